package dev.weir.quality.worker;

import dev.weir.quality.worker.deequ.DeequEngine;
import dev.weir.quality.worker.deequ.LocalSpark;
import dev.weir.quality.worker.http.HttpRunService;
import dev.weir.quality.worker.run.Backoff;
import dev.weir.quality.worker.run.Failpoints;
import dev.weir.quality.worker.run.ServiceRefused;
import dev.weir.quality.worker.run.Worker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker process. Settings: see {@link WorkerSettings}, {@link Failpoints} and, for S3, {@link LocalSpark}.
 *
 * <p>Exit codes: 0 after SIGTERM or SIGINT as far as the JVM lets us choose (143 or 130 otherwise), 1 when the engine died,
 * 2 when the service refuses this worker.
 */
public final class WorkerMain {
    private static final Logger log = LoggerFactory.getLogger(WorkerMain.class);

    private WorkerMain() {}

    public static void main(String[] args) {
        System.exit(run(WorkerSettings.of(System.getenv()), Failpoints.of(System.getenv())));
    }

    private static int run(WorkerSettings settings, Failpoints failpoints) {
        try (SparkSession spark = LocalSpark.start(System.getenv())) {
            DeequEngine engine = new DeequEngine(spark, failpoints);
            Worker worker = new Worker(
                    settings.name(),
                    new HttpRunService(settings.url(), settings.token()),
                    engine,
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
