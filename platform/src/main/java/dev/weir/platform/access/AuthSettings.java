package dev.weir.platform.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who may call. */
@ConfigMapping(prefix = "weir.auth")
public interface AuthSettings {

    /**
     * {@code local}: the service listens on loopback only, and whoever can reach it is the local administrator. {@code
     * token}: every call needs a token.
     */
    @WithDefault("local")
    Mode mode();

    /**
     * A first administrator's token, by which the others are made. Needed in {@code token} mode. At least 32 characters;
     * comes from a secret store, such as the environment variable {@code WEIR_AUTH_ADMIN_TOKEN}.
     */
    Optional<String> adminToken();

    /** A token for the workers that are deployed beside the service: {@code WEIR_AUTH_WORKER_TOKEN}. */
    Optional<String> workerToken();

    enum Mode {
        LOCAL,
        TOKEN
    }
}
