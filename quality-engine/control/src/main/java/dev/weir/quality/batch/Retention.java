package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.storage.StorageFailed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Deletes what is too old from quarantine, and the failing rows with it. Killed anywhere, it is done again. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Batches batches;
    private final BatchJournal journal;
    private final BatchStores stores;
    private final Mover mover;
    private final QuarantineSettings settings;
    private final BatchSettings publishing;
    private final Failpoints failpoints;
    private final Clock clock;

    Retention(
            Batches batches,
            BatchJournal journal,
            BatchStores stores,
            Mover mover,
            QuarantineSettings settings,
            BatchSettings publishing,
            Failpoints failpoints,
            Clock clock) {
        this.batches = batches;
        this.journal = journal;
        this.stores = stores;
        this.mover = mover;
        this.settings = settings;
        this.publishing = publishing;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        settings.keepQuarantine().ifPresent(kept -> purge(clock.instant().minus(kept)));
    }

    /** Deletes what batches left that ended before {@code end}. */
    public void purge(Instant end) {
        Optional<Batch> next = claim(end);
        while (next.isPresent()) {
            purge(next.get());
            next = claim(end);
        }
    }

    private Optional<Batch> claim(Instant end) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> batches.claimPurgeable(end, now, now.plus(publishing.publishLease()))
                        .flatMap(batches::find));
    }

    private void purge(Batch batch) {
        failpoints.reached("purge.claimed");
        try {
            mover.clearQuarantine(batch, stores.of(batch));
        } catch (StorageFailed failed) {
            LOG.warnf("batch %s: %s; its quarantine is purged later", batch.id(), failed.getMessage());
            return;
        }
        failpoints.reached("purge.deleted");
        QuarkusTransaction.requiringNew().run(() -> finish(batch.id()));
        failpoints.reached("purge.finished");
    }

    private void finish(UUID id) {
        Batch batch = batches.lock(id).orElseThrow();
        if (batch.kept() != Batch.Kept.PURGING) {
            return;
        }
        Batch after = batch.keeping(Batch.Kept.GONE);
        batches.save(after);
        batches.addFailingRows(id, List.of());
        journal.told(
                Actor.WEIR,
                after,
                "batch.purged",
                "purged for its age: %d files in quarantine, and the failing rows"
                        .formatted(after.quarantined().size()));
    }
}
