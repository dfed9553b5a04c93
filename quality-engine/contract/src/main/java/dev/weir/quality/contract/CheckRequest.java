package dev.weir.quality.contract;

import java.util.List;

/**
 * What a worker is to evaluate. Everything it needs is in here: it asks the service nothing further.
 *
 * @param runId the run, a UUID
 * @param attempt from 1; counts the claims of this run. Heartbeat and report name it, and one that is not the latest is
 *     refused
 * @param source what to read
 * @param rules at least one
 * @param staging where the attempt may write; nothing else is there before it starts
 * @param maxSamples how many failing rows the report may carry, at most
 */
public record CheckRequest(
        String runId, int attempt, BatchSource source, List<Rule> rules, Staging staging, int maxSamples) {

    public CheckRequest {
        rules = List.copyOf(rules);
    }

    /**
     * The objects of a batch.
     *
     * @param path the folder they share, a lake path that ends with a slash; {@code file:///...} or {@code s3://...}
     * @param objects their full locations ({@code file:///srv/lake/landing/a.csv}); exactly these are read, in no order
     */
    public record BatchSource(String path, DataFormat format, List<SourceObject> objects) {

        public BatchSource {
            objects = List.copyOf(objects);
        }
    }

    /** @param bytes its size when the batch was received; a worker that finds another size reports an engine error */
    public record SourceObject(String location, long bytes) {}

    /** How a batch is encoded. CSV has a header line; NDJSON is one object a line. Text may be gzipped ({@code .gz}). */
    public enum DataFormat {
        PARQUET,
        CSV,
        NDJSON
    }

    /**
     * Two folders, both ending with a slash and of this attempt alone: good rows go to {@code passed}, rows that broke a
     * rule to {@code failed} with two more columns, {@code weir_rules} (array of rule ids) and {@code weir_reasons} (array
     * of text, same order).
     */
    public record Staging(String passed, String failed) {}
}
