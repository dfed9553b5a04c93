package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.worker.batch.StagedParquet;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.CheckCancelled;
import dev.weir.quality.worker.run.Engine;
import dev.weir.quality.worker.run.Failpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deequ on the Spark session of this process. */
public final class DeequEngine implements Engine {
    private static final Logger log = LoggerFactory.getLogger(DeequEngine.class);

    private static final Duration CANCEL_AGAIN = Duration.ofMillis(100);

    private final SparkSession spark;
    private final Failpoints failpoints;
    private final String name;

    public DeequEngine(SparkSession spark, Failpoints failpoints) {
        this.spark = spark;
        this.failpoints = failpoints;
        this.name = name(spark.version());
    }

    static String name(String sparkVersion) {
        return "deequ " + BuildInfo.deequ() + " on spark " + sparkVersion;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CheckReport check(CheckRequest request, Cancellation cancellation) {
        long start = System.nanoTime();
        String group = request.runId() + "/" + request.attempt();
        spark.sparkContext().setJobGroup(group, "run " + group, true);
        AtomicBoolean ended = new AtomicBoolean();
        cancellation.onCancel(() -> cancelUntil(ended, group));
        try (Evaluation evaluation = new Evaluation(spark, request, cancellation, failpoints, name)) {
            return evaluation.run(start);
        } catch (CheckCancelled e) {
            throw e;
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            // Whatever Spark, a codec or a file system throws is no statement about the data.
            if (cancellation.cancelled()) {
                throw new CheckCancelled();
            }
            log.warn("run {} attempt {}: engine error", request.runId(), request.attempt(), e);
            discard(request.staging());
            return error(request, name, Cause.of(e), start);
        } finally {
            ended.set(true);
            spark.sparkContext().clearJobGroup();
        }
    }

    // Spark cancels the jobs that run now; the next job of the same query starts all the same. So it is told again and
    // again.
    private void cancelUntil(AtomicBoolean ended, String group) {
        Thread cancelling = new Thread(
                () -> {
                    while (!ended.get() && alive()) {
                        spark.sparkContext().cancelJobGroup(group);
                        LockSupport.parkNanos(CANCEL_AGAIN.toNanos());
                    }
                },
                "cancel-" + group);
        cancelling.setDaemon(true);
        cancelling.start();
    }

    @Override
    public void discard(CheckRequest.@Nullable Staging staging) {
        if (staging == null) {
            return;
        }
        Configuration hadoop = spark.sessionState().newHadoopConf();
        StagedParquet parquet = new StagedParquet(hadoop);
        for (String folder : List.of(staging.passed(), staging.failed())) {
            try {
                parquet.remove(folder);
            } catch (IOException | RuntimeException e) {
                // Nobody reads a staging folder that no report names; the service sweeps what is left.
                log.warn("staging {} could not be removed: {}", folder, e.getMessage());
            }
        }
    }

    @Override
    public boolean alive() {
        return !spark.sparkContext().isStopped();
    }

    static CheckReport error(CheckRequest request, String engine, String why, long start) {
        return new CheckReport(
                request.runId(),
                request.attempt(),
                CheckReport.Status.ENGINE_ERROR,
                engine,
                why,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                (System.nanoTime() - start) / 1_000_000);
    }
}
