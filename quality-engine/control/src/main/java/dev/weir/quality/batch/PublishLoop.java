package dev.weir.quality.batch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for decided batches, on every replica; {@link Batches#claimUnfinished} keeps them apart. */
@ApplicationScoped
class PublishLoop {

    private final Publisher publisher;

    PublishLoop(Publisher publisher) {
        this.publisher = publisher;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean more = true;
        while (more) {
            more = publisher.finishOne();
        }
    }
}
