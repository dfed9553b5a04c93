package dev.weir.quality.worker.cluster;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.worker.deequ.DeequEngine;
import dev.weir.quality.worker.deequ.LocalSpark;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.Failpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Has one request evaluated, as a worker does: its file is the first argument, that of the report the second. */
final class Driver {
    private Driver() {}

    public static void main(String[] arguments) throws IOException {
        CheckRequest request = new JsonMapper().readValue(Files.readString(Path.of(arguments[0])), CheckRequest.class);
        try (SparkSession spark = LocalSpark.start(System.getenv())) {
            CheckReport report = new DeequEngine(spark, Failpoints.none()).check(request, new Cancellation());
            int executors = spark.sparkContext().statusTracker().getExecutorInfos().length - 1;
            Files.writeString(Path.of(arguments[1]), executors + "\n" + new JsonMapper().writeValueAsString(report));
        }
    }
}
