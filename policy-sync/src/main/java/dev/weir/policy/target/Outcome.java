package dev.weir.policy.target;

/**
 * What became of one change.
 *
 * @param reason what the target said, and what to do; empty if applied
 */
public record Outcome(Change change, Result result, String reason) {

    public enum Result {
        APPLIED,
        /** The target refused; nothing changed. */
        REJECTED,
        /** The answer was lost; only reading the target again tells. */
        UNKNOWN
    }
}
