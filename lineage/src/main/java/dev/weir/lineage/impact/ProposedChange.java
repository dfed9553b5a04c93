package dev.weir.lineage.impact;

/** What somebody wants to do, or what may happen, to a dataset or a column. */
public enum ProposedChange {
    DROP,
    RENAME,
    /** Of a column: its type. */
    TYPE,
    /** Bad rows come in. */
    FAILING_BATCH
}
