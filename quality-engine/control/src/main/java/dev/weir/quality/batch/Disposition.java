package dev.weir.quality.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people decided about that which a batch left in quarantine. Quality managers' word: release, scrap, rework.
 *
 * @param requestedBy who decided it, or asks for it
 * @param approvedBy the second person, if it needs one
 * @param runId that makes the rows of a release fit to be published
 * @param moves the journal of a release; empty until the run has reported
 * @param replayedBy the batch that took its place
 */
public record Disposition(
        Kind kind,
        Stage stage,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        Optional<UUID> runId,
        List<Move> moves,
        Optional<UUID> replayedBy) {

    /** What is done with it. */
    public enum Kind {
        RELEASE,
        DISCARD,
        REPLAY
    }

    /** How far it has come. */
    public enum Stage {
        /** It waits for a second person. */
        REQUESTED,
        UNDER_WAY,
        DONE
    }

    public Disposition {
        moves = List.copyOf(moves);
    }

    static Disposition of(Kind kind, Stage stage, String reason, String by, Instant at) {
        return new Disposition(
                kind,
                stage,
                reason,
                by,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static Disposition replayed(Replay replay, UUID by, Instant at) {
        return new Disposition(
                Kind.REPLAY,
                Stage.DONE,
                replay.reason(),
                replay.requestedBy(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(by));
    }

    Disposition approved(String by, Instant at) {
        return with(Stage.REQUESTED, Optional.of(by), Optional.of(at), runId, moves);
    }

    Disposition ordered(UUID run) {
        return with(Stage.UNDER_WAY, approvedBy, approvedAt, Optional.of(run), List.of());
    }

    Disposition planned(List<Move> journal) {
        return with(Stage.UNDER_WAY, approvedBy, approvedAt, runId, journal);
    }

    Disposition done() {
        return with(Stage.DONE, approvedBy, approvedAt, runId, moves);
    }

    /** Asked for again, because the answer may have been lost. */
    boolean isRepeatedBy(Kind again, String why, String by) {
        return kind == again && reason.equals(why) && requestedBy.equals(by);
    }

    boolean isRequested() {
        return stage == Stage.REQUESTED;
    }

    private Disposition with(
            Stage next, Optional<String> approver, Optional<Instant> at, Optional<UUID> run, List<Move> journal) {
        return new Disposition(kind, next, reason, requestedBy, requestedAt, approver, at, run, journal, replayedBy);
    }
}
