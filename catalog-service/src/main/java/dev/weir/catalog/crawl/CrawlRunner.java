package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Crawls.Claim;
import dev.weir.catalog.dataset.DatasetRecorder;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.format.MetadataReaders;
import dev.weir.format.TextLimits;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.problem.Problem;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Runs the crawls that wait, in this service or in another one of the same database. */
@ApplicationScoped
public class CrawlRunner {

    private static final Logger LOG = Logger.getLogger(CrawlRunner.class);
    /** Written beside what is read; raise it when a reader learns to answer differently. */
    private static final String READER_VERSION = "2";

    private static final int GROUPS_AT_ONCE = 4;
    private static final int MOST_ATTEMPTS = 5;

    private final Crawls crawls;
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
        Optional<Lake> lake = QuarkusTransaction.requiringNew().call(() -> lakes.find(claim.lakeId()));
        CrawlLog log = new CrawlLog();
        try {
            run(claim, lake.orElseThrow(), log);
            ends.completed(claim, log);
        } catch (LeaseLost lost) {
            LOG.warnf("crawl %s: somebody else runs it now", claim.crawlId());
        } catch (Problem problem) {
            LOG.warnf("crawl %s failed: %s", claim.crawlId(), problem.getMessage());
            ends.failed(claim, log, String.valueOf(problem.getMessage()));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "crawl %s failed, attempt %d", claim.crawlId(), claim.attempt());
            again(claim, log, failed);
        }
    }

    // The database went away, or the service is stopping: the work is not at fault, unless it is so time and again.
    private void again(Claim claim, CrawlLog log, RuntimeException failed) {
        Thread.interrupted();
        if (claim.attempt() < MOST_ATTEMPTS) {
            crawls.release(claim);
        } else {
            ends.failed(claim, log, "Weir failed " + claim.attempt() + " times, with: " + failed.getMessage());
        }
    }

    private void run(Claim claim, Lake lake, CrawlLog log) {
        if (!lake.root().isS3() && !Files.isDirectory(Path.of(lake.root().keyOrPath()))) {
            throw new LakeRootMissing(lake);
        }
        LOG.infof("crawl %s: %s%s, attempt %d", claim.crawlId(), lake.root(), claim.prefix(), claim.attempt());
        ExecutorService groups = Executors.newFixedThreadPool(GROUPS_AT_ONCE, task -> new Thread(task, "crawl-group"));
        ExecutorService files = Executors.newFixedThreadPool(readers(lake), task -> new Thread(task, "crawl-file"));
        GroupThreads groupThreads = new GroupThreads(groups);
        try (CrawlPulse pulse = new CrawlPulse(crawls, claim, log, settings, groupThreads)) {
            TextLimits limits = new TextLimits(
                    (int) settings.textSampleBytes().asLongValue(),
                    settings.countTextRowsUpTo().asLongValue());
            FileReads reads = new FileReads(MetadataReaders.all(limits), READER_VERSION + "/" + limits, files);
            new Crawler(
                            claim,
                            lake,
                            clock.instant(),
                            stores.of(lake.root(), lake.s3()),
                            reads,
                            known,
                            datasets,
                            recorder,
                            log)
                    .crawl(lake.root().resolve(claim.prefix()), groupThreads);
            pulse.beat();
        } finally {
            groups.shutdownNow();
            files.shutdownNow();
        }
    }

    private int readers(Lake lake) {
        int forFiles = settings.fileReadersPerProcessor() * Runtime.getRuntime().availableProcessors();
        return Math.max(1, lake.root().isS3() ? settings.s3Readers() : forFiles);
    }

    /** Somebody else claimed the crawl, because this service was thought dead. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost(Claim claim) {
            super("the lease of crawl " + claim.crawlId() + " ran out");
        }
    }
}
