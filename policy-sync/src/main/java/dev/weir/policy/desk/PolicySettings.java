package dev.weir.policy.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

    /** How targets are reached, by their names in the documents. */
    Map<String, Connection> target();

    /** One of them. AWS takes credentials from where its SDK looks for them. */
    interface Connection {

        /** Of Ranger's Admin; of Lake Formation and Glue only if they are not AWS' own. */
        Optional<URI> url();

        /** For Ranger: an administrator. */
        Optional<String> user();

        Optional<String> password();

        /** For Ranger: whether it makes users and groups that policies name and that it does not know. */
        @WithDefault("false")
        boolean createPrincipals();
    }
}
