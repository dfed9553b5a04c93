package dev.weir.quality.batch;

import dev.weir.platform.access.Actor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Sends a batch through its gate and waits for what becomes of it: for pipelines that go on only then. */
@ApplicationScoped
public class GateRun {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final BatchIntake intake;
    private final Batches batches;
    private final Clock clock;

    GateRun(BatchIntake intake, Batches batches, Clock clock) {
        this.intake = intake;
        this.batches = batches;
        this.clock = clock;
    }

    /** @return the batch as it is when it has come to its end, or when the time is up */
    public Batch run(Actor actor, String ruleset, String folder, Duration timeout) {
        Instant until = clock.instant().plus(timeout);
        Batch batch = intake.receive(actor, ruleset, folder).batch();
        while (isOnItsWay(batch) && clock.instant().isBefore(until)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            batch = find(batch.id());
        }
        return batch;
    }

    private Batch find(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> batches.find(id).orElseThrow());
    }

    public static boolean isOnItsWay(Batch batch) {
        return switch (batch.state()) {
            case RECEIVED, CHECKING, PUBLISHING, QUARANTINING -> true;
            case HELD, PUBLISHED, QUARANTINED, RELEASING, RELEASED, DISCARDING, DISCARDED, REPLAYED -> false;
        };
    }
}
