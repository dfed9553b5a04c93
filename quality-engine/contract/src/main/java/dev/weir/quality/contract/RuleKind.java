package dev.weir.quality.contract;

/**
 * The DQDL rule types that a worker evaluates.
 *
 * <p>Names are DQDL's own, see "DQDL rule type reference" of the AWS Glue documentation. A rule with {@link #rowLevel}
 * meaning can say of each single row whether the row breaks it; any other rule speaks of the batch as a whole.
 */
public enum RuleKind {
    ROW_COUNT("RowCount", false),
    IS_COMPLETE("IsComplete", true),
    COMPLETENESS("Completeness", true),
    IS_UNIQUE("IsUnique", true),
    UNIQUENESS("Uniqueness", true),
    COLUMN_VALUES("ColumnValues", true),
    COLUMN_LENGTH("ColumnLength", true),
    COLUMN_EXISTS("ColumnExists", false),
    CUSTOM_SQL("CustomSql", false);

    private final String dqdlName;
    private final boolean rowLevel;

    RuleKind(String dqdlName, boolean rowLevel) {
        this.dqdlName = dqdlName;
        this.rowLevel = rowLevel;
    }

    /** As it is written in a ruleset, such as {@code IsComplete}. */
    public String dqdlName() {
        return dqdlName;
    }

    public boolean rowLevel() {
        return rowLevel;
    }
}
