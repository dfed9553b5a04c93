package dev.weir.quality.datacontract;

import dev.weir.platform.change.ChangeFollower;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the contracts every new version of a dataset, once. */
@ApplicationScoped
class ContractFollower {

    private static final int AT_ONCE = 100;

    private final ChangeFollower follower;
    private final ContractDesk desk;

    ContractFollower(ChangeFollower follower, ContractDesk desk) {
        this.follower = follower;
        this.desk = desk;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = follower.follow("contracts", AT_ONCE, desk::take);
        }
    }
}
