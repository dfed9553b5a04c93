package dev.weir.quality.batch;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.ruleset.Ruleset;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Data that arrived together and is judged together. Its identity is the {@link Fingerprint} of its objects: the same
 * objects under the same ruleset are the same batch, however often they are sent.
 *
 * @param ruleset as it was when the batch came in
 * @param root of the lake
 * @param path where the objects are; Weir never changes them
 * @param round 0; a replay of the very same objects is the next one
 * @param replays the earlier batch that it repairs
 * @param runId the latest evaluation
 * @param decision what was decided, once it was
 * @param moves the journal: what goes where; written with the decision, before anything is moved
 * @param disposition what people decided about its quarantine afterwards
 */
public record Batch(
        UUID id,
        Ruleset ruleset,
        LakePath root,
        LakePath path,
        DataFormat format,
        String fingerprint,
        int round,
        Optional<Replay> replays,
        List<SourceObject> objects,
        long bytes,
        State state,
        Optional<UUID> runId,
        Optional<Decision> decision,
        List<Move> moves,
        Optional<Disposition> disposition,
        Kept kept,
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
        QUARANTINED,
        /** What was in quarantine is on its way to the target. */
        RELEASING,
        /** What was in quarantine is published, too. */
        RELEASED,
        /** What was in quarantine is being deleted. */
        DISCARDING,
        /** What was in quarantine is deleted. */
        DISCARDED,
        /** A repaired batch was published in its place. */
        REPLAYED;

        /** States in which a replay is on its way to be published. */
        public static final Set<State> OPEN = EnumSet.of(RECEIVED, CHECKING, PUBLISHING, QUARANTINING);
    }

    /** What became of the rows in quarantine, and of the sample rows. */
    public enum Kept {
        KEPT,
        /** They are being deleted, because they are old. */
        PURGING,
        GONE
    }

    public Batch {
        objects = List.copyOf(objects);
        moves = List.copyOf(moves);
    }

    public LakePath target() {
        return root.resolve(ruleset.target());
    }

    /** Where files that are published lie. */
    LakePath targetFolder() {
        return ruleset.publishAs() == Ruleset.PublishAs.FILES ? target() : target().resolve(TargetTables.DATA);
    }

    public LakePath quarantine() {
        return root.resolve(ruleset.quarantine());
    }

    /** All that workers write for this batch is below here; the leading underscore hides it from readers and crawls. */
    public LakePath staging() {
        return target().resolve("_weir/staging/" + id + "/");
    }

    /** Where its rows lie that were turned away one by one. */
    LakePath failedRows() {
        return quarantine().resolve("failed/" + partition());
    }

    /** Where its good rows lie, if it was turned away as a whole. */
    LakePath heldBackRows() {
        return quarantine().resolve("passed/" + partition());
    }

    /** Where its objects are kept as they landed. */
    LakePath originals() {
        return quarantine().resolve("original/" + partition());
    }

    private String partition() {
        return "batch=" + id + "/";
    }

    /** What is in the target because of it, a release included. */
    public List<Move> published() {
        return Stream.concat(moves.stream(), disposition.stream().flatMap(made -> made.moves().stream()))
                .filter(move -> move.destination() == Move.Destination.TARGET)
                .toList();
    }

    /** What is in quarantine because of it, originals included. */
    public List<Move> quarantined() {
        return moves.stream()
                .filter(move -> move.destination() != Move.Destination.TARGET)
                .toList();
    }

    List<Move> quarantinedBelow(LakePath folder) {
        return quarantined().stream()
                .filter(move -> new ObjectLocation(move.to()).folder().isBelow(folder))
                .toList();
    }

    boolean isReplayable() {
        return switch (state) {
            case QUARANTINED, HELD, DISCARDED -> true;
            case PUBLISHED -> decision.filter(made -> made.failedRows() > 0).isPresent();
            case RECEIVED, CHECKING, PUBLISHING, QUARANTINING, RELEASING, RELEASED, DISCARDING, REPLAYED -> false;
        };
    }

    /** @param current the ruleset as it is now: it may have been corrected since the batch was held */
    Batch checking(UUID run, Ruleset current) {
        return with(
                current,
                State.CHECKING,
                Optional.of(run),
                Optional.empty(),
                List.of(),
                disposition,
                kept,
                Optional.empty());
    }

    Batch decided(State next, Decision reached, List<Move> journal) {
        return with(ruleset, next, runId, Optional.of(reached), journal, disposition, kept, finishedAt);
    }

    Batch finished(State last, Instant at) {
        return with(ruleset, last, runId, decision, moves, disposition, kept, Optional.of(at));
    }

    Batch held(String reason) {
        return with(
                ruleset,
                State.HELD,
                runId,
                decision.map(made -> made.undone(reason)),
                List.of(),
                disposition,
                kept,
                Optional.empty());
    }

    /** @param next the state that goes with it */
    Batch disposed(State next, Disposition decided) {
        return with(ruleset, next, runId, decision, moves, Optional.of(decided), kept, finishedAt);
    }

    /** As if nobody had decided anything about its quarantine. */
    Batch undisposed() {
        State before =
                decision.filter(made -> made.verdict() == Decision.Kind.FAILED).isPresent()
                        ? State.QUARANTINED
                        : State.PUBLISHED;
        return with(ruleset, before, runId, decision, moves, Optional.empty(), kept, finishedAt);
    }

    /** Once its rows are not kept any more, no value of theirs is. */
    Batch keeping(Kept now) {
        Optional<Decision> kept = now == Kept.KEPT ? decision : decision.map(Decision::withoutValues);
        return with(ruleset, state, runId, kept, moves, disposition, now, finishedAt);
    }

    private Batch with(
            Ruleset under,
            State next,
            Optional<UUID> run,
            Optional<Decision> reached,
            List<Move> journal,
            Optional<Disposition> disposed,
            Kept keeping,
            Optional<Instant> finished) {
        return new Batch(
                id,
                under,
                root,
                path,
                format,
                fingerprint,
                round,
                replays,
                objects,
                bytes,
                next,
                run,
                reached,
                journal,
                disposed,
                keeping,
                receivedAt,
                finished);
    }
}
