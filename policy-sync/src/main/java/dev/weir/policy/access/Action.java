package dev.weir.policy.access;

/** What a principal does to a table. */
public enum Action {
    SELECT,
    INSERT,
    DELETE,
    ALTER,
    DROP,
    DESCRIBE
}
