package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.CrawlRunner.LeaseLost;
import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Shows, again and again while a crawl runs, how far it is, and renews its lease by that. */
final class CrawlPulse implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CrawlPulse.class);

    private final Crawls crawls;
    private final Claim claim;
    private final CrawlLog log;
    private final CrawlSettings settings;
    private final GroupThreads crawl;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "crawl-pulse"));

    CrawlPulse(Crawls crawls, Claim claim, CrawlLog log, CrawlSettings settings, GroupThreads crawl) {
        this.crawls = crawls;
        this.claim = claim;
        this.log = log;
        this.settings = settings;
        this.crawl = crawl;
        long every = settings.progressEvery().toMillis();
        timer.scheduleWithFixedDelay(this::beatOrGoOn, every, every, TimeUnit.MILLISECONDS);
    }

    // An exception would end the timer. A database that is away for a moment costs nothing but this beat.
    private void beatOrGoOn() {
        try {
            beat();
        } catch (LeaseLost lost) {
            crawl.stop(lost);
        } catch (IllegalStateException unreachable) {
            LOG.warnf("crawl %s: progress was not written: %s", claim.crawlId(), unreachable.getMessage());
        }
    }

    /**
     * Writes what there is to tell.
     *
     * @throws LeaseLost if somebody else runs the crawl now
     */
    synchronized void beat() {
        List<NumberedFinding> findings = log.takeFindings();
        boolean written = false;
        try {
            if (!crawls.add(claim, findings)) {
                throw new LeaseLost(claim);
            }
            written = true;
        } finally {
            if (!written) {
                log.putBack(findings);
            }
        }
        if (!crawls.renew(claim, log.progress(), log.findings(), settings.lease())) {
            throw new LeaseLost(claim);
        }
    }

    @Override
    public void close() {
        // A beat that has begun may end: what it took is written.
        timer.shutdown();
    }
}
