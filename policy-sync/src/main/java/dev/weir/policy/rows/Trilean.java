package dev.weir.policy.rows;

/** SQL's three truths, from false to true. */
enum Trilean {
    FALSE,
    UNKNOWN,
    TRUE;

    Trilean negated() {
        return values()[TRUE.ordinal() - ordinal()];
    }

    Trilean and(Trilean other) {
        return ordinal() < other.ordinal() ? this : other;
    }

    Trilean or(Trilean other) {
        return ordinal() > other.ordinal() ? this : other;
    }
}
