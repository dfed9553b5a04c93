package dev.weir.lineage.intake;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** How many events wait to be folded, as counted a moment ago. */
@ApplicationScoped
public class Backlog {

    private final EventLog log;
    private final LineageSettings settings;
    private volatile int pending;

    Backlog(EventLog log, LineageSettings settings) {
        this.log = log;
        this.settings = settings;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        pending = log.pending(settings.maxPending());
    }

    /** @throws EventWriter.Overloaded if there are too many */
    void requireRoom() {
        if (pending >= settings.maxPending()) {
            throw new EventWriter.Overloaded(pending + " events wait to be brought into the graph.");
        }
    }
}
