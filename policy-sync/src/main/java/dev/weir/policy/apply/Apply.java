package dev.weir.policy.apply;

import dev.weir.policy.target.Change;
import dev.weir.policy.target.Outcome;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to make a plan true.
 *
 * @param changes how many the plan has
 * @param error why it did not complete, and what to do
 */
public record Apply(
        UUID id,
        UUID plan,
        String target,
        State state,
        String begunBy,
        Instant begunAt,
        Optional<Instant> finishedAt,
        int changes,
        Counts counts,
        Optional<String> error) {

    public enum State {
        /** Also if its process died: another one goes on when the lease has run out. */
        RUNNING,
        /** All is as planned: it was read back. */
        COMPLETED,
        FAILED,
        /** Somebody changed the target meanwhile: plan again. */
        STALE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Counts(int applied, int rejected, int unknown) {}

    /** A change with its place in the plan, and what became of it. */
    public record Entry(int seq, Change change, Outcome.Result result, String reason, Instant at) {}
}
