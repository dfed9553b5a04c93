package dev.weir.catalog.search;

/** What can be found. A column is found as a column only when it is asked for; else it is a reason to find its dataset. */
public enum Kind {
    DATASET,
    COLUMN,
    JOB,
    TERM,
    POLICY,
    RULESET,
    METRIC,
    FEATURE
}
