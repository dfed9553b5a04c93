package dev.weir.quality.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a worker may be silent. */
@ConfigMapping(prefix = "weir.run")
public interface RunSettings {

    /** After so long without a heartbeat a run is given to another worker. */
    @WithDefault("30s")
    Duration lease();

    /** How often a worker is to send a heartbeat. Well below the lease. */
    @WithDefault("5s")
    Duration heartbeat();

    /** How often an idle worker asks for work. */
    @WithDefault("500ms")
    Duration poll();

    /** A run that was lost so often is not tried again: it may be what kills the workers. Its batch is held. */
    @WithDefault("5")
    int maxAttempts();
}
