package dev.weir.quality.worker.batch;

import java.util.HashMap;
import java.util.Map;

/**
 * How Hadoop's connectors reach S3, with and without Spark.
 *
 * <p>From the environment: {@code WEIR_S3_ENDPOINT} (another S3 than Amazon's), {@code WEIR_S3_PATH_STYLE} ({@code true} puts
 * the bucket into the path), {@code AWS_REGION}. Credentials come from the AWS SDK's default chain.
 */
public final class StoreSettings {
    private StoreSettings() {}

    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        String endpoint = environment.get("WEIR_S3_ENDPOINT");
        if (endpoint != null) {
            settings.put("fs.s3a.endpoint", endpoint);
        }
        String region = environment.get("AWS_REGION");
        if (region != null) {
            settings.put("fs.s3a.endpoint.region", region);
        }
        // The defaults try for many minutes; a check that waits for a store is better reported, and tried later.
        settings.put("fs.s3a.attempts.maximum", "3");
        settings.put("fs.s3a.retry.limit", "3");
        settings.put("fs.s3a.connection.establish.timeout", "5s");
        settings.put("fs.s3a.bucket.probe", "0");
        boolean pathStyle = Boolean.parseBoolean(environment.getOrDefault("WEIR_S3_PATH_STYLE", "false"));
        settings.put("fs.s3a.path.style.access", Boolean.toString(pathStyle));
        settings.put(
                "fs.s3a.aws.credentials.provider",
                "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
        return settings;
    }
}
