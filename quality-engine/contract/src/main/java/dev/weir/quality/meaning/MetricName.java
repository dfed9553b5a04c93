package dev.weir.quality.meaning;

import dev.weir.quality.contract.Rule;
import java.util.Optional;

/**
 * What a metric is called in the history, as Glue calls its statistics: {@code Dataset.*.RowCount}, {@code
 * Column.email.Completeness}, {@code Multicolumn.a,b.Uniqueness}; then the {@code where}, if there is one, in brackets.
 */
public final class MetricName {
    private MetricName() {}

    /** Empty for a rule that measures nothing that can be compared from batch to batch. */
    public static Optional<String> of(Rule rule) {
        return switch (rule.kind()) {
            case COLUMN_EXISTS, AND, OR, ALL_STATISTICS, DETECT_ANOMALIES -> Optional.empty();
            case CUSTOM_SQL -> Optional.of("Dataset.*.CustomSql[" + rule.sql() + "]");
            case IS_COMPLETE -> Optional.of(named(rule, "Completeness"));
            case IS_UNIQUE -> Optional.of(named(rule, "Uniqueness"));
            case IS_PRIMARY_KEY -> Optional.of(named(rule, "PrimaryKey"));
            case COLUMN_VALUES, COLUMN_LENGTH, COLUMN_DATA_TYPE, DATA_FRESHNESS ->
                Optional.of(named(rule, rule.kind().dqdlName() + ".Compliance") + "["
                        + (rule.condition() == null ? "" : ConditionText.of(rule.condition())) + "]");
            case REFERENTIAL_INTEGRITY, ROW_COUNT_MATCH, SCHEMA_MATCH, DATASET_MATCH ->
                Optional.of(named(rule, rule.kind().dqdlName()) + "["
                        + (rule.reference() == null ? "" : rule.reference().alias()) + "]");
            case AGGREGATE_MATCH ->
                Optional.of("Dataset.*.AggregateMatch[" + String.join(", ", rule.arguments()) + "]");
            case ROW_COUNT,
                    COLUMN_COUNT,
                    COMPLETENESS,
                    UNIQUENESS,
                    UNIQUE_VALUE_RATIO,
                    DISTINCT_VALUES_COUNT,
                    DUPLICATE_ROW_COUNT,
                    COLUMN_NAMES_MATCH_PATTERN,
                    COLUMN_CORRELATION,
                    MEAN,
                    SUM,
                    STANDARD_DEVIATION,
                    VARIANCE,
                    SKEWNESS,
                    KURTOSIS,
                    RANGE,
                    INTERQUARTILE_RANGE,
                    ZEROS_COUNT,
                    ENTROPY,
                    FILE_FRESHNESS,
                    FILE_MATCH,
                    FILE_SIZE,
                    FILE_UNIQUENESS -> Optional.of(named(rule, rule.kind().dqdlName()));
        };
    }

    private static String named(Rule rule, String metric) {
        String about =
                switch (rule.columns().size()) {
                    case 0 -> "Dataset.*";
                    case 1 -> "Column." + rule.columns().get(0);
                    default -> "Multicolumn." + String.join(",", rule.columns());
                };
        return about + "." + metric + (rule.where() == null ? "" : "[where " + rule.where() + "]");
    }
}
