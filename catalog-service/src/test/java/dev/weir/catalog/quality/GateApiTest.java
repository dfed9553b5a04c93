package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.HandWorker.completed;
import static dev.weir.catalog.quality.HandWorker.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.run.Runs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class GateApiTest {

    @Inject
    Runs runs;

    private Path root;
    private String gate;

    @BeforeEach
    void makeALakeWithOneGate() throws IOException {
        root = Files.createTempDirectory("gate");
        gate = "gate-" + UUID.randomUUID();
        Files.createDirectories(root.resolve("landing/day"));
        Files.writeString(root.resolve("landing/day/contacts.csv"), "id,name\n1,Zoe\n");
        Api.asAdministrator()
                .body(Map.of("name", gate, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        saveRuleset("split").then().statusCode(201);
    }

    private Response saveRuleset(String mode) {
        return Api.asAdministrator()
                .body(Map.of(
                        "lake", gate,
                        "dataset", "bronze.contacts",
                        "target", "bronze/contacts",
                        "mode", mode,
                        "dqdl", "Rules = [ RowCount > 0, IsComplete \"id\" ]"))
                .put("/api/v1/rulesets/" + gate);
    }

    @Test
    void publishesABatchWhoseRulesHold() throws IOException {
        String batch = submit();
        HandWorker hand = new HandWorker();

        hand.report(completed(hand.claimed(batch), 10, 0, outcomes(Outcome.PASSED, Outcome.PASSED, 0)))
                .then()
                .statusCode(200);

        JsonPath end = finished(batch);
        assertThat(end.getString("state")).isEqualTo("published");
        assertThat(end.getString("verdict")).isEqualTo("passed");
        assertThat(files("bronze")).containsExactly("bronze/contacts/part-" + batch + "-00000.parquet");
        assertThat(files("quarantine")).isEmpty();
        assertThat(staged()).isEmpty();
    }

    @Test
    void sendsOnlyTheBadRowsToQuarantine() throws IOException {
        String batch = submit();
        HandWorker hand = new HandWorker();

        hand.report(completed(hand.claimed(batch), 8, 2, outcomes(Outcome.PASSED, Outcome.FAILED, 2)));

        JsonPath end = finished(batch);
        assertThat(end.getString("state")).isEqualTo("published");
        assertThat(end.getString("verdict")).isEqualTo("split");
        assertThat(files("bronze")).containsExactly("bronze/contacts/part-" + batch + "-00000.parquet");
        assertThat(files("quarantine"))
                .containsExactly(
                        "quarantine/bronze/contacts/failed/batch=" + batch + "/part-00000.parquet",
                        "quarantine/bronze/contacts/original/batch=" + batch + "/contacts.csv");
        assertThat(root.resolve("quarantine/bronze/contacts/original/batch=" + batch + "/contacts.csv"))
                .hasContent("id,name\n1,Zoe\n");
        Api.asAdministrator()
                .get("/api/v1/batches/" + batch + "/failing-rows")
                .then()
                .body("items", hasSize(1))
                .body("items[0].reasons[0]", equalTo("id is null"))
                .body(containsString("\"values\":{\"name\":\"Zo\uFFFDe\",\"id\":null}"));
    }

    @Test
    void keepsTheWholeBatchOutWhenItFailsAsAWhole() throws IOException {
        String batch = submit();
        HandWorker hand = new HandWorker();

        hand.report(completed(hand.claimed(batch), 8, 2, outcomes(Outcome.FAILED, Outcome.FAILED, 2)));

        JsonPath end = finished(batch);
        assertThat(end.getString("state")).isEqualTo("quarantined");
        assertThat(end.getString("reason")).contains("RowCount > 0");
        assertThat(files("bronze")).isEmpty();
        assertThat(files("quarantine"))
                .containsExactly(
                        "quarantine/bronze/contacts/failed/batch=" + batch + "/part-00000.parquet",
                        "quarantine/bronze/contacts/original/batch=" + batch + "/contacts.csv",
                        "quarantine/bronze/contacts/passed/batch=" + batch + "/part-00000.parquet");
    }

    @Test
    void holdsABatchThatNobodyCouldDecideAndChecksItAgainWhenItIsSentAgain() throws IOException {
        String batch = submit();
        HandWorker hand = new HandWorker();
        hand.report(completed(hand.claimed(batch), 8, 2, outcomes(Outcome.PASSED, Outcome.UNDECIDED, 0)));
        JsonPath held = finished(batch);

        submitAgain().then().statusCode(200).body("id", equalTo(batch)).body("state", equalTo("checking"));
        hand.report(completed(hand.claimed(batch), 10, 0, outcomes(Outcome.PASSED, Outcome.PASSED, 0)));

        assertThat(held.getString("state")).isEqualTo("held");
        assertThat(held.getString("verdict")).isEqualTo("undecided");
        assertThat(finished(batch).getString("state")).isEqualTo("published");
        assertThat(files("bronze")).hasSize(1);
    }

    @Test
    void holdsABatchWhoseReportLosesARow() {
        String batch = submit();
        HandWorker hand = new HandWorker();
        CheckRequest request = hand.claimed(batch);
        CheckReport honest = completed(request, 8, 2, outcomes(Outcome.PASSED, Outcome.FAILED, 2));

        hand.report(new CheckReport(
                honest.runId(),
                honest.attempt(),
                honest.status(),
                honest.engine(),
                null,
                11,
                honest.passedRows(),
                honest.failedRows(),
                0,
                honest.outcomes(),
                honest.passed(),
                honest.failed(),
                honest.samples(),
                List.of(),
                1));

        assertThat(finished(batch).getString("reason")).contains("8 passed + 2 failed + 0 skipped are not 11 rows");
    }

    @Test
    void takesTheSameObjectsForTheSameBatch() {
        String batch = submit();
        HandWorker hand = new HandWorker();
        hand.report(completed(hand.claimed(batch), 10, 0, outcomes(Outcome.PASSED, Outcome.PASSED, 0)));
        finished(batch);

        submitAgain().then().statusCode(200).body("id", equalTo(batch)).body("state", equalTo("published"));
    }

    @Test
    void takesChangedObjectsForAnotherBatch() throws IOException {
        String batch = submit();
        Files.writeString(root.resolve("landing/day/contacts.csv"), "id,name\n1,Zoe\n2,Ada\n");

        assertThat(submit()).isNotEqualTo(batch);
    }

    @Test
    void givesALostWorkersRunToAnotherAndRefusesTheLateReport() {
        String batch = submit();
        HandWorker lost = new HandWorker();
        CheckRequest first = lost.claimed(batch);
        CheckReport late = completed(first, 8, 2, outcomes(Outcome.PASSED, Outcome.FAILED, 2));
        letTheLeaseRunOut(first);
        HandWorker next = new HandWorker();
        CheckRequest second = next.claimed(batch);

        lost.report(late).then().statusCode(409).body("code", equalTo("lease-lost"));
        next.report(completed(second, 10, 0, outcomes(Outcome.PASSED, Outcome.PASSED, 0)))
                .then()
                .statusCode(200);

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.staging()).isNotEqualTo(first.staging());
        assertThat(finished(batch).getString("verdict")).isEqualTo("passed");
    }

    @Test
    void abandonsARunThatKillsEveryWorkerAndHoldsItsBatch() {
        String batch = submit();
        HandWorker hand = new HandWorker();

        for (int attempt = 1; attempt <= 5; attempt++) {
            letTheLeaseRunOut(hand.claimed(batch));
        }

        JsonPath end = finished(batch);
        assertThat(end.getString("state")).isEqualTo("held");
        assertThat(end.getString("reason")).contains("5 workers were lost over it");
    }

    private void letTheLeaseRunOut(CheckRequest request) {
        QuarkusTransaction.requiringNew().run(() -> assertThat(runs.extendLease(
                        UUID.fromString(request.runId()),
                        runs.find(UUID.fromString(request.runId()))
                                .orElseThrow()
                                .workerId()
                                .orElseThrow(),
                        request.attempt(),
                        Instant.now().minusSeconds(1)))
                .isTrue());
    }

    @Test
    void takesARepeatedReportForTheSame() {
        String batch = submit();
        HandWorker hand = new HandWorker();
        CheckReport report = completed(hand.claimed(batch), 10, 0, outcomes(Outcome.PASSED, Outcome.PASSED, 0));

        hand.report(report).then().statusCode(200);
        hand.report(report).then().statusCode(200);

        assertThat(finished(batch).getList("steps.step"))
                .containsExactly("received", "checking", "decided: passed", "published");
    }

    @Test
    void takesBackWhatItMovedWhenAStagedFileIsGone() throws IOException {
        String batch = submit();
        HandWorker hand = new HandWorker();
        CheckRequest request = hand.claimed(batch);
        CheckReport report = completed(request, 8, 2, outcomes(Outcome.PASSED, Outcome.FAILED, 2));
        Files.delete(Path.of(report.failed().get(0).location().substring("file://".length())));

        hand.report(report);

        JsonPath end = finished(batch);
        assertThat(end.getString("state")).isEqualTo("held");
        assertThat(end.getString("reason")).contains("something other than Weir removed");
        assertThat(files("bronze")).isEmpty();
    }

    @Test
    void saysWhereARulesetIsWrong() {
        Api.asAdministrator()
                .body(Map.of(
                        "lake", gate,
                        "dataset", "bronze.contacts",
                        "target", "bronze/contacts",
                        "mode", "split",
                        "dqdl", "Rules = [\n  IsComplete \"id\",\n  Nonsense \"id\"\n]"))
                .put("/api/v1/rulesets/" + gate)
                .then()
                .statusCode(422)
                .body("code", equalTo("ruleset-invalid"))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].column", equalTo(3));
    }

    @Test
    void refusesABatchInsideItsOwnTarget() throws IOException {
        Files.createDirectories(root.resolve("bronze/contacts/day"));

        Api.asAdministrator()
                .body(Map.of("ruleset", gate, "path", "bronze/contacts/day"))
                .post("/api/v1/batches")
                .then()
                .statusCode(400)
                .body("detail", containsString("where the ruleset writes to"));
    }

    @Test
    void refusesAnEmptyBatchAndOneOfUnknownFormat() throws IOException {
        Files.createDirectories(root.resolve("landing/empty"));
        Files.createDirectories(root.resolve("landing/odd"));
        Files.writeString(root.resolve("landing/odd/a.pdf"), "x");

        Api.asAdministrator()
                .body(Map.of("ruleset", gate, "path", "landing/empty"))
                .post("/api/v1/batches")
                .then()
                .statusCode(422)
                .body("code", equalTo("batch-empty"));
        Api.asAdministrator()
                .body(Map.of("ruleset", gate, "path", "landing/odd"))
                .post("/api/v1/batches")
                .then()
                .statusCode(422)
                .body("code", equalTo("batch-format-unknown"))
                .body("errors[0].key", containsString("a.pdf"));
    }

    private String submit() {
        return Api.asAdministrator()
                .body(Map.of("ruleset", gate, "path", "landing/day"))
                .post("/api/v1/batches")
                .then()
                .statusCode(201)
                .body("state", equalTo("checking"))
                .extract()
                .path("id");
    }

    private Response submitAgain() {
        return Api.asAdministrator()
                .body(Map.of("ruleset", gate, "path", "landing/day"))
                .post("/api/v1/batches");
    }

    private List<String> staged() throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.map(Path::toString)
                    .filter(name -> name.contains("/staging/") && name.endsWith(".parquet"))
                    .toList();
        }
    }

    private static JsonPath finished(String batch) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(deadline)) {
            JsonPath now = Api.asAdministrator().get("/api/v1/batches/" + batch).jsonPath();
            if (List.of("published", "quarantined", "held").contains(now.getString("state"))) {
                return now;
            }
        }
        throw new AssertionError("batch " + batch + " did not end");
    }

    private List<String> files(String below) throws IOException {
        if (!Files.exists(root.resolve(below))) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root.resolve(below))) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.contains("/_weir/"))
                    .sorted()
                    .toList();
        }
    }
}
