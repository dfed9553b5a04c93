package dev.weir.catalog.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Search, and the index that each replica has of its own. */
@ConfigMapping(prefix = "weir.search")
public interface SearchSettings {

    /**
     * Where the index lies. It may be thrown away at any time: it is made again. Without it, {@code search} in {@code
     * WEIR_HOME} (or {@code .weir}) beside the embedded PostgreSQL, else {@code weir-search} in the folder for temporary files.
     */
    Optional<Path> folder();

    /** How often the change feed is looked at. */
    @WithDefault("200ms")
    Duration every();

    /** How long to wait after a failure. */
    @WithDefault("5s")
    Duration retryAfter();

    /** How often the index is made to outlive a restart. A restart goes on from there. */
    @WithDefault("30s")
    Duration commitEvery();

    /** How long a question waits for the change that it must see. */
    @WithDefault("1s")
    Duration longestWait();

    /** Memory for documents that are not on disk yet. */
    @WithDefault("32")
    int bufferMb();
}
