package dev.weir.catalog.lineage;

import static dev.weir.catalog.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.github.luben.zstd.Zstd;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.lineage.event.Hash;
import dev.weir.platform.database.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class LineageIngestApiTest {

    private static final String NAMESPACE = "test-" + UUID.randomUUID();

    @Inject
    DataSource database;

    private static String event(String job, String type, UUID run) {
        return """
                {"eventTime": "%s", "eventType": "%s", "producer": "https://example.com/test",
                 "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                 "run": {"runId": "%s"}, "job": {"namespace": "%s", "name": "%s"},
                 "inputs": [{"namespace": "s3a://%s", "name": "/in/"}],
                 "outputs": [{"namespace": "s3://%s", "name": "out"}]}
                """.formatted(Instant.now(), type, run, NAMESPACE, job, NAMESPACE, NAMESPACE);
    }

    private static String producer() {
        return Api.asAdministrator()
                .body(Map.of("name", "pipeline " + UUID.randomUUID(), "role", "producer"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private String runState(UUID run) {
        return new Sql(database)
                .query("select state from lineage.run where id = ?", row -> row.getString("state"), run).stream()
                        .findFirst()
                        .orElse("unknown");
    }

    @Test
    void aProducerSendsAndSeesNothing() {
        UUID run = UUID.randomUUID();
        String token = producer();

        Api.as(token)
                .body(event("single", "COMPLETE", run))
                .post("/api/v1/lineage")
                .then()
                .statusCode(201);

        eventually("the run", () -> runState(run), "COMPLETED"::equals);
        assertThat(new Sql(database).query("""
                                select d.namespace || ' ' || d.name as name from lineage.run r
                                join lineage.shape_io i on i.shape_id = r.shape_id join lineage.dataset d on d.id = i.dataset_id
                                where r.id = ? order by i.direction
                                """, row -> row.getString("name"), run))
                .containsExactly("s3://" + NAMESPACE + " in", "s3://" + NAMESPACE + " out");
        Api.as(token).get("/api/v1/lineage/status").then().statusCode(403);
    }

    @Test
    void takesTheEventsThatSparkSent() throws IOException {
        for (String name : List.of(
                "01-application-START",
                "02-insert-START-columnLineage",
                "03-insert-COMPLETE-columnLineage-outputStatistics",
                "04-ctas-COMPLETE-symlinks-columnLineage",
                "05-ctas-inner-COMPLETE")) {
            try (InputStream file = getClass().getResourceAsStream("/events/" + name + ".json")) {
                Api.asAdministrator()
                        .body(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .post("/api/v1/lineage")
                        .then()
                        .statusCode(201);
            }
        }

        UUID insert = UUID.fromString("01a20223-6ce7-793a-b6fe-2a07e88d77d3");
        eventually("the run", () -> runState(insert), "COMPLETED"::equals);
        Api.asAdministrator()
                .get("/api/v1/lineage/status")
                .then()
                .statusCode(200)
                .body("unknown.name", hasItem("run/spark_properties"));
    }

    private HttpResponse<String> post(String path, String encoding, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port + path))
                .header("Authorization", "Bearer " + WeirTestResource.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }

    @Test
    void anEventThatCannotBeFoldedIsADeadLetterAndHoldsUpNoOther() {
        String damaged = "no JSON any more: " + UUID.randomUUID();
        byte[] body = damaged.getBytes(StandardCharsets.UTF_8);
        new Sql(database).update("""
                        with damaged as (
                            insert into lineage.event (day, hash, at, kind, bytes, body)
                            values (date '2001-01-01', ?, now(), 'run', ?, ?) returning day, hash)
                        insert into lineage.pending (day, hash) select day, hash from damaged
                        """, Hash.of(body).bytes(), body.length, Zstd.compress(body));
        UUID run = UUID.randomUUID();
        Api.asAdministrator()
                .body(event("beside", "COMPLETE", run))
                .post("/api/v1/lineage")
                .then()
                .statusCode(201);

        eventually("the run", () -> runState(run), "COMPLETED"::equals);
        eventually("the letter", () -> letters(damaged).size(), count -> count == 1);
        Api.asAdministrator()
                .get("/api/v1/lineage/dead-letters/" + letters(damaged).get(0))
                .then()
                .body("code", equalTo("lineage-event-not-folded"))
                .body("sender", equalTo("weir"));
    }

    @Test
    void takesAGzippedBatch() throws Exception {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        String batch = "[" + event("a", "START", one) + "," + event("b", "FAIL", two) + "]";

        HttpResponse<String> answer = post("/api/v1/lineage/batch", "gzip", gzip(batch));

        assertThat(answer.statusCode()).isEqualTo(204);
        eventually("the runs", () -> List.of(runState(one), runState(two)), List.of("RUNNING", "FAILED")::equals);
    }

    @Test
    void saysWhichEventsOfABatchItDidNotTakeAndKeepsThem() {
        UUID good = UUID.randomUUID();
        String bad = event("bad", "START", good).replace(good.toString(), "no-uuid-" + good);

        Api.asAdministrator()
                .body("[" + bad + "," + event("good", "START", good) + "]")
                .post("/api/v1/lineage/batch")
                .then()
                .statusCode(200)
                .body("status", equalTo("partial_success"))
                .body("summary.received", equalTo(2))
                .body("summary.successful", equalTo(1))
                .body("summary.non_retriable", equalTo(1))
                .body("failed_events[0].index", equalTo(0))
                .body("failed_events[0].retriable", equalTo(false))
                .body("failed_events[0].reason", equalTo("/run/runId must be a UUID, not no-uuid-" + good));

        eventually("the run", () -> runState(good), "RUNNING"::equals);
        assertThat(letters("no-uuid-" + good)).hasSize(1);
    }

    private List<String> letters(String containing) {
        JsonPath page = Api.asAdministrator()
                .get("/api/v1/lineage/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return page.<String>getList("items.id").stream()
                .filter(id -> Api.asAdministrator()
                        .get("/api/v1/lineage/dead-letters/" + id)
                        .<String>path("body")
                        .contains(containing))
                .toList();
    }

    @Test
    void aDeadLetterCanBeDiscardedAndComesAgainAsOne() {
        String nonsense = "{\"eventTime\": \"" + UUID.randomUUID() + "\"}";
        String detail = Api.asAdministrator()
                .body(nonsense)
                .post("/api/v1/lineage")
                .then()
                .statusCode(400)
                .body("code", equalTo("lineage-event-invalid"))
                .body("errors[0].pointer", equalTo("/eventTime"))
                .extract()
                .path("detail");
        Api.asAdministrator().body(nonsense).post("/api/v1/lineage").then().statusCode(400);

        List<String> letters = letters(nonsense);
        assertThat(letters).hasSize(1);
        assertThat(detail).contains(letters.get(0));
        Api.asAdministrator()
                .get("/api/v1/lineage/dead-letters/" + letters.get(0))
                .then()
                .body("times", equalTo(2));
        Api.asAdministrator()
                .post("/api/v1/lineage/dead-letters/" + letters.get(0) + "/replay")
                .then()
                .statusCode(400);
        Api.asAdministrator()
                .delete("/api/v1/lineage/dead-letters/" + letters.get(0))
                .then()
                .statusCode(204);
        assertThat(letters(nonsense)).isEmpty();
    }

    @Test
    void aLetterThatCanBeTakenByNowIsReplayed() {
        UUID run = UUID.randomUUID();
        String id = new Sql(database)
                .query(
                        """
                        insert into lineage.dead_letter (id, hash, received_at, last_at, sender, code, detail, bytes, body)
                        values (gen_random_uuid(), decode(md5(?), 'hex'), now(), now(), 'test', 'x', 'x', ?, ?) returning id
                        """,
                        row -> row.getString("id"),
                        run.toString(),
                        event("again", "ABORT", run).getBytes(StandardCharsets.UTF_8).length,
                        com.github.luben.zstd.Zstd.compress(
                                event("again", "ABORT", run).getBytes(StandardCharsets.UTF_8)))
                .get(0);

        Api.asAdministrator()
                .post("/api/v1/lineage/dead-letters/" + id + "/replay")
                .then()
                .statusCode(204);

        eventually("the run", () -> runState(run), "ABORTED"::equals);
        Api.asAdministrator().get("/api/v1/lineage/dead-letters/" + id).then().statusCode(404);
    }

    @Test
    void aSmallBodyThatHoldsABigOneIsRefused() throws Exception {
        HttpResponse<String> bomb = post("/api/v1/lineage", "gzip", gzip(" ".repeat(70_000_000)));
        HttpResponse<String> torn = post("/api/v1/lineage", "gzip", "no gzip".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> strange = post("/api/v1/lineage", "br", new byte[] {1});

        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(torn.statusCode()).isEqualTo(415);
        assertThat(strange.statusCode()).isEqualTo(415);
    }

    @Test
    void whatIsNoJsonIsADeadLetterToo() {
        String torn = "{\"eventTime\": \"" + UUID.randomUUID();

        Api.asAdministrator()
                .body(torn)
                .post("/api/v1/lineage")
                .then()
                .statusCode(400)
                .body("code", equalTo("lineage-event-invalid"));

        assertThat(letters(torn)).hasSize(1);
    }
}
