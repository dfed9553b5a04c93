package dev.weir.quality.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a worker found out.
 *
 * <p>Law: {@code passedRows + failedRows + skippedRows == rows}, and the staged files hold exactly the passed and the
 * failed rows. A row is failed if it breaks a row-level rule whose own outcome is {@link Outcome#FAILED}: a rule that
 * holds, within its threshold, marks no row. A line that could not be read as a row of the batch's schema is a failed row
 * with the reason {@code malformed}. Where bad rows are only copied ({@link CheckRequest.BadRows#COPIED}), the files of passed
 * rows hold all rows but the malformed ones; the counts are the same. Where nothing was to be written, there are no files.
 *
 * @param engine for people, such as {@code deequ 2.1.0-spark-3.5 on spark 3.5.7}
 * @param error what went wrong, for people; null unless {@code status} is {@link Status#ENGINE_ERROR}, and then the
 *     counts are 0 and the lists empty
 * @param outcomes one for each rule of the request, same order
 * @param passed the files under {@code staging.passed}; none if no row passed
 * @param failed the files under {@code staging.failed}; none if no row failed
 * @param samples some failing rows, for people to look at
 * @param metrics what was measured, for the history: of the rules, and of the analyzers
 * @param millis wall-clock time of the evaluation
 */
public record CheckReport(
        String runId,
        int attempt,
        Status status,
        String engine,
        @Nullable String error,
        long rows,
        long passedRows,
        long failedRows,
        long skippedRows,
        List<RuleOutcome> outcomes,
        List<StagedFile> passed,
        List<StagedFile> failed,
        List<FailingRow> samples,
        List<MetricValue> metrics,
        long millis) {

    @SuppressWarnings("ConstantValue") // An older worker tells none.
    public CheckReport {
        outcomes = List.copyOf(outcomes);
        passed = List.copyOf(passed);
        failed = List.copyOf(failed);
        samples = List.copyOf(samples);
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }

    /** Whether the engine got to the end. An error says nothing about the data. */
    public enum Status {
        COMPLETED,
        ENGINE_ERROR
    }

    /** What became of one rule. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** It asks for a comparison with earlier batches, and there are not enough of them. It keeps nothing out. */
        SKIPPED,
        /** The engine could not evaluate it, which neither passes nor fails. */
        UNDECIDED
    }

    /**
     * @param metric the value that the rule's condition was held against (a count, or a share from 0 to 1); null where
     *     there is none
     * @param failingRows rows that break the rule; 0 for a rule without row-level meaning
     * @param message for people: expected and found, or why it could not be decided
     * @param parts of {@code and} and {@code or}, in their order; else empty
     */
    public record RuleOutcome(
            String ruleId,
            Outcome outcome,
            @Nullable Double metric,
            long failingRows,
            String message,
            List<RuleOutcome> parts) {

        @SuppressWarnings("ConstantValue") // An older worker tells none.
        public RuleOutcome {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        public RuleOutcome(String ruleId, Outcome outcome, @Nullable Double metric, long failingRows, String message) {
            this(ruleId, outcome, metric, failingRows, message, List.of());
        }
    }

    /**
     * @param name as Glue names it, see {@code MetricName}: {@code Dataset.*.RowCount}, {@code Column.email.Completeness}
     */
    public record MetricValue(String name, double value) {}

    /** @param location full, below the staging folder */
    public record StagedFile(String location, long bytes, long rows) {}

    /**
     * A row that broke at least one rule.
     *
     * @param ruleIds the rules it broke; empty for a malformed line
     * @param reasons why, for people, at least one
     * @param values column name to value as text, in the order of the columns; a null value is null
     */
    public record FailingRow(List<String> ruleIds, List<String> reasons, Map<String, @Nullable String> values) {

        public FailingRow {
            ruleIds = List.copyOf(ruleIds);
            reasons = List.copyOf(reasons);
            values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        }
    }
}
