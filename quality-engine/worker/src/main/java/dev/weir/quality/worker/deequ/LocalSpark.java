package dev.weir.quality.worker.deequ;

import dev.weir.quality.worker.batch.PlainLocalFiles;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session of this process: on all its cores, or as the driver of a cluster.
 *
 * <p>A cluster, from the environment: {@code WEIR_SPARK_MASTER}, such as {@code spark://spark-master:7077}. Under {@code
 * spark-submit} it is what that was told, YARN and Kubernetes too. All files, the staging too, must be where the executors
 * reach them.
 *
 * <p>S3, from the environment: {@code WEIR_S3_ENDPOINT} (another S3 than Amazon's), {@code WEIR_S3_PATH_STYLE} ({@code true}
 * puts the bucket into the path), {@code AWS_REGION}. Credentials come from the AWS SDK's default chain.
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
        return s3(builder, environment).getOrCreate();
    }

    private static SparkSession.Builder s3(SparkSession.Builder builder, Map<String, String> environment) {
        String endpoint = environment.get("WEIR_S3_ENDPOINT");
        if (endpoint != null) {
            builder.config("spark.hadoop.fs.s3a.endpoint", endpoint);
        }
        String region = environment.get("AWS_REGION");
        if (region != null) {
            builder.config("spark.hadoop.fs.s3a.endpoint.region", region);
        }
        return builder
                // The defaults try for many minutes; a check that waits for a store is better reported, and tried
                // later.
                .config("spark.hadoop.fs.s3a.attempts.maximum", 3)
                .config("spark.hadoop.fs.s3a.retry.limit", 3)
                .config("spark.hadoop.fs.s3a.connection.establish.timeout", "5s")
                .config("spark.hadoop.fs.s3a.bucket.probe", 0)
                .config(
                        "spark.hadoop.fs.s3a.path.style.access",
                        Boolean.parseBoolean(environment.getOrDefault("WEIR_S3_PATH_STYLE", "false")))
                .config(
                        "spark.hadoop.fs.s3a.aws.credentials.provider",
                        "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
    }
}
