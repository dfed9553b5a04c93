package dev.weir.quality.duckdb;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much of the machine a check may take.
 *
 * @param memoryBytes what DuckDB may hold in memory; beyond it writes to {@code scratch}. The JVM's heap is not in it
 * @param threads at least 1
 * @param scratch a folder for what does not fit into memory, and for fetched objects; each check has a folder of its own in
 *     it, and removes it
 * @param queryTimeout for SQL that somebody wrote into a rule; a query that needs longer leaves its rule undecided
 * @param mostBytes of a batch and its references, as they are stored, that {@link EngineChoice} still gives to DuckDB
 */
public record DuckDbSettings(long memoryBytes, int threads, Path scratch, Duration queryTimeout, long mostBytes) {
    public DuckDbSettings {
        if (memoryBytes < 64L << 20) {
            throw new IllegalArgumentException("DuckDB needs 64 MB of memory at least, not " + memoryBytes + " bytes");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, not " + threads);
        }
    }

    /** A gigabyte, all cores, the system's folder for temporary files, a minute a query, batches of up to 4 GB. */
    public static DuckDbSettings defaults() {
        return new DuckDbSettings(
                1L << 30,
                Runtime.getRuntime().availableProcessors(),
                Path.of(System.getProperty("java.io.tmpdir")),
                Duration.ofMinutes(1),
                4L << 30);
    }
}
