package dev.weir.quality.batch;

import dev.weir.platform.storage.LakePath;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.ruleset.Ruleset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Data that arrived together and is judged together. Its identity is the {@link Fingerprint} of its objects: the same
 * objects under the same ruleset are the same batch, however often they are sent.
 *
 * @param ruleset as it was when the batch came in
 * @param root of the lake
 * @param path where the objects are; Weir never changes them
 * @param runId the latest evaluation
 * @param decision what was decided, once it was
 * @param moves the journal: what goes where; written with the decision, before anything is moved
 */
public record Batch(
        UUID id,
        Ruleset ruleset,
        LakePath root,
        LakePath path,
        DataFormat format,
        String fingerprint,
        List<SourceObject> objects,
        long bytes,
        State state,
        Optional<UUID> runId,
        Optional<Decision> decision,
        List<Move> moves,
        Instant receivedAt,
        Optional<Instant> finishedAt) {

    /** Where a batch is. */
    public enum State {
        RECEIVED,
        CHECKING,
        /** Decided; files are on their way to the target. */
        PUBLISHING,
        /** Decided; files are on their way to quarantine, none to the target. */
        QUARANTINING,
        /** Nobody could decide. Nothing was moved. Sending the batch again checks it again. */
        HELD,
        PUBLISHED,
        QUARANTINED
    }

    public Batch {
        objects = List.copyOf(objects);
        moves = List.copyOf(moves);
    }

    public LakePath target() {
        return root.resolve(ruleset.target());
    }

    public LakePath quarantine() {
        return root.resolve(ruleset.quarantine());
    }

    /** All that workers write for this batch is below here; the leading underscore hides it from readers and crawls. */
    public LakePath staging() {
        return target().resolve("_weir/staging/" + id + "/");
    }

    /** @param current the ruleset as it is now: it may have been corrected since the batch was held */
    Batch checking(UUID run, Ruleset current) {
        return with(current, State.CHECKING, Optional.of(run), Optional.empty(), List.of(), Optional.empty());
    }

    Batch decided(State next, Decision reached, List<Move> journal) {
        return with(ruleset, next, runId, Optional.of(reached), journal, finishedAt);
    }

    Batch finished(State last, Instant at) {
        return with(ruleset, last, runId, decision, moves, Optional.of(at));
    }

    Batch held(String reason) {
        return with(ruleset, State.HELD, runId, decision.map(made -> made.undone(reason)), List.of(), Optional.empty());
    }

    private Batch with(
            Ruleset under,
            State next,
            Optional<UUID> run,
            Optional<Decision> reached,
            List<Move> journal,
            Optional<Instant> finished) {
        return new Batch(
                id,
                under,
                root,
                path,
                format,
                fingerprint,
                objects,
                bytes,
                next,
                run,
                reached,
                journal,
                receivedAt,
                finished);
    }
}
