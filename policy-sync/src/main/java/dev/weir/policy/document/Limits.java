package dev.weir.policy.document;

import java.util.OptionalInt;

/**
 * How much one apply may change before somebody must say so.
 *
 * @param peopleLosing principals that lose something
 * @param columnsExposed columns that somebody sees who did not
 * @param prune objects that are deleted
 * @param prunePercent of Weir's objects
 */
public record Limits(
        OptionalInt peopleLosing, OptionalInt columnsExposed, OptionalInt prune, OptionalInt prunePercent) {
    public static final Limits NONE =
            new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
