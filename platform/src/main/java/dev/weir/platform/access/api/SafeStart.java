package dev.weir.platform.access.api;

import dev.weir.platform.access.AuthSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start where everybody on the network would be the administrator. */
@ApplicationScoped
public class SafeStart {

    private static final int SHORTEST_TOKEN = 32;

    void check(
            @Observes StartupEvent start,
            AuthSettings settings,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        check(settings, host);
    }

    static void check(AuthSettings settings, String host) {
        switch (settings.mode()) {
            case LOCAL -> {
                if (!Loopback.is(host)) {
                    throw new UnsafeStart(
                            "quarkus.http.host is " + host
                                    + ", but without authentication Weir listens on loopback only: set weir.auth.mode=token and"
                                    + " weir.auth.admin-token (WEIR_AUTH_ADMIN_TOKEN), or leave quarkus.http.host at 127.0.0.1.");
                }
            }
            case TOKEN -> {
                if (settings.adminToken().map(String::length).orElse(0) < SHORTEST_TOKEN) {
                    throw new UnsafeStart(
                            "weir.auth.mode is token, but weir.auth.admin-token (WEIR_AUTH_ADMIN_TOKEN) is not"
                                    + " set, or shorter than " + SHORTEST_TOKEN + " characters.");
                }
            }
        }
    }

    /** The settings would leave Weir open. */
    public static final class UnsafeStart extends IllegalStateException {
        UnsafeStart(String reason) {
            super(reason);
        }
    }
}
