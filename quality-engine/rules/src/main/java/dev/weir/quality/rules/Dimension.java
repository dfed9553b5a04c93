package dev.weir.quality.rules;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What kind of quality a rule speaks of. Five of the six primary dimensions of DAMA UK's white paper of 2013; the sixth,
 * accuracy, needs the world to compare with, and no rule has it.
 */
public enum Dimension {
    /** Everything is there: values, rows, bytes. */
    COMPLETENESS,
    /** Values and columns are as they are defined to be: type, format, range, distribution. */
    VALIDITY,
    /** Nothing is there twice. */
    UNIQUENESS,
    /** It is there when it is needed. */
    TIMELINESS,
    /** It agrees with what else is known: with other columns, other datasets, earlier batches. */
    CONSISTENCY;

    /** Empty for what is no rule of its own: {@code and} and {@code or}, which speak of what their parts do, and an analyzer. */
    public static Optional<Dimension> of(RuleKind kind) {
        return switch (kind) {
            case ROW_COUNT, IS_COMPLETE, COMPLETENESS, FILE_SIZE -> Optional.of(COMPLETENESS);
            case COLUMN_COUNT,
                    COLUMN_VALUES,
                    COLUMN_LENGTH,
                    COLUMN_DATA_TYPE,
                    COLUMN_EXISTS,
                    COLUMN_NAMES_MATCH_PATTERN,
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
                    CUSTOM_SQL -> Optional.of(VALIDITY);
            case IS_UNIQUE,
                    UNIQUENESS,
                    IS_PRIMARY_KEY,
                    UNIQUE_VALUE_RATIO,
                    DISTINCT_VALUES_COUNT,
                    DUPLICATE_ROW_COUNT,
                    FILE_UNIQUENESS -> Optional.of(UNIQUENESS);
            case DATA_FRESHNESS, FILE_FRESHNESS -> Optional.of(TIMELINESS);
            case COLUMN_CORRELATION,
                    REFERENTIAL_INTEGRITY,
                    ROW_COUNT_MATCH,
                    SCHEMA_MATCH,
                    AGGREGATE_MATCH,
                    DATASET_MATCH,
                    DETECT_ANOMALIES,
                    FILE_MATCH -> Optional.of(CONSISTENCY);
            case ALL_STATISTICS, AND, OR -> Optional.empty();
        };
    }

    /** Those that a rule speaks of; several only if its parts do. */
    public static Set<Dimension> of(Rule rule) {
        return rule.leaves().flatMap(leaf -> of(leaf.kind()).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
