package dev.weir.quality.odcs;

import org.jspecify.annotations.Nullable;

/**
 * A difference between two contracts, or between a contract and what there is.
 *
 * @param what that it is about: {@code orders.amount}, {@code quality of orders}, {@code sla retention}
 * @param before null if it is new
 * @param after null if it is gone
 * @param reason what it means to who relies on the contract
 * @param beforePlace in the older document; null if it is not in there
 * @param afterPlace in the newer document; null if it is not in there
 */
public record ContractChange(
        Kind kind,
        Aspect aspect,
        String what,
        @Nullable String before,
        @Nullable String after,
        String reason,
        @Nullable Place beforePlace,
        @Nullable Place afterPlace) {

    /** What it means. */
    public enum Kind {
        /** Who relies on the contract may fail, or read something else. */
        BREAKING,
        /** Everything that was promised still holds. */
        COMPATIBLE,
        /** Words for people, and where things are. */
        DOCS
    }

    /** What is different. */
    public enum Aspect {
        TABLE,
        COLUMN,
        TYPE,
        NULLABILITY,
        UNIQUENESS,
        KEY,
        PARTITION,
        QUALITY,
        SLA,
        OTHER
    }
}
