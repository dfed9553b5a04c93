package dev.weir.policy.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How policies are applied and watched. What they say is in the documents. */
@ConfigMapping(prefix = "weir.policy")
public interface PolicySettings {

    /** How many persons must approve a plan before it is applied. Who made the plan or the documents does not count. */
    @WithDefault("0")
    int approvals();

    /** How many changes are handed to a target at a time. */
    @WithDefault("20")
    int batch();

    /** How often a target is looked at again until all of a plan is to be seen there. */
    @WithDefault("6")
    int rounds();

    /** The pause before a target is looked at again. */
    @WithDefault("2s")
    Duration pause();

    /** After this time another service goes on with an apply whose service no longer reports. */
    @WithDefault("30s")
    Duration lease();

    /** How often a target is compared with what was applied. */
    @WithDefault("5m")
    Duration driftEvery();

    /** How old the reading of a target may be that answers who may read what. */
    @WithDefault("60s")
    Duration readingAge();
}
