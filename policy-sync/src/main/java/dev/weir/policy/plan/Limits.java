package dev.weir.policy.plan;

import java.util.OptionalInt;

/**
 * How much one apply may change before a person has to say that this is meant. Empty: no limit.
 *
 * @param losing people who lose some access
 * @param exposed columns of which somebody sees more than before
 * @param deletes objects taken away
 * @param deletePercent the same, of those that Weir made
 */
public record Limits(OptionalInt losing, OptionalInt exposed, OptionalInt deletes, OptionalInt deletePercent) {

    public static final Limits NONE =
            new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
