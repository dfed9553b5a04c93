package dev.weir.quality.incident;

import dev.weir.platform.change.ChangeFollower;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the incidents every change of a batch, once. */
@ApplicationScoped
class IncidentFollower {

    private static final int AT_ONCE = 100;

    private final ChangeFollower follower;
    private final IncidentDesk desk;

    IncidentFollower(ChangeFollower follower, IncidentDesk desk) {
        this.follower = follower;
        this.desk = desk;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = follower.follow("incidents", AT_ONCE, desk::take);
        }
    }
}
