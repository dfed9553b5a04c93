package dev.weir.quality.openlineage;

import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFollower;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.Batches;
import dev.weir.quality.metric.Metrics;
import dev.weir.quality.webhook.Deliveries;
import dev.weir.quality.webhook.Delivery;
import io.openlineage.client.OpenLineageClientUtils;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells Weir's own lineage of each check that came to its end, and writes a delivery for the receiver: its id is that of the run,
 * so that no run is told of twice.
 */
@ApplicationScoped
class OpenLineageFollower {

    private static final int AT_ONCE = 100;
    private static final String BATCH = "batch/";

    private final OpenLineageSettings settings;
    private final OpenLineageReceiver receiver;
    private final OwnLineage own;
    private final ChangeFollower follower;
    private final Batches batches;
    private final Metrics metrics;
    private final Deliveries deliveries;
    private final Clock clock;

    OpenLineageFollower(
            OpenLineageSettings settings,
            OpenLineageReceiver receiver,
            OwnLineage own,
            ChangeFollower follower,
            Batches batches,
            Metrics metrics,
            Deliveries deliveries,
            Clock clock) {
        this.settings = settings;
        this.receiver = receiver;
        this.own = own;
        this.follower = follower;
        this.batches = batches;
        this.metrics = metrics;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    // It follows without a receiver, too: one that is named later is told of what happens from then on.
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = follower.follow(OpenLineageReceiver.NAME, AT_ONCE, this::take);
        }
    }

    private void take(Change change) {
        boolean wanted = settings.own() || receiver.url().isPresent();
        if (wanted && receiver.events().contains(change.kind())) {
            batches.find(UUID.fromString(change.subject().substring(BATCH.length())))
                    .ifPresent(batch -> tell(change, batch));
        }
    }

    // A held batch that is being checked again has no decision now; it is told of with the next one.
    private void tell(Change change, Batch batch) {
        Optional<UUID> run = batch.runId().filter(id -> batch.decision().isPresent());
        if (run.isEmpty()) {
            return;
        }
        String event =
                OpenLineageClientUtils.toJson(CheckEvent.of(settings.namespace(), batch, metrics.of(batch.id())));
        if (settings.own()) {
            own.take(event);
        }
        if (receiver.url().isEmpty() || deliveries.find(run.get()).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        deliveries.add(new Delivery(
                run.get(),
                receiver.name(),
                change.kind(),
                change.subject(),
                event,
                Delivery.State.PENDING,
                0,
                now,
                Optional.empty(),
                now,
                Optional.empty()));
    }
}
