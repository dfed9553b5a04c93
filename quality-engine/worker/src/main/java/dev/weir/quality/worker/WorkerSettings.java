package dev.weir.quality.worker;

import dev.weir.quality.duckdb.DuckDbSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param url {@code WEIR_URL}, where the service is; {@code http://127.0.0.1:8080} if not set
 * @param token {@code WEIR_TOKEN}, sent as a bearer token; null if not set
 * @param name {@code WEIR_WORKER_NAME}, for people; host and process id if not set
 * @param engine {@code WEIR_ENGINE}: {@code auto}, {@code duckdb} or {@code deequ}; {@code auto} if not set
 * @param duckdb {@code WEIR_DUCKDB_MEMORY_MB}, what DuckDB may hold in memory beside the heap, 512 if not set; {@code
 *     WEIR_DUCKDB_BATCH_MB}, the largest batch that {@code auto} gives to it, 4096 if not set
 */
record WorkerSettings(URI url, @Nullable String token, String name, EngineName engine, DuckDbSettings duckdb) {

    static WorkerSettings of(Map<String, String> environment) {
        return new WorkerSettings(
                URI.create(environment.getOrDefault("WEIR_URL", "http://127.0.0.1:8080")),
                blankToNull(environment.get("WEIR_TOKEN")),
                environment.getOrDefault(
                        "WEIR_WORKER_NAME",
                        environment.getOrDefault("HOSTNAME", "worker") + "-"
                                + ProcessHandle.current().pid()),
                EngineName.of(environment.getOrDefault("WEIR_ENGINE", "auto")),
                duckdb(environment));
    }

    private static DuckDbSettings duckdb(Map<String, String> environment) {
        DuckDbSettings defaults = DuckDbSettings.defaults();
        return new DuckDbSettings(
                megabytes(environment, "WEIR_DUCKDB_MEMORY_MB", 512),
                defaults.threads(),
                defaults.scratch(),
                defaults.queryTimeout(),
                megabytes(environment, "WEIR_DUCKDB_BATCH_MB", 4096));
    }

    private static long megabytes(Map<String, String> environment, String name, int otherwise) {
        String value = environment.getOrDefault(name, Integer.toString(otherwise));
        try {
            return (long) Integer.parseInt(value) << 20;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be a whole number of megabytes", e);
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
