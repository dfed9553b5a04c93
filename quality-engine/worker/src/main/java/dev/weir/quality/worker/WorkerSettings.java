package dev.weir.quality.worker;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param url {@code WEIR_URL}, where the service is; {@code http://127.0.0.1:8080} if not set
 * @param token {@code WEIR_TOKEN}, sent as a bearer token; null if not set
 * @param name {@code WEIR_WORKER_NAME}, for people; host and process id if not set
 */
record WorkerSettings(URI url, @Nullable String token, String name) {

    static WorkerSettings of(Map<String, String> environment) {
        return new WorkerSettings(
                URI.create(environment.getOrDefault("WEIR_URL", "http://127.0.0.1:8080")),
                blankToNull(environment.get("WEIR_TOKEN")),
                environment.getOrDefault(
                        "WEIR_WORKER_NAME",
                        environment.getOrDefault("HOSTNAME", "worker") + "-"
                                + ProcessHandle.current().pid()));
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
