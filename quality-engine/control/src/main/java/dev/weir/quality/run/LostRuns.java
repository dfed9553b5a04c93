package dev.weir.quality.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for runs that nobody will ever report on. */
@ApplicationScoped
class LostRuns {

    private final RunDesk desk;

    LostRuns(RunDesk desk) {
        this.desk = desk;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        desk.abandonLost();
    }
}
