package dev.weir.quality.contract;

/**
 * The DQDL rule types, and {@code and}, {@code or}.
 *
 * <p>Names are DQDL's own, see "DQDL rule type reference" of the AWS Glue documentation. A rule with {@link #rowLevel}
 * meaning can say of each single row whether the row breaks it; any other rule speaks of the batch as a whole.
 */
public enum RuleKind {
    ROW_COUNT("RowCount", false, Answerer.ENGINE),
    COLUMN_COUNT("ColumnCount", false, Answerer.ENGINE),
    IS_COMPLETE("IsComplete", true, Answerer.ENGINE),
    COMPLETENESS("Completeness", true, Answerer.ENGINE),
    IS_UNIQUE("IsUnique", true, Answerer.ENGINE),
    UNIQUENESS("Uniqueness", true, Answerer.ENGINE),
    IS_PRIMARY_KEY("IsPrimaryKey", true, Answerer.ENGINE),
    UNIQUE_VALUE_RATIO("UniqueValueRatio", false, Answerer.ENGINE),
    DISTINCT_VALUES_COUNT("DistinctValuesCount", false, Answerer.ENGINE),
    DUPLICATE_ROW_COUNT("DuplicateRowCount", false, Answerer.ENGINE),
    COLUMN_VALUES("ColumnValues", true, Answerer.ENGINE),
    COLUMN_LENGTH("ColumnLength", true, Answerer.ENGINE),
    COLUMN_DATA_TYPE("ColumnDataType", true, Answerer.ENGINE),
    COLUMN_EXISTS("ColumnExists", false, Answerer.ENGINE),
    COLUMN_NAMES_MATCH_PATTERN("ColumnNamesMatchPattern", false, Answerer.ENGINE),
    COLUMN_CORRELATION("ColumnCorrelation", false, Answerer.ENGINE),
    MEAN("Mean", false, Answerer.ENGINE),
    SUM("Sum", false, Answerer.ENGINE),
    STANDARD_DEVIATION("StandardDeviation", false, Answerer.ENGINE),
    VARIANCE("Variance", false, Answerer.ENGINE),
    SKEWNESS("Skewness", false, Answerer.ENGINE),
    KURTOSIS("Kurtosis", false, Answerer.ENGINE),
    RANGE("Range", false, Answerer.ENGINE),
    INTERQUARTILE_RANGE("InterquartileRange", false, Answerer.ENGINE),
    ZEROS_COUNT("ZerosCount", false, Answerer.ENGINE),
    ENTROPY("Entropy", false, Answerer.ENGINE),
    DATA_FRESHNESS("DataFreshness", true, Answerer.ENGINE),
    CUSTOM_SQL("CustomSql", false, Answerer.ENGINE),
    REFERENTIAL_INTEGRITY("ReferentialIntegrity", true, Answerer.ENGINE),
    ROW_COUNT_MATCH("RowCountMatch", false, Answerer.ENGINE),
    SCHEMA_MATCH("SchemaMatch", false, Answerer.ENGINE),
    AGGREGATE_MATCH("AggregateMatch", false, Answerer.ENGINE),
    DATASET_MATCH("DatasetMatch", false, Answerer.ENGINE),
    DETECT_ANOMALIES("DetectAnomalies", false, Answerer.HISTORY),
    ALL_STATISTICS("AllStatistics", false, Answerer.ANALYZER),
    FILE_FRESHNESS("FileFreshness", false, Answerer.FILES),
    FILE_MATCH("FileMatch", false, Answerer.FILES),
    FILE_SIZE("FileSize", false, Answerer.FILES),
    FILE_UNIQUENESS("FileUniqueness", false, Answerer.FILES),
    AND("and", false, Answerer.PARTS),
    OR("or", false, Answerer.PARTS);

    /** Who knows the answer. */
    public enum Answerer {
        /** An engine, from the rows of the batch. */
        ENGINE,
        /** Weir, from the metrics of earlier batches; an engine is given a rule with plain numbers instead. */
        HISTORY,
        /** Weir, from the files themselves; an engine is given {@link Rule#decided}. */
        FILES,
        /** It is the answers of its parts. */
        PARTS,
        /** Nobody: it measures, and is no rule. */
        ANALYZER
    }

    private final String dqdlName;
    private final boolean rowLevel;
    private final Answerer answerer;

    RuleKind(String dqdlName, boolean rowLevel, Answerer answerer) {
        this.dqdlName = dqdlName;
        this.rowLevel = rowLevel;
        this.answerer = answerer;
    }

    /** As it is written in a ruleset, such as {@code IsComplete}. */
    public String dqdlName() {
        return dqdlName;
    }

    public boolean rowLevel() {
        return rowLevel;
    }

    public Answerer answerer() {
        return answerer;
    }
}
