package dev.weir.quality.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset whose batches do not come through its gate. There is at most one open for a ruleset and a dataset: further
 * failures join it.
 *
 * @param owner as the ruleset names it
 * @param reason why the latest batch was turned away or held
 * @param failures how many batches were
 * @param closedBy a person, or {@code weir} if a later batch was published
 */
public record Incident(
        UUID id,
        String ruleset,
        String lake,
        String dataset,
        Optional<String> owner,
        State state,
        Instant openedAt,
        String reason,
        long failures,
        Optional<Instant> closedAt,
        Optional<String> closedBy,
        Optional<String> closedFor) {

    /** Whether it goes on. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** A batch that was turned away, or that nobody could decide about. @param state {@code quarantined} or {@code held} @param cause the likely one */
    public record Failure(UUID batch, String state, String reason, Optional<String> cause, Instant at) {}

    Incident closed(Instant at, String by, String why) {
        return new Incident(
                id,
                ruleset,
                lake,
                dataset,
                owner,
                State.CLOSED,
                openedAt,
                reason,
                failures,
                Optional.of(at),
                Optional.of(by),
                Optional.of(why));
    }
}
