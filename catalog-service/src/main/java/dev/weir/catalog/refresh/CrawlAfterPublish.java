package dev.weir.catalog.refresh;

import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFollower;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.storage.LakePath;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the target crawled when a batch was published there: the two features meet in the change feed only. */
@ApplicationScoped
class CrawlAfterPublish {

    private static final int AT_ONCE = 100;

    private final ChangeFollower follower;
    private final CrawlQueue crawls;
    private final Lakes lakes;

    CrawlAfterPublish(ChangeFollower follower, CrawlQueue crawls, Lakes lakes) {
        this.follower = follower;
        this.crawls = crawls;
        this.lakes = lakes;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        int taken = AT_ONCE;
        while (taken == AT_ONCE) {
            taken = follower.follow("crawl-after-publish", AT_ONCE, this::act);
        }
    }

    private void act(Change change) {
        if (change.kind().equals("batch.published") || change.kind().equals("batch.released")) {
            lakes.find(change.payload().path("lake").asText())
                    .ifPresent(lake -> crawls.refresh(
                            lake, new LakePath(change.payload().path("target").asText())));
        }
    }
}
