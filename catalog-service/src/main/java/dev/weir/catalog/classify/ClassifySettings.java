package dev.weir.catalog.classify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is classified without being asked for. */
@ConfigMapping(prefix = "weir.classify")
public interface ClassifySettings {

    /** Whether this service classifies datasets whose columns are new or changed. Others of the same database may still. */
    @WithDefault("true")
    boolean afterCrawl();

    /** So often a dataset is tried whose file the lake does not give; then only names are looked at. */
    @WithDefault("3")
    int maxAttempts();

    /** How long it waits in between. */
    @WithDefault("30s")
    Duration retryAfter();

    /** How long a dataset belongs to the service that looks at it. Afterwards any service does. */
    @WithDefault("2m")
    Duration lease();
}
