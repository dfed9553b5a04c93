package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Engine;
import dev.weir.quality.worker.run.Failpoints;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.package$;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link DeequEngine} on a session that is started by the first check: most workers never need it. */
public final class DeequOnDemand implements Engine, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeequOnDemand.class);

    private final Map<String, String> environment;
    private final Failpoints failpoints;
    private @Nullable SparkSession spark;
    private @Nullable DeequEngine engine;

    public DeequOnDemand(Map<String, String> environment, Failpoints failpoints) {
        this.environment = Map.copyOf(environment);
        this.failpoints = failpoints;
    }

    /** Starts the session now, for a cluster that waits for its driver. Twice is harmless. */
    public void start() {
        started();
    }

    private synchronized DeequEngine started() {
        if (engine == null) {
            long start = System.nanoTime();
            spark = LocalSpark.start(environment);
            engine = new DeequEngine(spark, failpoints);
            log.info("spark started in {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        return engine;
    }

    private synchronized @Nullable DeequEngine ifStarted() {
        return engine;
    }

    @Override
    public String name() {
        return DeequEngine.name(package$.MODULE$.SPARK_VERSION());
    }

    @Override
    public CheckReport check(CheckRequest request, Cancellation cancellation) {
        DeequEngine deequ;
        try {
            deequ = started();
        } catch (RuntimeException | OutOfMemoryError e) {
            log.warn("run {} attempt {}: Spark does not start", request.runId(), request.attempt(), e);
            return DeequEngine.error(request, name(), "Spark does not start: " + Cause.of(e), System.nanoTime());
        }
        return deequ.check(request, cancellation);
    }

    @Override
    public void discard(CheckRequest.@Nullable Staging staging) {
        DeequEngine deequ = ifStarted();
        if (deequ != null) {
            deequ.discard(staging);
        }
    }

    /** A session that was never started has not died. */
    @Override
    public boolean alive() {
        DeequEngine deequ = ifStarted();
        return deequ == null || deequ.alive();
    }

    @Override
    public synchronized void close() {
        if (spark != null) {
            spark.close();
        }
    }
}
