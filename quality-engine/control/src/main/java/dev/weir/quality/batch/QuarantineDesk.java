package dev.weir.quality.batch;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.id.Ids;
import dev.weir.quality.batch.Disposition.Kind;
import dev.weir.quality.batch.Disposition.Stage;
import dev.weir.quality.contract.CheckRequest.BadRows;
import dev.weir.quality.contract.CheckRequest.BatchSource;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.ruleset.QuarantineTerms.Approval;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.run.RunDesk;
import dev.weir.quality.run.RunOrder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Takes what people decide about that which a batch has in quarantine. The same decision again changes nothing. */
@ApplicationScoped
public class QuarantineDesk {

    /** Columns of quarantined rows that no row of the batch had. */
    private static final List<String> OWN_COLUMNS = List.of("weir_rules", "weir_reasons");

    private final Batches batches;
    private final BatchJournal journal;
    private final RunDesk runs;
    private final Access access;
    private final Failpoints failpoints;
    private final Ids ids;
    private final Clock clock;

    QuarantineDesk(
            Batches batches,
            BatchJournal journal,
            RunDesk runs,
            Access access,
            Failpoints failpoints,
            Ids ids,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.runs = runs;
        this.access = access;
        this.failpoints = failpoints;
        this.ids = ids;
        this.clock = clock;
    }

    /** Publishes what is in quarantine after all; or asks for it, if the ruleset wants a second person. */
    public Batch release(Actor actor, UUID id, String reason) {
        return decide(actor, id, "release.begun", batch -> {
            if (repeated(batch, Kind.RELEASE, reason, actor)) {
                return batch;
            }
            requireReleasable(batch);
            Disposition wanted = Disposition.of(Kind.RELEASE, Stage.REQUESTED, reason, actor.name(), clock.instant());
            if (batch.ruleset().terms().approval() == Approval.ONE_PERSON) {
                return begin(actor, batch, wanted);
            }
            Batch pending = batch.disposed(batch.state(), wanted);
            batches.save(pending);
            journal.told(
                    actor, pending, "batch.release-requested", "release asked for by " + actor.name() + ": " + reason);
            return pending;
        });
    }

    /** The second person's word. */
    public Batch approve(Actor actor, UUID id) {
        return decide(actor, id, "release.begun", batch -> {
            Disposition wanted = pending(batch);
            if (wanted.requestedBy().equals(actor.name())) {
                throw new QuarantineRefusal.SecondPersonNeeded(batch, actor.name());
            }
            QuarantineRefusal.ifReplayed(batch, batches);
            return begin(actor, batch, wanted.approved(actor.name(), clock.instant()));
        });
    }

    /** Ends a pending release without one; who asked for it may do so, too. */
    public Batch refuse(Actor actor, UUID id, String reason) {
        return decide(actor, id, "release.refused", batch -> {
            pending(batch);
            Batch after = batch.undisposed();
            batches.save(after);
            journal.told(actor, after, "batch.release-refused", "release refused by " + actor.name() + ": " + reason);
            return after;
        });
    }

    /** Deletes what is in quarantine, for good. */
    public Batch discard(Actor actor, UUID id, String reason) {
        return decide(actor, id, "discard.begun", batch -> {
            if (repeated(batch, Kind.DISCARD, reason, actor)) {
                return batch;
            }
            boolean held = batch.state() == Batch.State.HELD;
            if (!held && !hasQuarantine(batch)) {
                throw new QuarantineRefusal.StateUnfit(batch, "discarded");
            }
            requireUndecided(batch);
            Batch after = batch.disposed(
                    Batch.State.DISCARDING,
                    Disposition.of(Kind.DISCARD, Stage.UNDER_WAY, reason, actor.name(), clock.instant()));
            batches.save(after);
            journal.changed(actor, Optional.of(batch), after, "discarding, decided by " + actor.name() + ": " + reason);
            return after;
        });
    }

    private Batch decide(Actor actor, UUID id, String failpoint, Function<Batch, Batch> decision) {
        Batch after = QuarkusTransaction.requiringNew().call(() -> {
            access.require(actor, Permission.RELEASE_BATCHES);
            Batch batch = batches.lock(id).orElseThrow(() -> new BatchNotFound(id));
            access.require(actor, Permission.RELEASE_BATCHES, batch.target().datasetName());
            return decision.apply(batch);
        });
        failpoints.reached(failpoint);
        return after;
    }

    private static boolean repeated(Batch batch, Kind kind, String reason, Actor actor) {
        return batch.disposition()
                .filter(made -> made.isRepeatedBy(kind, reason, actor.name()))
                .isPresent();
    }

    private static Disposition pending(Batch batch) {
        return batch.disposition()
                .filter(Disposition::isRequested)
                .orElseThrow(() -> new QuarantineRefusal.NotPending(batch));
    }

    private static boolean hasQuarantine(Batch batch) {
        boolean ended = batch.state() == Batch.State.QUARANTINED || batch.state() == Batch.State.PUBLISHED;
        return ended && batch.kept() == Batch.Kept.KEPT && !batch.quarantined().isEmpty();
    }

    private void requireReleasable(Batch batch) {
        // Where bad rows are only copied to quarantine, they are published already.
        if (!hasQuarantine(batch) || batch.ruleset().mode() == Ruleset.Mode.WARN) {
            throw new QuarantineRefusal.StateUnfit(batch, "released");
        }
        if (batch.decision().orElseThrow().rows() == 0) {
            throw new QuarantineRefusal.StateUnfit(batch, "released", "it has no rows");
        }
        requireUndecided(batch);
        if (batches.hasUnreadableRow(batch.id())) {
            throw new QuarantineRefusal.Unreadable(batch);
        }
    }

    private void requireUndecided(Batch batch) {
        if (batch.disposition().filter(Disposition::isRequested).isPresent()) {
            throw new QuarantineRefusal.ReleasePending(batch);
        }
        QuarantineRefusal.ifReplayed(batch, batches);
    }

    /** Good rows that were turned away with the whole need no worker: they are as they are to be published. */
    private Batch begin(Actor actor, Batch batch, Disposition wanted) {
        List<Move> failed = batch.quarantinedBelow(batch.failedRows());
        Disposition begun = failed.isEmpty()
                ? wanted.planned(MovePlan.ofRelease(batch, List.of()))
                : wanted.ordered(rewriting(batch, failed));
        Batch after = batch.disposed(Batch.State.RELEASING, begun);
        batches.save(after);
        journal.changed(
                actor, Optional.of(batch), after, "releasing, decided by " + actor.name() + ": " + wanted.reason());
        return after;
    }

    private UUID rewriting(Batch batch, List<Move> failed) {
        List<SourceObject> files = failed.stream()
                .map(move -> new SourceObject(move.to(), move.bytes()))
                .toList();
        return runs.order(
                batch.id(),
                new RunOrder(
                        clock.instant(),
                        new BatchSource(batch.failedRows().value(), DataFormat.PARQUET, files, OWN_COLUMNS),
                        List.of(),
                        List.of(),
                        List.of(),
                        BadRows.APART,
                        batch.staging().resolve(ids.next() + "/").value(),
                        0));
    }
}
