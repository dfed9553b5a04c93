package dev.weir.lineage.graph;

/** Which column edges a walk takes. */
enum Through {
    ANY,
    /** Those that carry values over. */
    DIRECT,
    /** Those that carry values over as they are, or made into others, and not masked. */
    UNMASKED;

    static Through of(boolean directOnly) {
        return directOnly ? DIRECT : ANY;
    }

    boolean passes(int kinds, int masked) {
        return switch (this) {
            case ANY -> true;
            case DIRECT -> Influence.anyDirect(kinds | masked);
            case UNMASKED -> Influence.anyDirect(kinds);
        };
    }
}
