package dev.weir.quality.rules;

import dev.weir.quality.contract.RuleKind;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What people read about a rule type; {@code docs/quality.md} and error messages are made from it.
 *
 * @param example a whole rule
 * @param holds when it holds, in a sentence without its subject
 * @param nulls what a null value means to it
 */
public record RuleReference(String example, String holds, String nulls) {
    private static final String NONE = "-";
    private static final String OPEN = "not spoken of; `with nulls`";
    private static final String OUT = "left out";

    /** All rule types, for a message. */
    static String names() {
        return Arrays.stream(RuleKind.values())
                .filter(kind ->
                        kind.answerer() != RuleKind.Answerer.PARTS && kind.answerer() != RuleKind.Answerer.ANALYZER)
                .map(RuleKind::dqdlName)
                .collect(Collectors.joining(", "));
    }

    public static RuleReference of(RuleKind kind) {
        return switch (kind) {
            case ROW_COUNT -> of("RowCount > 0", "the number of rows satisfies the condition", NONE);
            case COLUMN_COUNT -> of("ColumnCount = 12", "the number of columns satisfies the condition", NONE);
            case IS_COMPLETE -> of("IsComplete \"id\"", "no value is null", "breaks it");
            case COMPLETENESS ->
                of("Completeness \"id\" > 0.95", "the share of values that are not null satisfies it", "breaks it");
            case IS_UNIQUE -> of("IsUnique \"id\"", "no value occurs twice", "not spoken of");
            case UNIQUENESS ->
                of("Uniqueness \"id\" > 0.95", "the share of values that occur once satisfies it", "not spoken of");
            case IS_PRIMARY_KEY ->
                of("IsPrimaryKey \"id\" \"day\"", "no key is null in any part, and none occurs twice", "breaks it");
            case UNIQUE_VALUE_RATIO ->
                of("UniqueValueRatio \"id\" > 0.9", "values that occur once / different values satisfies it", OUT);
            case DISTINCT_VALUES_COUNT ->
                of(
                        "DistinctValuesCount \"country\" < 250",
                        "the number of different values satisfies it, exactly",
                        OUT);
            case DUPLICATE_ROW_COUNT ->
                of(
                        "DuplicateRowCount = 0",
                        "the rows that repeat an earlier one, of all or of the named columns",
                        "a value");
            case COLUMN_VALUES -> of("ColumnValues \"amount\" >= 0", "every value satisfies the condition", OPEN);
            case COLUMN_LENGTH -> of("ColumnLength \"zip\" = 5", "the length of every value satisfies it", OPEN);
            case COLUMN_DATA_TYPE ->
                of("ColumnDataType \"day\" = \"Date\"", "every value can be read as that type", OPEN);
            case COLUMN_EXISTS -> of("ColumnExists \"id\"", "there is such a column", NONE);
            case COLUMN_NAMES_MATCH_PATTERN ->
                of("ColumnNamesMatchPattern \"[a-z_]+\"", "the name of every column matches", NONE);
            case COLUMN_CORRELATION ->
                of("ColumnCorrelation \"price\" \"tax\" > 0.8", "Pearson's correlation satisfies it", OUT);
            case MEAN -> of("Mean \"amount\" between 10 and 20", "the mean satisfies it", OUT);
            case SUM -> of("Sum \"amount\" > 0", "the sum satisfies it", OUT);
            case STANDARD_DEVIATION ->
                of("StandardDeviation \"amount\" < 3", "the deviation of the population satisfies it", OUT);
            case VARIANCE -> of("Variance \"amount\" < 9", "the variance of the population satisfies it", OUT);
            case SKEWNESS -> of("Skewness \"amount\" < 1", "the skewness of the population satisfies it", OUT);
            case KURTOSIS -> of("Kurtosis \"amount\" < 3", "the excess kurtosis of the population satisfies it", OUT);
            case RANGE -> of("Range \"amount\" < 1000", "greatest less least value satisfies it", OUT);
            case INTERQUARTILE_RANGE ->
                of("InterquartileRange \"amount\" < 50", "third less first quartile satisfies it", OUT);
            case ZEROS_COUNT -> of("ZerosCount \"amount\" < 10", "the number of zeros satisfies it", OUT);
            case ENTROPY -> of("Entropy \"status\" > 0.5", "the entropy of the values, in nats, satisfies it", OUT);
            case DATA_FRESHNESS ->
                of("DataFreshness \"created\" <= 24 hours", "the age of every value satisfies it", OPEN);
            case CUSTOM_SQL ->
                of(
                        "CustomSql \"select count(*) from primary where a > b\" = 0",
                        "the one number that the query gives satisfies it",
                        "as SQL has it");
            case REFERENTIAL_INTEGRITY ->
                of(
                        "ReferentialIntegrity \"country\" \"countries.{code}\" = 1.0",
                        "the share of rows whose values the other dataset has satisfies it",
                        OPEN);
            case ROW_COUNT_MATCH ->
                of("RowCountMatch \"orders\" >= 0.9", "rows / rows of the other dataset satisfies it", NONE);
            case SCHEMA_MATCH ->
                of("SchemaMatch \"orders\" = 1.0", "the share of columns that both have, alike, satisfies it", NONE);
            case AGGREGATE_MATCH ->
                of(
                        "AggregateMatch \"sum(amount)\" \"sum(orders.amount)\" >= 0.99",
                        "the first aggregate / the second satisfies it",
                        OUT);
            case DATASET_MATCH ->
                of(
                        "DatasetMatch \"orders\" \"id->order_id\" >= 0.95",
                        "the share of rows that the other dataset has under the same key, alike, satisfies it",
                        "equals a null");
            case DETECT_ANOMALIES ->
                of("DetectAnomalies \"RowCount\"", "the metric is where earlier batches let expect it", NONE);
            case ALL_STATISTICS -> of("AllStatistics \"amount\"", "measures only, in `Analyzers`", OUT);
            case FILE_FRESHNESS ->
                of("FileFreshness > (now() - 24 hours)", "every file was changed at such a time", NONE);
            case FILE_MATCH ->
                of(
                        "FileMatch \"landing/a/\" \"landing/b/\"",
                        "every file has its like there, or a listed checksum",
                        NONE);
            case FILE_SIZE -> of("FileSize between 1 KB and 2 GB", "the size of every file satisfies it", NONE);
            case FILE_UNIQUENESS ->
                of("FileUniqueness = 1.0", "the share of files that differ from each other satisfies it", NONE);
            case AND -> of("(IsComplete \"a\") and (IsUnique \"a\")", "every part holds", NONE);
            case OR -> of("(RowCount > 0) or (IsComplete \"a\")", "a part holds", NONE);
        };
    }

    private static RuleReference of(String example, String holds, String nulls) {
        return new RuleReference(example, holds, nulls);
    }
}
