package dev.weir.catalog.lineage;

import static dev.weir.catalog.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders name files and folders, a crawl finds datasets: they become one, whoever comes first. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class LineageMeetsCatalogTest {

    private final String lake = "meets" + UUID.randomUUID().toString().substring(0, 8);
    private final String namespace = "meets-" + UUID.randomUUID();

    private static void csv(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, "id,email\n1,a@example.com\n2,b@example.com\n".getBytes(UTF_8));
    }

    private void crawl(Path root) {
        Api.asAdministrator()
                .body(Map.of("name", lake, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        String place = Api.asAdministrator()
                .body(Map.of("lake", lake, "prefix", ""))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        eventually(
                "the crawl's end",
                () -> Api.asAdministrator().get(place).<String>path("finishedAt"),
                finished -> finished != null);
    }

    private void writes(String job, Path output) {
        Api.asAdministrator()
                .body("""
                        {"eventTime": "2026-10-01T10:00:00Z", "eventType": "COMPLETE", "producer": "https://example.com/test",
                         "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                         "run": {"runId": "%s"}, "job": {"namespace": "%s", "name": "%s"},
                         "outputs": [{"namespace": "file", "name": "%s"}]}
                        """.formatted(UUID.randomUUID(), namespace, job, output))
                .post("/api/v1/lineage")
                .then()
                .statusCode(201);
    }

    private List<String> outputs(String job) {
        return Api.asAdministrator()
                .get("/api/v1/namespaces/" + namespace + "/jobs/" + job)
                .jsonPath()
                .getList("outputs.name");
    }

    @Test
    void aFileThatAJobWroteBeforeTheCrawlAndOneAfterItAreTheDatasetThatTheyLieIn(@TempDir Path folder)
            throws Exception {
        Path root = folder.toRealPath();
        Path dataset = root.resolve("silver/people");
        csv(dataset.resolve("part-0.csv"));
        csv(dataset.resolve("part-1.csv"));
        csv(root.resolve("gold/other/part-0.csv"));
        Path early = dataset.resolve("part-0.csv");
        writes("early", early);
        eventually("the early job", () -> outputs("early"), List.of(early.toString())::equals);

        crawl(root);

        eventually("the early file to be the dataset", () -> outputs("early"), List.of(dataset.toString())::equals);
        writes("late", dataset.resolve("part-1.csv"));
        eventually("the late file to be the dataset", () -> outputs("late"), List.of(dataset.toString())::equals);
        List<String> aliases = Api.asAdministrator()
                .get("/api/v1/namespaces/file/datasets/" + URLEncoder.encode(dataset.toString(), UTF_8))
                .jsonPath()
                .getList("aliases.name");
        assertThat(aliases)
                .containsExactlyInAnyOrder(
                        early.toString(), dataset.resolve("part-1.csv").toString());
    }
}
