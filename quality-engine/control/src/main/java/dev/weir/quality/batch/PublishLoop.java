package dev.weir.quality.batch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks for decided batches, on every replica; {@link Batches#claimUnfinished} keeps them apart. */
@ApplicationScoped
class PublishLoop {

    /** A batch was decided, and its files are to be moved. */
    record BatchDecided(UUID batch) {}

    private final Publisher publisher;
    private final ExecutorService soon = Executors.newSingleThreadExecutor(task -> new Thread(task, "publish"));
    private volatile boolean stopping;

    PublishLoop(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Does not wait for the clock if it was decided here. */
    void wakeUp(@Observes(during = TransactionPhase.AFTER_SUCCESS) BatchDecided decided) {
        if (!stopping) {
            soon.execute(this::look);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean more = true;
        while (more && !stopping) {
            more = publisher.finishOne();
        }
    }

    // What is begun is taken up again by its journal, if it does not end before the service does.
    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        soon.shutdown();
    }
}
