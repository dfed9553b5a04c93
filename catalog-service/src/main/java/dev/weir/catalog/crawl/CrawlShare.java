package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.CrawlPulse.Running;
import dev.weir.catalog.crawl.CrawlRunner.LeaseLost;
import dev.weir.catalog.crawl.ShardCrawl.Tools;
import dev.weir.catalog.crawl.Shards.ShardClaim;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.storage.StorageFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/** What one service does of a crawl: shard after shard, some at a time, until none waits. */
final class CrawlShare {

    private static final Logger LOG = Logger.getLogger(CrawlShare.class);

    private final UUID crawlId;
    private final UUID replica;
    private final Shards shards;
    private final CrawlSettings settings;
    private final CrawlPulse pulse;
    private final Tools tools;
    private final Failpoints failpoints;
    private final ExecutorService listers;
    private final ExecutorService groups;
    private final GroupThreads.Room groupsRoom = new GroupThreads.Room();
    private final CrawlLog.Room findingsRoom = new CrawlLog.Room();

    CrawlShare(
            UUID crawlId,
            UUID replica,
            Shards shards,
            CrawlSettings settings,
            CrawlPulse pulse,
            Tools tools,
            Failpoints failpoints,
            ExecutorService listers,
            ExecutorService groups) {
        this.crawlId = crawlId;
        this.replica = replica;
        this.shards = shards;
        this.settings = settings;
        this.pulse = pulse;
        this.tools = tools;
        this.failpoints = failpoints;
        this.listers = listers;
        this.groups = groups;
    }

    /** Returns when no shard waits, though other services may still do theirs; throws what made a shard fail. */
    void run() {
        List<Future<?>> lists = new ArrayList<>();
        for (int i = 0; i < settings.listers(); i++) {
            lists.add(listers.submit(this::shardAfterShard));
        }
        RuntimeException failed = null;
        for (Future<?> list : lists) {
            try {
                list.get();
            } catch (ExecutionException failure) {
                failed = failure.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("a shard failed", failure.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new CancellationException("stopping");
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private void shardAfterShard() {
        Optional<ShardClaim> claim = shards.claim(crawlId, replica, settings.lease());
        while (claim.isPresent()) {
            shard(claim.get());
            claim = shards.claim(crawlId, replica, settings.lease());
        }
    }

    private void shard(ShardClaim claim) {
        CrawlLog log = new CrawlLog(claim.shard(), findingsRoom);
        GroupThreads threads = new GroupThreads(groups, groupsRoom);
        Running running = new Running(claim, log, threads);
        pulse.begin(running);
        try {
            Optional<String> refused = crawl(claim.shard(), threads, log);
            pulse.done(running, refused);
            failpoints.reached("crawl.shard." + claim.shard().seq());
        } catch (LeaseLost lost) {
            LOG.infof(
                    "crawl %s: shard %d is no longer ours",
                    crawlId, claim.shard().seq());
            shards.release(claim);
        } catch (RuntimeException failed) {
            // Whoever asks next does it again.
            Thread.interrupted();
            shards.release(claim);
            throw failed;
        } finally {
            pulse.end(running);
        }
    }

    // One folder that may not be listed is no reason to tell nothing of the others.
    private Optional<String> crawl(Shard shard, GroupThreads threads, CrawlLog log) {
        try {
            new ShardCrawl(tools, shard, threads, log).crawl();
            return Optional.empty();
        } catch (StorageFailed failed) {
            String reason = String.valueOf(failed.getMessage());
            switch (failed.kind()) {
                case REFUSED, NOT_FOUND ->
                    log.add(new Finding(shard.folder().value(), Finding.Kind.BROKEN, "refused", reason));
                case THROTTLED, UNREACHABLE -> throw failed;
            }
            return Optional.of(reason);
        }
    }
}
