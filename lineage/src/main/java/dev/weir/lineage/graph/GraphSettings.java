package dev.weir.lineage.graph;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The lineage graph that each replica has in memory. */
@ConfigMapping(prefix = "weir.lineage.graph")
public interface GraphSettings {

    /** How long a replica waits until it tries again to read a graph that it could not read. */
    @WithDefault("5s")
    Duration retryAfter();
}
