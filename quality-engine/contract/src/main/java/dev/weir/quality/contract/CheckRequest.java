package dev.weir.quality.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is to evaluate. Everything it needs is in here: it asks the service nothing further.
 *
 * @param runId the run, a UUID
 * @param attempt from 1; counts the claims of this run. Heartbeat and report name it, and one that is not the latest is
 *     refused
 * @param at the moment that the check speaks of, ISO-8601: what {@code now()} is, and what ages are counted to
 * @param source what to read
 * @param references the other datasets that rules speak of, by the alias that they use
 * @param rules with every computed operand already a number or a date; none if rows are only to be written anew
 * @param analyzers what to measure besides, a metric each; they decide nothing
 * @param badRows what becomes of rows that break a rule
 * @param staging where the attempt may write, nothing else is there before it starts; null if no row is to be written
 * @param maxSamples how many failing rows the report may carry, at most
 */
public record CheckRequest(
        String runId,
        int attempt,
        String at,
        BatchSource source,
        List<ReferenceSource> references,
        List<Rule> rules,
        List<Rule> analyzers,
        BadRows badRows,
        @Nullable Staging staging,
        int maxSamples) {

    // Requests that were kept by earlier versions have less in them.
    @SuppressWarnings("ConstantValue")
    public CheckRequest {
        references = references == null ? List.of() : List.copyOf(references);
        rules = List.copyOf(rules);
        analyzers = analyzers == null ? List.of() : List.copyOf(analyzers);
        badRows = badRows == null ? BadRows.APART : badRows;
    }

    /** What becomes of rows that break a rule. */
    public enum BadRows {
        /** They are written to {@link Staging#failed}, and the others to {@link Staging#passed}. */
        APART,
        /** All rows are written to {@link Staging#passed}; those that break a rule to {@link Staging#failed} as well. */
        COPIED
    }

    /**
     * The objects of a batch.
     *
     * @param path the folder they share, a lake path that ends with a slash; {@code file:///...} or {@code s3://...}
     * @param objects their full locations ({@code file:///srv/lake/landing/a.csv}); exactly these are read, in no order
     * @param leaveOut columns that are not read, as if they were not there
     */
    public record BatchSource(String path, DataFormat format, List<SourceObject> objects, List<String> leaveOut) {

        @SuppressWarnings("ConstantValue")
        public BatchSource {
            objects = List.copyOf(objects);
            leaveOut = leaveOut == null ? List.of() : List.copyOf(leaveOut);
        }

        public BatchSource(String path, DataFormat format, List<SourceObject> objects) {
            this(path, format, objects, List.of());
        }
    }

    /** @param alias as rules write it */
    public record ReferenceSource(String alias, BatchSource source) {}

    /** @param bytes its size when the batch was received; a worker that finds another size reports an engine error */
    public record SourceObject(String location, long bytes) {}

    /** How a batch is encoded. CSV has a header line; NDJSON is one object a line. Text may be gzipped ({@code .gz}). */
    public enum DataFormat {
        PARQUET,
        CSV,
        NDJSON;

        /** What a file is by its name; empty if it is none of these. */
        public static Optional<DataFormat> ofFile(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
            if (name.endsWith(".parquet")) {
                return Optional.of(PARQUET);
            }
            if (plain.endsWith(".csv")) {
                return Optional.of(CSV);
            }
            return plain.endsWith(".ndjson") || plain.endsWith(".jsonl") || plain.endsWith(".json")
                    ? Optional.of(NDJSON)
                    : Optional.empty();
        }
    }

    /**
     * Two folders, both ending with a slash and of this attempt alone: good rows go to {@code passed}, rows that broke a
     * rule to {@code failed} with two more columns, {@code weir_rules} (array of rule ids) and {@code weir_reasons} (array
     * of text, same order).
     */
    public record Staging(String passed, String failed) {}
}
