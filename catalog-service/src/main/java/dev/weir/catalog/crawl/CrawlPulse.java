package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.CrawlRunner.LeaseLost;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.catalog.crawl.Shards.ShardClaim;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Shows, again and again while shards run, how far they are, and renews their leases by that. */
final class CrawlPulse implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CrawlPulse.class);

    /** A shard that this service does now. */
    record Running(ShardClaim claim, CrawlLog log, GroupThreads threads) {}

    private final Shards shards;
    private final CrawlSettings settings;
    private final Runnable renewCrawl;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "crawl-pulse"));

    /** @param renewCrawl throws {@link LeaseLost} if somebody else leads the crawl now, or it was stopped */
    CrawlPulse(Shards shards, CrawlSettings settings, Runnable renewCrawl) {
        this.shards = shards;
        this.settings = settings;
        this.renewCrawl = renewCrawl;
        long every = settings.progressEvery().toMillis();
        timer.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    void begin(Running shard) {
        running.add(shard);
    }

    void end(Running shard) {
        running.remove(shard);
    }

    // An exception would end the timer. A database that is away for a moment costs nothing but this beat.
    private void beat() {
        try {
            for (Running shard : running) {
                try {
                    beat(shard);
                } catch (LeaseLost lost) {
                    shard.threads().stop(lost);
                }
            }
            renewCrawl.run();
        } catch (LeaseLost lost) {
            running.forEach(shard -> shard.threads().stop(lost));
        } catch (IllegalStateException unreachable) {
            LOG.warnf("progress of a crawl was not written: %s", unreachable.getMessage());
        }
    }

    /**
     * Writes what there is to tell of a shard.
     *
     * @throws LeaseLost if somebody else does it now, or the crawl was stopped
     */
    private void beat(Running shard) {
        synchronized (shard.log()) {
            writeFindings(shard);
            if (!shards.renew(shard.claim(), shard.log().progress(), shard.log().findings(), settings.lease())) {
                throw new LeaseLost(shard.claim().crawlId());
            }
        }
    }

    /**
     * Tells that a shard is done, and what was not told of it yet.
     *
     * @param refused why it could not be listed
     * @throws LeaseLost if somebody else does it now
     */
    void done(Running shard, Optional<String> refused) {
        synchronized (shard.log()) {
            writeFindings(shard);
            if (!shards.done(shard.claim(), shard.log().progress(), shard.log().findings(), refused)) {
                throw new LeaseLost(shard.claim().crawlId());
            }
        }
    }

    private void writeFindings(Running shard) {
        List<NumberedFinding> findings = shard.log().takeFindings();
        boolean written = false;
        try {
            if (!shards.add(shard.claim(), findings)) {
                throw new LeaseLost(shard.claim().crawlId());
            }
            written = true;
        } finally {
            if (!written) {
                shard.log().putBack(findings);
            }
        }
    }

    @Override
    public void close() {
        // A beat that has begun may end: what it took is written.
        timer.shutdown();
    }
}
