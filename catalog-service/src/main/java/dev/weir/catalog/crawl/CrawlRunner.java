package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.crawl.ShardCrawl.Tools;
import dev.weir.catalog.crawl.Shards.Standing;
import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.DatasetRecorder.Sighting;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.file.KnownFiles;
import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Runs the crawls that wait, in this service or in another one of the same database. */
@ApplicationScoped
public class CrawlRunner {

    private static final Logger LOG = Logger.getLogger(CrawlRunner.class);
    private static final int GROUPS_AT_ONCE = 4;
    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_SHARDS = 64;
    /** Each shard asks for a page more than it needs, which is two in a hundred then. */
    private static final long OBJECTS_A_SHARD = 50_000;
    /** Of a lake that was never crawled. */
    private static final int SHARDS_IF_UNKNOWN = 16;

    private static final Duration OTHERS_AT_WORK = Duration.ofMillis(200);

    private final Crawls crawls;
    private final Shards shards;
    private final Inspectors inspectors;
    private final Failpoints failpoints;
    private final CrawlEnds ends;
    private final Lakes lakes;
    private final LakeStores stores;
    private final KnownFiles known;
    private final Datasets datasets;
    private final DatasetRecorder recorder;
    private final CrawlSettings settings;
    private final Clock clock;
    private final UUID replica;
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "crawl"));
    private volatile boolean stopping;

    CrawlRunner(
            Crawls crawls,
            Shards shards,
            Inspectors inspectors,
            Failpoints failpoints,
            CrawlEnds ends,
            Lakes lakes,
            LakeStores stores,
            KnownFiles known,
            Datasets datasets,
            DatasetRecorder recorder,
            CrawlSettings settings,
            Clock clock,
            Ids ids) {
        this.crawls = crawls;
        this.shards = shards;
        this.inspectors = inspectors;
        this.failpoints = failpoints;
        this.ends = ends;
        this.lakes = lakes;
        this.stores = stores;
        this.known = known;
        this.datasets = datasets;
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
        this.replica = ids.next();
    }

    /** Does not wait for the clock if the crawl was asked for here. */
    void wakeUp(@Observes(during = TransactionPhase.AFTER_SUCCESS) CrawlQueue.CrawlQueued queued) {
        threads.execute(this::startWaiting);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void startWaiting() {
        while (!stopping && running.get() < settings.atOnce()) {
            Optional<Claim> claim = crawls.claim(replica, settings.lease());
            if (claim.isEmpty()) {
                return;
            }
            running.incrementAndGet();
            threads.execute(() -> {
                try {
                    run(claim.get());
                } finally {
                    running.decrementAndGet();
                }
            });
        }
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        threads.shutdownNow();
    }

    private void run(Claim claim) {
        try {
            Lake lake = lake(claim);
            LOG.infof("crawl %s: %s%s, attempt %d", claim.crawlId(), lake.root(), claim.prefix(), claim.attempt());
            lead(claim, lake);
        } catch (LeaseLost lost) {
            LOG.infof("crawl %s: it was stopped, or somebody else leads it now", claim.crawlId());
        } catch (Problem problem) {
            LOG.warnf("crawl %s failed: %s", claim.crawlId(), problem.getMessage());
            ends.failed(claim, String.valueOf(problem.getMessage()));
        } catch (RuntimeException | Error failed) {
            LOG.errorf(failed, "crawl %s failed, attempt %d", claim.crawlId(), claim.attempt());
            again(claim, failed);
        }
    }

    // The database went away, or the service is stopping: the work is not at fault, unless it is so time and again.
    private void again(Claim claim, Throwable failed) {
        Thread.interrupted();
        if (claim.attempt() < MOST_ATTEMPTS) {
            crawls.release(claim);
        } else {
            ends.failed(claim, "Weir failed " + claim.attempt() + " times, with: " + failed.getMessage());
        }
    }

    private Lake lake(Claim claim) {
        Lake lake = QuarkusTransaction.requiringNew()
                .call(() -> lakes.find(claim.lakeId()))
                .orElseThrow();
        if (!lake.root().isS3() && !Files.isDirectory(Path.of(lake.root().keyOrPath()))) {
            throw new LakeRootMissing(lake);
        }
        return lake;
    }

    /** Cuts the crawl into shards, does them together with whoever assists, and ends it. */
    private void lead(Claim claim, Lake lake) {
        long since = datasets.nextSighting();
        LakeStore store = stores.of(lake.root(), lake.s3());
        ListedFolders listed = new ListedFolders();
        List<Shard> all = shards.of(claim.crawlId());
        if (all.isEmpty()) {
            all = ShardPlan.of(
                    store,
                    lake.root(),
                    lake.root().resolve(claim.prefix()),
                    new Pins(lake.pins()),
                    shardsWanted(claim),
                    listed);
            if (!shards.plan(claim, all)) {
                throw new LeaseLost(claim.crawlId());
            }
        }
        Standing standing = takePart(claim, lake, store, since, listed, () -> renew(claim), (share, tools) -> {
            share.run();
            Standing now = shards.standing(claim.crawlId());
            while (now.open() > 0) {
                pause(claim);
                share.run();
                now = shards.standing(claim.crawlId());
            }
            tools.inspector().refuseIfAllWereRefused();
            return now;
        });
        end(claim, lake, all, since, standing);
    }

    // What is small is listed sooner than it is cut.
    private int shardsWanted(Claim claim) {
        if (!claim.folders().isEmpty()) {
            return 1;
        }
        OptionalLong objects = shards.objectsLastTime(claim.crawlId());
        return objects.isEmpty()
                ? SHARDS_IF_UNKNOWN
                : (int) Math.min(MOST_SHARDS, 1 + objects.getAsLong() / OBJECTS_A_SHARD);
    }

    private void renew(Claim claim) {
        if (!crawls.renew(claim, settings.lease())) {
            throw new LeaseLost(claim.crawlId());
        }
    }

    private void pause(Claim claim) {
        renew(claim);
        try {
            Thread.sleep(OTHERS_AT_WORK.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    private void end(Claim claim, Lake lake, List<Shard> all, long since, Standing standing) {
        if (standing.refused() == standing.done()) {
            ends.failed(claim, standing.whyRefused().orElse("nothing could be listed"));
            return;
        }
        List<Reference> gone =
                new ArrayList<>(datasets.presentBelow(lake.id(), lake.root().resolve(claim.prefix()), KeyRange.ALL));
        gone.removeIf(dataset -> all.stream().anyMatch(shard -> shard.covers(dataset.root())));
        ends.completed(
                claim, ShardCrawl.missing(new Sighting(claim.crawlId(), lake, since), gone, Set.of(), recorder, known));
    }

    /** Helps whoever leads a crawl, if there is one with shards waiting. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void assist() {
        if (stopping || running.get() > 0) {
            return;
        }
        shards.toAssist().ifPresent(claim -> {
            running.incrementAndGet();
            threads.execute(() -> {
                try {
                    Lake lake = lake(claim);
                    takePart(
                            claim,
                            lake,
                            stores.of(lake.root(), lake.s3()),
                            datasets.nextSighting(),
                            new ListedFolders(),
                            () -> {},
                            (share, tools) -> {
                                share.run();
                                return lake;
                            });
                } catch (RuntimeException failed) {
                    LOG.warnf("crawl %s: could not assist: %s", claim.crawlId(), failed.getMessage());
                } finally {
                    running.decrementAndGet();
                }
            });
        });
    }

    private <T> T takePart(
            Claim claim,
            Lake lake,
            LakeStore store,
            long since,
            ListedFolders listed,
            Runnable renewCrawl,
            BiFunction<CrawlShare, Tools, T> work) {
        ExecutorService listers = Executors.newFixedThreadPool(settings.listers(), named("crawl-list"));
        ExecutorService groups = Executors.newFixedThreadPool(GROUPS_AT_ONCE, named("crawl-group"));
        ExecutorService files = Executors.newFixedThreadPool(readers(lake), named("crawl-file"));
        try (CrawlPulse pulse = new CrawlPulse(shards, settings, renewCrawl)) {
            Tools tools = new Tools(
                    new Sighting(claim.crawlId(), lake, since),
                    Set.copyOf(claim.folders()),
                    new Pins(lake.pins()),
                    store,
                    listed,
                    inspectors.of(lake, store, files, readers(lake)),
                    known,
                    datasets,
                    recorder,
                    clock,
                    settings.clockTolerance());
            return work.apply(
                    new CrawlShare(
                            claim.crawlId(), replica, shards, settings, pulse, tools, failpoints, listers, groups),
                    tools);
        } finally {
            listers.shutdownNow();
            groups.shutdownNow();
            files.shutdownNow();
        }
    }

    private static ThreadFactory named(String name) {
        return task -> new Thread(task, name);
    }

    private int readers(Lake lake) {
        int forFiles = settings.fileReadersPerProcessor() * Runtime.getRuntime().availableProcessors();
        return Math.max(1, lake.root().isS3() ? settings.s3Readers() : forFiles);
    }

    /** Somebody else claimed the crawl, because this service was thought dead; or it was stopped. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost(UUID crawlId) {
            super("the lease of crawl " + crawlId + " ran out, or it was stopped");
        }
    }
}
