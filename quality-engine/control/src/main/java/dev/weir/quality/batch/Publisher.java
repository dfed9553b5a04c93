package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.json.Json;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out what was decided: moves each staged file to its final name, and says so when all are there.
 *
 * <p>The journal was written with the decision. Every step may be repeated, and so a publisher that was killed anywhere is
 * followed by another that does the whole list again: files that are already there stay.
 */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Batches batches;
    private final BatchJournal journal;
    private final Lakes lakes;
    private final LakeStores stores;
    private final BatchSettings settings;
    private final Failpoints failpoints;
    private final Json json;
    private final Clock clock;

    Publisher(
            Batches batches,
            BatchJournal journal,
            Lakes lakes,
            LakeStores stores,
            BatchSettings settings,
            Failpoints failpoints,
            Json json,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.lakes = lakes;
        this.stores = stores;
        this.settings = settings;
        this.failpoints = failpoints;
        this.json = json;
        this.clock = clock;
    }

    private record Work(Batch batch, LakeStore store) {}

    /** Finishes one decided batch. @return false if there was none to take up */
    public boolean finishOne() {
        Optional<Work> work = QuarkusTransaction.requiringNew().call(this::claim);
        if (work.isEmpty()) {
            return false;
        }
        Batch batch = work.get().batch();
        try {
            failpoints.reached("publish.claimed");
            publish(batch, work.get().store());
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
                .map(batch -> new Work(batch, store(batch)));
    }

    private LakeStore store(Batch batch) {
        Lake lake = lakes.find(batch.ruleset().lake())
                .orElseThrow(() -> new LakeNotFound(batch.ruleset().lake()));
        return stores.of(lake.root(), lake.s3());
    }

    private void publish(Batch batch, LakeStore store) {
        try {
            move(batch, store);
        } catch (StagedFileLost lost) {
            LOG.errorf("batch %s: %s", batch.id(), lost.reason());
            takeBack(batch, store, lost.reason());
        }
    }

    private void move(Batch batch, LakeStore store) {
        batch.moves().forEach(move -> requirePresent(move, store));
        for (int i = 0; i < batch.moves().size(); i++) {
            Move move = batch.moves().get(i);
            store.move(new ObjectLocation(move.from()), new ObjectLocation(move.to()));
            failpoints.reached("publish.moved." + (i + 1));
        }
        failpoints.reached("publish.moved");
        batch.moves().forEach(move -> requireArrived(move, store));
        store.write(manifest(batch), json.write(Manifest.of(batch)).getBytes(StandardCharsets.UTF_8));
        failpoints.reached("publish.manifest");
        store.deleteBelow(batch.staging());
        failpoints.reached("publish.cleaned");
        QuarkusTransaction.requiringNew().run(() -> finish(batch.id()));
        failpoints.reached("publish.finished");
    }

    private static void requirePresent(Move move, LakeStore store) {
        boolean there = isWhole(store, move.from(), move) || isWhole(store, move.to(), move);
        if (!there) {
            throw new StagedFileLost(move);
        }
    }

    private static void requireArrived(Move move, LakeStore store) {
        if (!isWhole(store, move.to(), move)) {
            throw new StagedFileLost(move);
        }
    }

    private static boolean isWhole(LakeStore store, String location, Move move) {
        return store.find(new ObjectLocation(location))
                .map(LakeObject::bytes)
                .filter(bytes -> bytes == move.bytes())
                .isPresent();
    }

    private static ObjectLocation manifest(Batch batch) {
        LakePath folder = batch.state() == Batch.State.PUBLISHING ? batch.target() : batch.quarantine();
        return folder.resolve("_weir/batches/").object(batch.id() + ".json");
    }

    private void finish(UUID id) {
        Batch batch = batches.lock(id).orElseThrow();
        Batch.State last =
                switch (batch.state()) {
                    case PUBLISHING -> Batch.State.PUBLISHED;
                    case QUARANTINING -> Batch.State.QUARANTINED;
                    // Another replica was faster.
                    case RECEIVED, CHECKING, HELD, PUBLISHED, QUARANTINED -> batch.state();
                };
        if (last != batch.state()) {
            Batch finished = batch.finished(last, clock.instant());
            batches.save(finished);
            journal.changed(
                    Actor.WEIR, Optional.of(batch), finished, last.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    // Something else removed a file. The source still has every row: take back what was moved, so that a new check
    // starts
    // from nothing and no row is published twice.
    private void takeBack(Batch batch, LakeStore store, String reason) {
        batch.moves().forEach(move -> store.delete(new ObjectLocation(move.to())));
        store.deleteBelow(batch.staging());
        QuarkusTransaction.requiringNew().run(() -> {
            Batch before = batches.lock(batch.id()).orElseThrow();
            if (before.state() == batch.state()) {
                Batch held = before.held(reason);
                batches.save(held);
                journal.changed(Actor.WEIR, Optional.of(before), held, "held: " + reason);
            }
        });
    }

    private void waiting(Batch batch, StorageFailed failed) {
        Instant retry = clock.instant().plus(settings.retryAfter());
        QuarkusTransaction.requiringNew().run(() -> {
            batches.step(batch.id(), "waiting for the lake: " + failed.getMessage(), clock.instant());
            batches.retryAt(batch.id(), retry);
        });
    }

    /** A staged file is neither where the worker put it nor where it was to go. */
    private static final class StagedFileLost extends RuntimeException {

        private final transient Move move;

        StagedFileLost(Move move) {
            super(move.from());
            this.move = move;
        }

        String reason() {
            return "The staged file " + move.from() + " (" + move.bytes() + " bytes) is neither there nor at "
                    + move.to() + ": something other than Weir removed or changed it";
        }
    }
}
