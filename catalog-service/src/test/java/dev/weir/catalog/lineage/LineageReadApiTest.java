package dev.weir.catalog.lineage;

import static dev.weir.catalog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Marquez' clients read. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class LineageReadApiTest {

    private final String namespace = "s3://read-" + UUID.randomUUID();
    private final UUID run = UUID.randomUUID();
    private final Instant start = Instant.parse("2026-03-01T08:00:00Z");

    private String event(String type, Instant at, UUID id) {
        return """
                {"eventTime": "%1$s", "eventType": "%2$s", "producer": "https://example.com/test",
                 "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                 "run": {"runId": "%3$s", "facets": {"mine": {"at": "%2$s"}, "errorMessage": {"message": "no disk"}}},
                 "job": {"namespace": "%4$s", "name": "flow.load", "facets": {
                    "documentation": {"description": "loads"}}},
                 "inputs": [{"namespace": "%4$s", "name": "raw/orders", "facets": {
                    "schema": {"fields": [{"name": "id", "type": "long"}, {"name": "email", "type": "string"}]}}}],
                 "outputs": [{"namespace": "%4$s", "name": "silver/orders", "facets": {
                    "schema": {"fields": [{"name": "id", "type": "long"}, {"name": "who", "type": "string"}]},
                    "symlinks": {"identifiers": [{"namespace": "hive://h", "name": "crm.%3$s", "type": "TABLE"}]},
                    "columnLineage": {"fields": {
                        "id": {"inputFields": [{"namespace": "%4$s", "name": "raw/orders", "field": "id",
                            "transformations": [{"type": "DIRECT", "subtype": "IDENTITY"}]}]},
                        "who": {"inputFields": [{"namespace": "%4$s", "name": "raw/orders", "field": "email",
                            "transformations": [{"type": "DIRECT", "subtype": "TRANSFORMATION", "masking": true}]}]}}}}}]}
                """.formatted(at, type, id, namespace);
    }

    private static void send(String event) {
        Api.asAdministrator().body(event).post("/api/v1/lineage").then().statusCode(201);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private String inNamespace(String rest) {
        return "/api/v1/namespaces/" + encoded(namespace) + rest;
    }

    @BeforeEach
    void aRun() {
        send(event("START", start, run));
        send(event("COMPLETE", start.plusSeconds(90), run));
        eventually(
                "the run",
                () -> Api.asAdministrator().get("/api/v1/jobs/runs/" + run).<String>path("state"),
                "COMPLETED"::equals);
    }

    @Test
    void showsADatasetUnderEachOfItsNames() {
        JsonPath dataset = Api.asAdministrator()
                .get(inNamespace("/datasets/" + encoded("silver/orders")))
                .then()
                .statusCode(200)
                .body("id", equalTo(Map.of("namespace", namespace, "name", "silver/orders")))
                .body("fields.name", contains("id", "who"))
                .body("lastModifiedAt", equalTo("2026-03-01T08:01:30Z"))
                .body("facets.keySet()", hasItem("columnLineage"))
                .body("aliases.name", contains("crm." + run))
                .body("currentVersion", notNullValue())
                .extract()
                .jsonPath();

        assertThat(Api.asAdministrator()
                        .get("/api/v1/namespaces/" + encoded("hive://h") + "/datasets/" + "crm." + run)
                        .jsonPath()
                        .getMap("id"))
                .isEqualTo(dataset.getMap("id"));
        Api.asAdministrator()
                .get(inNamespace("/datasets/" + encoded("silver/orders") + "/versions"))
                .then()
                .body("versions.version", contains(dataset.getString("currentVersion")));
        Api.asAdministrator()
                .get(inNamespace("/datasets"))
                .then()
                .body("totalCount", equalTo(2))
                .body("datasets.name", contains("raw/orders", "silver/orders"));
        Api.asAdministrator()
                .get(inNamespace("/datasets/nothing"))
                .then()
                .statusCode(404)
                .body("code", equalTo("lineage-unknown"));
    }

    @Test
    void showsHowAJobFares() {
        UUID failed = UUID.randomUUID();
        send(event("START", start.plusSeconds(3600), failed));
        send(event("FAIL", start.plusSeconds(3630), failed));
        eventually(
                "the failed run",
                () -> Api.asAdministrator().get("/api/v1/jobs/runs/" + failed).<String>path("state"),
                "FAILED"::equals);

        Api.asAdministrator()
                .get(inNamespace("/jobs/flow.load"))
                .then()
                .statusCode(200)
                .body("inputs.name", contains("raw/orders"))
                .body("outputs.name", contains("silver/orders"))
                .body("description", equalTo("loads"))
                .body("latestRun.id", equalTo(failed.toString()))
                .body("latestRun.error", equalTo("no disk"))
                .body("statistics.runs", equalTo(2))
                .body("statistics.failureRate", equalTo(0.5f))
                .body("statistics.lastSuccessAt", equalTo("2026-03-01T08:01:30Z"))
                .body("statistics.longestSeconds", equalTo(90f));
        Api.asAdministrator()
                .get(inNamespace("/jobs?lastRunStates=FAILED&lastRunStates=ABORTED"))
                .then()
                .statusCode(200)
                .body("totalCount", equalTo(1))
                .body("jobs.name", contains("flow.load"));
        Api.asAdministrator()
                .get(inNamespace("/jobs?lastRunStates=COMPLETED"))
                .then()
                .body("totalCount", equalTo(0));
        Api.asAdministrator().get("/api/v1/jobs?lastRunStates=LOST").then().statusCode(400);
        Api.asAdministrator()
                .get(inNamespace("/jobs/flow.load/runs"))
                .then()
                .body("runs.id", contains(failed.toString(), run.toString()))
                .body("runs[1].durationMs", equalTo(90_000));
        Api.asAdministrator().get(inNamespace("/jobs")).then().body("jobs.name", contains("flow.load"));
        Api.asAdministrator().get(inNamespace("")).then().body("name", equalTo(namespace));
    }

    @Test
    void showsTheFacetsOfARunAsTheyWereTold() {
        Api.asAdministrator()
                .get("/api/v1/jobs/runs/" + run + "/facets?type=run")
                .then()
                .statusCode(200)
                .body("runId", equalTo(run.toString()))
                .body("facets.mine.at", equalTo("COMPLETE"));
        Api.asAdministrator()
                .get("/api/v1/jobs/runs/" + run + "/facets?type=job")
                .then()
                .body("facets.documentation.description", equalTo("loads"));
        Api.asAdministrator()
                .get("/api/v1/jobs/runs/" + run)
                .then()
                .body("facets.mine.at", equalTo("COMPLETE"))
                .body("inputDatasetVersions.datasetVersionId.name", contains("raw/orders"))
                .body("nominalStartTime", nullValue());
    }

    @Test
    void walksTheGraph() {
        String node = "dataset:" + namespace + ":raw/orders";
        JsonPath graph = Api.asAdministrator()
                .get("/api/v1/lineage?depth=2&nodeId=" + encoded(node))
                .then()
                .statusCode(200)
                .body("truncated", equalTo(false))
                .extract()
                .jsonPath();

        String job = "job:" + namespace + ":flow.load";
        String silver = "dataset:" + namespace + ":silver/orders";
        assertThat(graph.<String>getList("graph.id")).containsExactlyInAnyOrder(node, job, silver);
        Map<String, Object> jobNode = graph.getMap("graph.find { it.id == '" + job + "' }");
        Map<String, Object> silverNode = graph.getMap("graph.find { it.id == '" + silver + "' }");
        assertThat(jobNode.get("inEdges")).isEqualTo(List.of(Map.of("origin", node, "destination", job)));
        assertThat(jobNode.get("outEdges")).isEqualTo(List.of(Map.of("origin", job, "destination", silver)));
        assertThat(silverNode.get("inEdges")).isEqualTo(List.of(Map.of("origin", job, "destination", silver)));
        Api.asAdministrator()
                .get("/api/v1/lineage?nodeId=river:a:b")
                .then()
                .statusCode(400)
                .body("code", equalTo("lineage-node-invalid"));
    }

    @Test
    void walksTheColumns() {
        JsonPath graph = Api.asAdministrator()
                .get("/api/v1/column-lineage?nodeId=" + encoded("datasetField:" + namespace + ":silver/orders:who"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(graph.<String>getList("graph.id"))
                .containsExactlyInAnyOrder(
                        "datasetField:" + namespace + ":silver/orders:who",
                        "datasetField:" + namespace + ":raw/orders:email");
        assertThat(graph.<String>getList("graph.data.inputFields.flatten().transformationType"))
                .containsExactly("MASKED");
        Api.asAdministrator()
                .get("/api/v1/column-lineage?withDownstream=true&nodeId="
                        + encoded("datasetField:" + namespace + ":raw/orders:id"))
                .then()
                .body(
                        "graph.id",
                        containsInAnyOrder(
                                "datasetField:" + namespace + ":raw/orders:id",
                                "datasetField:" + namespace + ":silver/orders:id"));
    }

    @Test
    void findsByAPartOfAName() {
        Api.asAdministrator()
                .get("/api/v1/lineage/search?limit=100&q=ORDERS&namespace=" + encoded(namespace))
                .then()
                .statusCode(200)
                .body("results.name", contains("raw/orders", "silver/orders"))
                .body("results[0].nodeId", equalTo("dataset:" + namespace + ":raw/orders"));
        Api.asAdministrator()
                .get("/api/v1/lineage/search?q=load&filter=job&namespace=" + encoded(namespace))
                .then()
                .body("results.type", contains("JOB"));
    }

    @Test
    void listsEventsWordForWord() {
        JsonPath events = Api.asAdministrator()
                .get(
                        "/api/v1/events/lineage?limit=1000&sortDirection=asc&after=2026-03-01T07:59:59Z&before=2026-03-01T08:01:31Z")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(events.<String>getList("events.findAll { it.run.runId == '" + run + "' }.eventType"))
                .containsExactly("START", "COMPLETE");
    }
}
