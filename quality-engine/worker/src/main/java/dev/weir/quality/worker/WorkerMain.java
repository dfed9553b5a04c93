package dev.weir.quality.worker;

import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.worker.batch.StoreSettings;
import dev.weir.quality.worker.deequ.DeequOnDemand;
import dev.weir.quality.worker.duckdb.AutoEngine;
import dev.weir.quality.worker.duckdb.DuckDbProfiles;
import dev.weir.quality.worker.duckdb.EmbeddedDuckDb;
import dev.weir.quality.worker.duckdb.HadoopObjects;
import dev.weir.quality.worker.http.HttpRunService;
import dev.weir.quality.worker.run.Backoff;
import dev.weir.quality.worker.run.Engine;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.ServiceRefused;
import dev.weir.quality.worker.run.Worker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker process. Settings: see {@link WorkerSettings}, {@link Failpoints} and, for S3, {@link StoreSettings}.
 *
 * <p>Exit codes: 0 after SIGTERM or SIGINT as far as the JVM lets us choose (143 or 130 otherwise), 1 when the engine died,
 * 2 when the service refuses this worker, or a setting is wrong.
 */
public final class WorkerMain {
    private static final Logger log = LoggerFactory.getLogger(WorkerMain.class);

    private WorkerMain() {}

    public static void main(String[] args) {
        System.exit(run());
    }

    private static int run() {
        WorkerSettings settings;
        Failpoints failpoints;
        try {
            settings = WorkerSettings.of(System.getenv());
            failpoints = Failpoints.of(System.getenv());
        } catch (IllegalArgumentException e) {
            log.error("{}", e.getMessage());
            return 2;
        }
        return run(settings, failpoints);
    }

    private static int run(WorkerSettings settings, Failpoints failpoints) {
        try (DeequOnDemand deequ = new DeequOnDemand(System.getenv(), failpoints)) {
            ObjectFetcher objects = new HadoopObjects(StoreSettings.of(System.getenv()));
            Engine engine = engine(settings, deequ, objects, failpoints);
            Worker worker = new Worker(
                    settings.name(),
                    new HttpRunService(settings.url(), settings.token()),
                    engine,
                    new DuckDbProfiles(settings.duckdb(), objects),
                    failpoints,
                    Backoff.standard());
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, ended), "stop"));
            try {
                worker.run();
            } finally {
                ended.countDown();
            }
            log.info("worker {}: stopped", settings.name());
            return engine.alive() ? 0 : 1;
        } catch (ServiceRefused e) {
            log.error("worker {}: {}", settings.name(), e.getMessage());
            return 2;
        }
    }

    private static Engine engine(
            WorkerSettings settings, DeequOnDemand deequ, ObjectFetcher objects, Failpoints failpoints) {
        // A cluster that was asked for a driver, by spark-submit, gives up one whose session does not come.
        if (settings.engine() == EngineName.DEEQU || System.getProperty("spark.master") != null) {
            deequ.start();
        }
        EmbeddedDuckDb duckdb = new EmbeddedDuckDb(settings.duckdb(), objects, failpoints);
        return switch (settings.engine()) {
            case AUTO -> new AutoEngine(duckdb, settings.duckdb(), deequ);
            case DUCKDB -> duckdb;
            case DEEQU -> deequ;
        };
    }

    /** Gives a cancelled check the time to remove its staging. */
    private static void stop(Worker worker, CountDownLatch ended) {
        worker.stop();
        try {
            ended.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
