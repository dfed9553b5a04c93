package dev.weir.catalog.arrival;

import dev.weir.catalog.arrival.Arrivals.Due;
import dev.weir.catalog.arrival.Arrivals.Patience;
import dev.weir.catalog.crawl.Crawl;
import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Has the tables crawled for which something arrived, each once for all that has, and settles what was looked at. */
@ApplicationScoped
class ArrivalLooker {

    private static final Logger LOG = Logger.getLogger(ArrivalLooker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int TABLES_AT_ONCE = 100;
    private static final int PRUNED_AT_ONCE = 10_000;

    private final Arrivals arrivals;
    private final DeadLetters deadLetters;
    private final CrawlQueue crawls;
    private final Lakes lakes;
    private final TableFinder tables;
    private final ArrivalSettings settings;
    private final Clock clock;

    ArrivalLooker(
            Arrivals arrivals,
            DeadLetters deadLetters,
            CrawlQueue crawls,
            Lakes lakes,
            TableFinder tables,
            ArrivalSettings settings,
            Clock clock) {
        this.arrivals = arrivals;
        this.deadLetters = deadLetters;
        this.crawls = crawls;
        this.lakes = lakes;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        arrivals.settle(patience());
        boolean more = true;
        while (more) {
            List<Due> due = arrivals.due(settings.gap(), TABLES_AT_ONCE);
            more = due.size() == TABLES_AT_ONCE;
            for (Due table : due) {
                more |= look(table);
            }
        }
    }

    private Patience patience() {
        return new Patience(settings.maxAttempts(), settings.retryAfter(), LONGEST_PAUSE);
    }

    /** True if what waits has turned out to belong to another table, which is due now. */
    private boolean look(Due table) {
        try {
            Lake lake = QuarkusTransaction.requiringNew()
                    .call(() -> lakes.find(table.lakeId()).orElseThrow());
            String prefix = tables.tableOf(lake, table.prefix());
            if (!prefix.equals(table.prefix())) {
                arrivals.move(table, prefix);
                return true;
            }
            QuarkusTransaction.requiringNew().run(() -> crawl(lake, table));
        } catch (Problem | IllegalArgumentException problem) {
            LOG.warnf("arrivals for %s wait: %s", table.prefix(), problem.getMessage());
            arrivals.failed(table, String.valueOf(problem.getMessage()), patience());
        }
        return false;
    }

    // First what is taken, then the crawl: one that waits in the queue now begins to list after all of it has come.
    // What
    // comes between the two lines stays for the next look.
    private void crawl(Lake lake, Due table) {
        List<String> taken = arrivals.take(table);
        if (!taken.isEmpty()) {
            List<String> folders = PartitionFolders.of(lake, table.prefix(), taken);
            Crawl crawl = crawls.refresh(lake, table.prefix(), folders);
            arrivals.looking(table, crawl.id());
            LOG.debugf("crawl %s looks at %s%s for %d arrivals", crawl.id(), lake.root(), table.prefix(), taken.size());
        }
    }

    @Scheduled(every = "60s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        Instant now = clock.instant();
        int pruned;
        do {
            pruned = arrivals.prune(now.minus(settings.keepDone()), PRUNED_AT_ONCE);
        } while (pruned == PRUNED_AT_ONCE);
        do {
            pruned = deadLetters.prune(now.minus(settings.keepDead()), PRUNED_AT_ONCE);
        } while (pruned == PRUNED_AT_ONCE);
    }
}
