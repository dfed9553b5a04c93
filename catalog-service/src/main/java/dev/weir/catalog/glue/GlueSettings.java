package dev.weir.catalog.glue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Glue is spoken to. Where it is and what is done there is said for each lake. */
@ConfigMapping(prefix = "weir.glue")
public interface GlueSettings {

    /** How often a call is made, at most, when Glue throttles it. */
    @WithDefault("8")
    int attempts();

    /** The longest pause before the second attempt. It doubles with each; how much of it is waited is left to chance. */
    @WithDefault("200ms")
    Duration firstPause();

    /** No pause is longer. */
    @WithDefault("20s")
    Duration longestPause();

    /** How often a table is looked at again, and planned anew, if somebody else changed it meanwhile. */
    @WithDefault("3")
    int rounds();

    /** How long a dataset that could not be mirrored by itself waits for the next attempt. */
    @WithDefault("5m")
    Duration retryAfter();

    /** How long a run that no longer reports counts as going on. */
    @WithDefault("60s")
    Duration lease();
}
