package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.json.Json;
import dev.weir.platform.page.Words;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.quality.batch.Mover.StagedFileLost;
import dev.weir.quality.batch.TargetTables.TableFile;
import dev.weir.quality.batch.TargetTables.TargetCommit;
import dev.weir.quality.batch.TargetTables.TargetRefused;
import dev.weir.quality.ruleset.Ruleset.PublishAs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out what was decided: moves each file to its final name, or deletes it, and says so when all is done.
 *
 * <p>The journal was written with the decision. Every step may be repeated, and so a publisher that was killed anywhere is
 * followed by another that does the whole list again: files that are already there stay.
 */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Batches batches;
    private final BatchJournal journal;
    private final BatchStores stores;
    private final Mover mover;
    private final TargetTables tables;
    private final BatchSettings settings;
    private final Failpoints failpoints;
    private final Json json;
    private final Clock clock;

    Publisher(
            Batches batches,
            BatchJournal journal,
            BatchStores stores,
            Mover mover,
            TargetTables tables,
            BatchSettings settings,
            Failpoints failpoints,
            Json json,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.stores = stores;
        this.mover = mover;
        this.tables = tables;
        this.settings = settings;
        this.failpoints = failpoints;
        this.json = json;
        this.clock = clock;
    }

    /** @param replaced the earlier batch that this one repairs, if what was published of it is to go */
    private record Work(Batch batch, LakeStore store, Optional<Batch> replaced) {}

    /** Finishes one decided batch. @return false if there was none to take up */
    public boolean finishOne() {
        Optional<Work> work = QuarkusTransaction.requiringNew().call(this::claim);
        if (work.isEmpty()) {
            return false;
        }
        Batch batch = work.get().batch();
        try {
            failpoints.reached(word(batch) + ".claimed");
            carryOut(work.get());
        } catch (StorageFailed failed) {
            LOG.warnf("batch %s: %s; it is tried again", batch.id(), failed.getMessage());
            waiting(batch, failed);
        }
        return true;
    }

    private Optional<Work> claim() {
        Instant now = clock.instant();
        return batches.claimUnfinished(now, now.plus(settings.publishLease()))
                .flatMap(batches::find)
                .map(batch -> new Work(batch, stores.of(batch), replaced(batch)));
    }

    private Optional<Batch> replaced(Batch batch) {
        return batch.replays()
                .filter(replay -> batch.state() == Batch.State.PUBLISHING && replay.scope() == Replay.Scope.WHOLE)
                .flatMap(replay -> batches.find(replay.of()));
    }

    /** What is under way, for the names of the failpoints. */
    private static String word(Batch batch) {
        return switch (batch.state()) {
            case RELEASING -> "release";
            case DISCARDING -> "discard";
            case RECEIVED,
                    CHECKING,
                    PUBLISHING,
                    QUARANTINING,
                    HELD,
                    PUBLISHED,
                    QUARANTINED,
                    RELEASED,
                    DISCARDED,
                    REPLAYED -> "publish";
        };
    }

    private void carryOut(Work work) {
        Batch batch = work.batch();
        if (batch.state() == Batch.State.DISCARDING) {
            mover.clearQuarantine(batch, work.store());
            failpoints.reached("discard.deleted");
            QuarkusTransaction.requiringNew().run(() -> finish(batch.id(), List.of()));
            failpoints.reached("discard.finished");
            return;
        }
        try {
            move(work);
        } catch (StagedFileLost lost) {
            LOG.errorf("batch %s: %s", batch.id(), lost.reason());
            takeBack(batch, work.store(), lost.reason());
        } catch (TargetRefused refused) {
            LOG.warnf("batch %s: %s", batch.id(), refused.reason());
            takeBack(batch, work.store(), refused.reason());
        }
    }

    private static List<Move> journal(Batch batch) {
        return batch.state() == Batch.State.RELEASING
                ? batch.disposition().orElseThrow().moves()
                : batch.moves();
    }

    private void move(Work work) {
        Batch batch = work.batch();
        LakeStore store = work.store();
        String what = word(batch);
        List<Move> lostOriginals = isTabled(batch) ? moveToTable(work, what) : moveFiles(work, what);
        store.write(manifest(batch), json.write(Manifest.of(batch)).getBytes(StandardCharsets.UTF_8));
        failpoints.reached(what + ".manifest");
        store.deleteBelow(batch.staging());
        failpoints.reached(what + ".cleaned");
        QuarkusTransaction.requiringNew().run(() -> finish(batch.id(), lostOriginals));
        failpoints.reached(what + ".finished");
    }

    private List<Move> moveFiles(Work work, String what) {
        List<Move> lostOriginals = mover.carry(journal(work.batch()), work.store(), what);
        work.replaced().ifPresent(earlier -> {
            LakeStore theirs = stores.of(earlier);
            earlier.published().forEach(move -> theirs.delete(new ObjectLocation(move.to())));
            failpoints.reached("publish.replaced");
        });
        return lostOriginals;
    }

    /** Whether it changes a table. */
    private static boolean isTabled(Batch batch) {
        return batch.ruleset().publishAs() != PublishAs.FILES && batch.state() != Batch.State.QUARANTINING;
    }

    // What the table has is the table's: its owner may have compacted the files away by now.
    private List<Move> moveToTable(Work work, String what) {
        Batch batch = work.batch();
        PublishAs format = batch.ruleset().publishAs();
        TargetCommit commit = commit(batch, work.replaced());
        boolean isMade = tables.has(format, work.store(), batch.target(), commit.id());
        List<Move> moves = journal(batch).stream()
                .filter(move -> !isMade || move.destination() != Move.Destination.TARGET)
                .toList();
        List<Move> lostOriginals = mover.carry(moves, work.store(), what);
        if (!isMade) {
            tables.commit(format, work.store(), batch.target(), commit);
        }
        failpoints.reached(what + ".committed");
        return lostOriginals;
    }

    /** Files that a repaired batch takes out of the table stay in the lake, for readers of earlier versions. */
    private static TargetCommit commit(Batch batch, Optional<Batch> replaced) {
        List<TableFile> added = journal(batch).stream()
                .filter(move -> move.destination() == Move.Destination.TARGET)
                .map(move -> new TableFile(move.to(), move.bytes(), move.rows()))
                .toList();
        List<String> removed = replaced.stream()
                .flatMap(earlier -> earlier.published().stream())
                .map(Move::to)
                .toList();
        String id = batch.state() == Batch.State.RELEASING
                ? batch.id() + "-released"
                : batch.id().toString();
        return new TargetCommit(
                id,
                added,
                removed,
                Map.of(
                        "weir.batch", batch.id().toString(),
                        "weir.ruleset", batch.ruleset().name(),
                        "weir.ruleset-version", Integer.toString(batch.ruleset().version())));
    }

    private static ObjectLocation manifest(Batch batch) {
        LakePath folder = batch.state() == Batch.State.QUARANTINING ? batch.quarantine() : batch.target();
        return folder.resolve("_weir/batches/").object(batch.id() + ".json");
    }

    private void finish(UUID id, List<Move> lostOriginals) {
        Batch batch = batches.lock(id).orElseThrow();
        switch (batch.state()) {
            case PUBLISHING -> {
                end(batch, batch.finished(Batch.State.PUBLISHED, clock.instant()), lostOriginals);
                batch.replays().ifPresent(replay -> replayed(replay, batch));
            }
            case QUARANTINING -> end(batch, batch.finished(Batch.State.QUARANTINED, clock.instant()), lostOriginals);
            case RELEASING ->
                end(
                        batch,
                        batch.disposed(
                                Batch.State.RELEASED,
                                batch.disposition().orElseThrow().done()),
                        List.of());
            case DISCARDING -> {
                batches.addFailingRows(batch.id(), List.of());
                end(
                        batch,
                        batch.disposed(
                                        Batch.State.DISCARDED,
                                        batch.disposition().orElseThrow().done())
                                .keeping(Batch.Kept.GONE),
                        List.of());
            }
            // Another replica was faster.
            case RECEIVED, CHECKING, HELD, PUBLISHED, QUARANTINED, RELEASED, DISCARDED, REPLAYED -> {}
        }
    }

    private void end(Batch before, Batch after, List<Move> lostOriginals) {
        batches.save(after);
        for (Move lost : lostOriginals) {
            batches.step(
                    after.id(),
                    "original not kept: " + lost.from() + " was removed or changed meanwhile",
                    clock.instant());
        }
        journal.changed(Actor.WEIR, Optional.of(before), after, Words.of(after.state()));
    }

    private void replayed(Replay replay, Batch by) {
        Batch earlier = batches.lock(replay.of()).orElseThrow();
        Batch after = earlier.disposed(Batch.State.REPLAYED, Disposition.replayed(replay, by.id(), clock.instant()));
        batches.save(after);
        journal.changed(Actor.WEIR, Optional.of(earlier), after, "replayed by batch " + by.id());
    }

    // Something else removed a file. The source still has every row: take back what was moved, so that a new check, or
    // a
    // new release, starts from nothing and no row is published twice.
    private void takeBack(Batch batch, LakeStore store, String reason) {
        mover.takeBack(journal(batch), store);
        store.deleteBelow(batch.staging());
        QuarkusTransaction.requiringNew().run(() -> {
            Batch before = batches.lock(batch.id()).orElseThrow();
            if (before.state() != batch.state()) {
                return;
            }
            if (before.state() == Batch.State.RELEASING) {
                Batch after = before.undisposed();
                batches.save(after);
                journal.told(Actor.WEIR, after, "batch.release-failed", "not released: " + reason);
                return;
            }
            Batch held = before.held(reason);
            batches.save(held);
            journal.changed(Actor.WEIR, Optional.of(before), held, "held: " + reason);
        });
    }

    private void waiting(Batch batch, StorageFailed failed) {
        Instant retry = clock.instant().plus(settings.retryAfter());
        QuarkusTransaction.requiringNew().run(() -> {
            batches.step(batch.id(), "waiting for the lake: " + failed.getMessage(), clock.instant());
            batches.retryAt(batch.id(), retry);
        });
    }
}
