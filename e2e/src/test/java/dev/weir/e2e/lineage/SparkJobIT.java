package dev.weir.e2e.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.town.Build;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Started;
import dev.weir.e2e.town.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Spark job that knows nothing of Weir, with OpenLineage's listener, which posts with a producer's token. */
@ExtendWith(SharedTown.class)
class SparkJobIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String name = "spark-" + UUID.randomUUID();

    @Test
    void whatASparkJobReadsAndWritesIsInTheGraphWithItsColumns(Town town) {
        Path tables = town.lake().resolveSibling(name);

        assertThat(run(town, tables)).as("the job's exit code").isZero();

        String orders = tables + "/orders";
        String customers = tables + "/customers";
        String spent = tables + "/spent";
        Eventually.holds("the columns to be in the graph", Town.PATIENCE, () -> !columns(town, spent, "spent")
                .isEmpty());
        assertThat(columns(town, spent, "spent"))
                .contains(column(orders, "amount") + " aggregation")
                .contains(column(orders, "customer_id") + " join", column(customers, "id") + " group-by");
        assertThat(columns(town, spent, "email_hash")).contains(column(customers, "email") + " transformation masked");
        assertThat(columns(town, spent, "customer")).contains(column(customers, "id") + " identity");

        JsonNode dataset = town.api().get("/api/v1/namespaces/file/datasets/" + coded(spent));
        assertThat(texts(dataset.path("fields"), "name")).containsExactly("customer", "email_hash", "spent");
        assertThat(texts(dataset.path("fields"), "type")).containsExactly("long", "string", "long");

        JsonNode job = writerOf(town, spent);
        assertThat(texts(job.path("inputs"), "name")).containsExactlyInAnyOrder(orders, customers);
        assertThat(texts(job.path("outputs"), "name")).containsExactly(spent);
        assertThat(job.path("latestRun").path("state").asText()).isEqualTo("COMPLETED");
        JsonNode run = town.api()
                .get("/api/v1/jobs/runs/" + job.path("latestRun").path("id").asText());
        assertThat(run.path("facets").path("processing_engine").path("name").asText())
                .isEqualTo("spark");
        assertThat(town.api()
                        .get("/api/v1/jobs/runs/" + run.path("rootRunId").asText())
                        .path("state")
                        .asText())
                .as("the application as a whole")
                .isEqualTo("COMPLETED");
    }

    private int run(Town town, Path tables) {
        String token = town.api()
                .post("/api/v1/tokens", Map.of("name", name, "role", "producer"))
                .body()
                .path("token")
                .asText();
        Path log = Build.OUTPUT.resolve("logs/gate/" + name + ".log");
        try (Started job = Started.start(
                "Spark job",
                Build.sparkJob(
                        Build.ROOT.resolve("e2e/src/test/spark/OrdersJob.java"),
                        Map.of(
                                "spark.master", "local[1]",
                                "spark.app.name", name,
                                "spark.ui.enabled", "false",
                                "spark.driver.bindAddress", "127.0.0.1",
                                "spark.driver.host", "127.0.0.1",
                                "spark.sql.shuffle.partitions", "1",
                                "spark.openlineage.transport.url", town.url(),
                                "spark.openlineage.transport.auth.apiKey", token,
                                "spark.openlineage.namespace", name),
                        tables.toString()),
                Map.of(),
                log)) {
            return job.awaitEnd(PATIENCE);
        }
    }

    /** What a column of a dataset comes from: directly, or as that which decides about all columns of the dataset. */
    private List<String> columns(Town town, String dataset, String column) {
        JsonNode graph = town.api()
                .get("/api/v1/lineage/graph?direction=upstream&depth=4&columns=true&node="
                        + coded("column:file:" + dataset + "#" + column));
        return StreamSupport.stream(graph.path("columnEdges").spliterator(), false)
                .flatMap(edge -> Stream.concat(
                        texts(edge.path("kinds")).stream()
                                .map(kind -> edge.path("from").asText() + " " + kind),
                        texts(edge.path("maskedKinds")).stream()
                                .map(kind -> edge.path("from").asText() + " " + kind + " masked")))
                .toList();
    }

    private static String column(String dataset, String column) {
        return "column:file:" + dataset + "#" + column;
    }

    private JsonNode writerOf(Town town, String dataset) {
        JsonNode jobs =
                town.api().get("/api/v1/namespaces/" + name + "/jobs?limit=100").path("jobs");
        return StreamSupport.stream(jobs.spliterator(), false)
                .filter(job -> texts(job.path("outputs"), "name").contains(dataset))
                .filter(job -> job.path("inputs").size() == 2)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no job writes " + dataset + ": " + jobs));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
