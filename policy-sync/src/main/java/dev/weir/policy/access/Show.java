package dev.weir.policy.access;

/**
 * How a column's values are seen. What one shows is no order of all of them: {@link #HASH} and {@link #LAST4} tell different
 * things. Only {@link #PLAIN} tells everything and {@link #EXCLUDED} nothing.
 */
public enum Show {
    PLAIN,
    HASH,
    LAST4,
    FIRST4,
    YEAR,
    REDACT,
    NULL,
    EXCLUDED;

    /** Whether somebody who sees {@code this} learns nothing that {@code other} does not tell. */
    public boolean within(Show other) {
        return this == other || other == PLAIN || this == EXCLUDED || (this == NULL && other != EXCLUDED);
    }
}
