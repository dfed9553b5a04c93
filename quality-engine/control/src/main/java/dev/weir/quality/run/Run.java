package dev.weir.quality.run;

import dev.weir.quality.contract.CheckRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One evaluation of a batch.
 *
 * @param attempt how often it was claimed
 * @param workerId who claimed it last
 * @param leaseUntil until when it belongs to that worker, if no heartbeat comes
 * @param engine what evaluated it, once reported
 * @param error why it did not come to a verdict, if so
 */
public record Run(
        UUID id,
        UUID batchId,
        RunOrder order,
        State state,
        int attempt,
        Optional<UUID> workerId,
        Optional<Instant> leaseUntil,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<String> engine,
        Optional<String> error) {

    /** Where a run is. */
    public enum State {
        QUEUED,
        RUNNING,
        REPORTED,
        /** Too many workers were lost over it. */
        ABANDONED
    }

    public static Run queued(UUID id, UUID batchId, RunOrder order, Instant now) {
        return new Run(
                id,
                batchId,
                order,
                State.QUEUED,
                0,
                Optional.empty(),
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public CheckRequest request() {
        return order.attempt(id, attempt);
    }

    boolean isHeldBy(UUID worker, int claimed) {
        return attempt == claimed && workerId.filter(worker::equals).isPresent();
    }

    Run reported(Instant now, String byEngine, Optional<String> failure) {
        return new Run(
                id,
                batchId,
                order,
                State.REPORTED,
                attempt,
                workerId,
                Optional.empty(),
                createdAt,
                Optional.of(now),
                Optional.of(byEngine),
                failure);
    }

    Run abandoned(Instant now, String reason) {
        return new Run(
                id,
                batchId,
                order,
                State.ABANDONED,
                attempt,
                workerId,
                Optional.empty(),
                createdAt,
                Optional.of(now),
                engine,
                Optional.of(reason));
    }
}
