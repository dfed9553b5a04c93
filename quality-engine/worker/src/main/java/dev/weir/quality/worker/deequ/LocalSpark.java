package dev.weir.quality.worker.deequ;

import dev.weir.quality.worker.batch.PlainLocalFiles;
import dev.weir.quality.worker.batch.StoreSettings;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of this process: on all its cores, or as the driver of a cluster.
 *
 * <p>A cluster, from the environment: {@code WEIR_SPARK_MASTER}, such as {@code spark://spark-master:7077}. Under {@code
 * spark-submit} it is what that was told, YARN and Kubernetes too. All files, the staging too, must be where the executors
 * reach them.
 *
 * <p>S3: see {@link StoreSettings}.
 */
public final class LocalSpark {
    private LocalSpark() {}

    public static SparkSession start(Map<String, String> environment) {
        int cores = Runtime.getRuntime().availableProcessors();
        String local = "local[" + cores + "]";
        String master = environment.getOrDefault("WEIR_SPARK_MASTER", System.getProperty("spark.master", local));
        SparkSession.Builder builder = SparkSession.builder()
                .appName("weir-worker")
                .master(master)
                .config("spark.ui.enabled", false)
                // A task that runs out of memory fails its run; it must not end the process, or the run would be
                // claimed again and again by workers that die of it.
                .config("spark.executor.killOnFatalError.depth", 0)
                .config("spark.sql.adaptive.enabled", true)
                .config("spark.sql.session.timeZone", "UTC")
                // Never used, but Spark makes the folder, and would make it where the process was started.
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/weir-worker-warehouse")
                // Names are taken as they are written: a file may hold both id and ID.
                .config("spark.sql.caseSensitive", true)
                .config("spark.sql.parquet.compression.codec", "snappy")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
                .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
                .config("spark.sql.parquet.int96RebaseModeInRead", "CORRECTED")
                .config("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED")
                .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", false)
                .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", 2)
                .config("spark.hadoop.fs.file.impl", PlainLocalFiles.class.getName());
        if (master.startsWith("local")) {
            builder.config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", 2 * cores);
        }
        StoreSettings.of(environment).forEach((key, value) -> builder.config("spark.hadoop." + key, value));
        return builder.getOrCreate();
    }
}
