package dev.weir.quality.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is told what. */
@ConfigMapping(prefix = "weir.webhook")
public interface WebhookSettings {

    /** By a name of your own, under which deliveries are listed. */
    Map<String, Hook> hook();

    /** A delivery that has failed so often is dead. */
    @WithDefault("12")
    int attempts();

    /** The pause after the first attempt; it doubles with each. */
    @WithDefault("5s")
    Duration firstPause();

    /** No pause is longer. */
    @WithDefault("30m")
    Duration longestPause();

    /** So long an answer is waited for. */
    @WithDefault("10s")
    Duration timeout();

    /** So long deliveries are kept that were made. */
    @WithDefault("7d")
    Duration keepDone();

    /** So long dead deliveries are kept. */
    @WithDefault("30d")
    Duration keepDead();

    /** One that is told. */
    interface Hook {

        URI url();

        /** {@code slack}: a text, as Slack and its likes take it. {@code signed}: the change as JSON, signed. */
        @WithDefault("signed")
        Kind kind();

        /** For the signature. At least 16 characters. */
        Optional<String> secret();

        /** Kinds of changes, such as {@code incident.opened} or {@code batch.published}. */
        @WithDefault("incident.opened,incident.closed")
        Set<String> events();
    }

    enum Kind {
        SLACK,
        SIGNED
    }
}
