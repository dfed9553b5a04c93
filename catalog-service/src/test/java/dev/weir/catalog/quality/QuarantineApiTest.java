package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.TestGate.QUARANTINE;
import static dev.weir.catalog.quality.TestGate.TARGET;
import static dev.weir.catalog.quality.TestGate.await;
import static dev.weir.catalog.quality.TestGate.batch;
import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.batch.Retention;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class QuarantineApiTest {

    private static final Map<String, String> REASON = Map.of("reason", "the source is right");

    @Inject
    Retention retention;

    @Test
    void releasesTheBadRowsOfASplitBatchWithoutWeirsOwnColumns() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.split();

        gate.post(batch, "release", REASON)
                .then()
                .statusCode(200)
                .body("state", equalTo("releasing"))
                .body("disposition.stage", equalTo("under-way"));
        CheckRequest request = gate.worker.claimed(batch);
        gate.worker
                .report(HandWorker.completed(request, 2, 0, List.of()))
                .then()
                .statusCode(200);

        JsonPath end = await(batch, "released");
        assertThat(request.rules()).isEmpty();
        assertThat(request.source().leaveOut()).containsExactly("weir_rules", "weir_reasons");
        assertThat(request.source().objects())
                .extracting(object -> object.location())
                .containsExactly("file://" + gate.path(QUARANTINE + "/failed/batch=" + batch + "/part-00000.parquet"));
        assertThat(gate.files(TARGET))
                .containsExactly(
                        TARGET + "/part-" + batch + "-00000.parquet",
                        TARGET + "/part-" + batch + "-released-00000.parquet");
        assertThat(end.getList("publishedFiles")).hasSize(2);
        assertThat(end.getString("disposition.reason")).isEqualTo("the source is right");
        assertThat(end.getList("steps.step"))
                .containsExactly(
                        "received",
                        "checking",
                        "decided: split",
                        "published",
                        "releasing, decided by administrator: the source is right",
                        "rows are ready to be released",
                        "released");
        assertThat(gate.path(TARGET + "/_weir/batches/" + batch + ".json"))
                .content()
                .contains("the source is right");
    }

    @Test
    void releasesARejectedBatchAsAWhole() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        gate.post(batch, "release", REASON);
        gate.worker.report(HandWorker.completed(gate.worker.claimed(batch), 2, 0, List.of()));

        await(batch, "released");
        assertThat(gate.files(TARGET))
                .containsExactly(
                        TARGET + "/part-" + batch + "-00000.parquet",
                        TARGET + "/part-" + batch + "-released-00000.parquet");
        assertThat(Files.size(gate.path(TARGET + "/part-" + batch + "-00000.parquet")))
                .isEqualTo(8);
    }

    @Test
    void needsNoWorkerToReleaseRowsThatNobodyBlamed() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.reported(gate.submit(), 10, 0, Outcome.FAILED, Outcome.PASSED);

        gate.post(batch, "release", REASON);

        await(batch, "released");
        assertThat(gate.files(TARGET)).containsExactly(TARGET + "/part-" + batch + "-00000.parquet");
    }

    @Test
    void publishesNothingWhenOtherRowsComeOutOfQuarantineThanWentIn() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        gate.post(batch, "release", REASON);
        gate.worker.report(HandWorker.completed(gate.worker.claimed(batch), 3, 0, List.of()));

        JsonPath end = await(batch, "quarantined");
        assertThat(gate.files(TARGET)).isEmpty();
        assertThat(end.getList("steps.step", String.class))
                .last()
                .isEqualTo("not released: 3 rows came out of quarantine, where 2 went in");
        gate.post(batch, "release", REASON).then().body("state", equalTo("releasing"));
    }

    @Test
    void publishesNothingWhenTheEngineFails() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.split();
        gate.post(batch, "release", REASON);
        CheckRequest request = gate.worker.claimed(batch);

        gate.worker.report(new CheckReport(
                request.runId(),
                request.attempt(),
                Status.ENGINE_ERROR,
                "by hand",
                "the file has another size",
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1));

        assertThat(await(batch, "published").getList("steps.step", String.class))
                .last()
                .isEqualTo("not released: the engine did not come to an end: the file has another size");
    }

    @Test
    void takesTheSameReleaseTwiceForOne() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        gate.post(batch, "release", REASON).then().statusCode(200);
        gate.post(batch, "release", REASON).then().statusCode(200).body("state", equalTo("releasing"));
        gate.post(batch, "release", Map.of("reason", "another"))
                .then()
                .statusCode(409)
                .body("code", equalTo("batch-state-unfit"));
        gate.post(batch, "discard", REASON).then().statusCode(409);
    }

    @Test
    void wantsAReason() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        gate.post(batch, "release", Map.of("reason", " ")).then().statusCode(400);
        gate.post(batch, "release", Map.of()).then().statusCode(400);
    }

    @Test
    void waitsForASecondPersonIfTheRulesetWantsOne() throws IOException {
        TestGate gate = TestGate.open(Map.of("requiresSecondPerson", true));
        String batch = gate.rejected();
        String sam = TestGate.tokenOf("sam " + gate.name, "steward");

        gate.post(batch, "release", REASON)
                .then()
                .statusCode(200)
                .body("state", equalTo("quarantined"))
                .body("disposition.stage", equalTo("requested"));
        gate.post(batch, "release/approve", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("second-person-needed"));
        gate.post(batch, "discard", REASON).then().statusCode(409).body("code", equalTo("release-pending"));
        Api.asAdministrator()
                .get("/api/v1/batches?awaitingApproval=true&ruleset=" + gate.name)
                .then()
                .body("items.id", equalTo(List.of(batch)));
        Api.as(sam)
                .post("/api/v1/batches/" + batch + "/release/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("releasing"))
                .body("disposition.requestedBy", equalTo("administrator"))
                .body("disposition.approvedBy", equalTo("sam " + gate.name));
        gate.worker.report(HandWorker.completed(gate.worker.claimed(batch), 2, 0, List.of()));

        await(batch, "released");
    }

    @Test
    void refusesARelease() throws IOException {
        TestGate gate = TestGate.open(Map.of("requiresSecondPerson", true));
        String batch = gate.rejected();
        gate.post(batch, "release", REASON);

        gate.post(batch, "release/refuse", Map.of("reason", "not yet")).then().statusCode(200);

        assertThat(batch(batch).getString("disposition")).isNull();
        gate.post(batch, "release/approve", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("release-not-pending"));
    }

    @Test
    void doesNotReleaseLinesThatCouldNotBeRead() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.submit();
        CheckRequest request = gate.worker.claimed(batch);
        CheckReport good = HandWorker.completed(request, 9, 1, HandWorker.outcomes(Outcome.PASSED, Outcome.PASSED, 0));
        gate.worker.report(HandWorker.withSample(good, List.of(), "malformed: line 3 of a.csv has 1 field: x"));
        await(batch, "published");

        gate.post(batch, "release", REASON).then().statusCode(409).body("code", equalTo("rows-unreadable"));
    }

    @Test
    void discardsWhatIsInQuarantine() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.split();

        gate.post(batch, "discard", Map.of("reason", "test data")).then().statusCode(200);

        JsonPath end = await(batch, "discarded");
        assertThat(gate.files(QUARANTINE)).isEmpty();
        assertThat(gate.files(TARGET)).hasSize(1);
        assertThat(end.getString("kept")).isEqualTo("gone");
        assertThat(end.getList("quarantinedFiles")).isEmpty();
        Api.asAdministrator()
                .get("/api/v1/batches/" + batch + "/failing-rows")
                .then()
                .body("items", equalTo(List.of()));
        gate.post(batch, "release", REASON).then().statusCode(409).body("code", equalTo("batch-state-unfit"));
    }

    @Test
    void discardsAHeldBatch() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.reported(gate.submit(), 8, 2, Outcome.PASSED, Outcome.UNDECIDED);

        gate.post(batch, "release", REASON).then().statusCode(409);
        gate.post(batch, "discard", REASON).then().statusCode(200);

        await(batch, "discarded");
    }

    @Test
    void hasNothingToReleaseOfABatchThatPassed() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.PASSED);

        gate.post(batch, "release", REASON)
                .then()
                .statusCode(409)
                .body("detail", containsString("all of its rows are published"));
        gate.post(batch, "replay", REASON).then().statusCode(409);
    }

    @Test
    void replaysARepairedBatchAndReplacesWhatWasPublished() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.split();
        gate.land("landing/day/contacts.csv", "id,name\n1,Zoe\n2,Ada\n");

        String repaired = gate.post(earlier, "replay", REASON)
                .then()
                .statusCode(201)
                .body("replays", equalTo(earlier))
                .extract()
                .path("id");
        gate.post(earlier, "replay", REASON).then().statusCode(200).body("id", equalTo(repaired));
        gate.post(earlier, "release", REASON).then().statusCode(409).body("code", equalTo("replay-open"));
        gate.reported(repaired, 10, 0, Outcome.PASSED, Outcome.PASSED);

        JsonPath end = await(earlier, "replayed");
        assertThat(end.getList("replayedBy")).containsExactly(repaired);
        assertThat(end.getString("disposition.kind")).isEqualTo("replay");
        assertThat(gate.files(TARGET)).containsExactly(TARGET + "/part-" + repaired + "-00000.parquet");
        gate.post(earlier, "release", REASON).then().statusCode(409);
    }

    @Test
    void addsTheRestOfASplitBatch() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.split();
        gate.land("landing/repaired/contacts.csv", "id,name\n3,Eve\n");

        String repaired = gate.post(
                        earlier, "replay", Map.of("reason", "r", "scope", "rest", "path", "landing/repaired"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        gate.reported(repaired, 2, 0, Outcome.PASSED, Outcome.PASSED);

        await(earlier, "replayed");
        assertThat(gate.files(TARGET)).hasSize(2);
    }

    @Test
    void replaysTheVerySameObjectsUnderACorrectedRuleset() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.rejected();
        gate.save(Map.of("dqdl", "Rules = [ RowCount > 1, IsComplete \"id\" ]"));

        String again = gate.post(earlier, "replay", REASON)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        gate.reported(again, 10, 0, Outcome.PASSED, Outcome.PASSED);

        await(earlier, "replayed");
        assertThat(gate.submit())
                .as("the objects by themselves are the latest batch")
                .isEqualTo(again);
    }

    @Test
    void leavesTheEarlierBatchAsItIsWhenItsReplayFails() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.rejected();
        String again = gate.post(earlier, "replay", REASON).then().extract().path("id");

        gate.reported(again, 8, 2, Outcome.FAILED, Outcome.FAILED);

        assertThat(batch(again).getString("state")).isEqualTo("quarantined");
        assertThat(batch(earlier).getString("state")).isEqualTo("quarantined");
    }

    @Test
    void doesNotTakeABatchForTheRepairOfAnother() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.rejected();
        gate.land("landing/day/contacts.csv", "id,name\n9,Max\n");
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.PASSED);

        gate.post(earlier, "replay", REASON).then().statusCode(409).body("code", equalTo("batch-objects-known"));
    }

    @Test
    void holdsAReplayWhoseEarlierBatchWasReleasedMeanwhile() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.reported(gate.submit(), 10, 0, Outcome.FAILED, Outcome.PASSED);
        String again = gate.post(earlier, "replay", REASON).then().extract().path("id");
        gate.reported(again, 8, 2, Outcome.PASSED, Outcome.UNDECIDED);
        gate.post(earlier, "release", REASON).then().statusCode(200);
        await(earlier, "released");

        assertThat(gate.submit()).isEqualTo(again);
        gate.reported(again, 10, 0, Outcome.PASSED, Outcome.PASSED);

        assertThat(batch(again).getString("state")).isEqualTo("held");
        assertThat(batch(again).getString("reason")).contains("its rows would be published twice");
    }

    @Test
    void keepsOriginalsOnlyOfRejectedBatchesIfTheRulesetSaysSo() throws IOException {
        TestGate gate = TestGate.open(Map.of("keepOriginals", "rejected"));

        String batch = gate.split();

        assertThat(gate.files(QUARANTINE))
                .containsExactly(QUARANTINE + "/failed/batch=" + batch + "/part-00000.parquet");
    }

    @Test
    void goesOnWithoutAnOriginalThatItsOwnerTookAway() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.submit();
        CheckReport report = HandWorker.completed(
                gate.worker.claimed(batch), 8, 2, HandWorker.outcomes(Outcome.PASSED, Outcome.FAILED, 2));
        Files.delete(gate.path("landing/day/contacts.csv"));

        gate.worker.report(report);

        assertThat(await(batch, "published").getList("steps.step", String.class))
                .contains("original not kept: file://" + gate.path("landing/day/contacts.csv")
                        + " was removed or changed meanwhile");
    }

    @Test
    void publishesEverythingInWarnModeAndCopiesTheBadRows() throws IOException {
        TestGate gate = TestGate.open(Map.of("mode", "warn"));
        String batch = gate.submit();
        CheckRequest request = gate.worker.claimed(batch);
        CheckReport split = HandWorker.completed(request, 8, 2, HandWorker.outcomes(Outcome.FAILED, Outcome.FAILED, 2));

        gate.worker.report(
                HandWorker.withPassed(split, HandWorker.staged(request.staging().passed(), 10)));

        JsonPath end = await(batch, "published");
        assertThat(request.badRows()).isEqualTo(CheckRequest.BadRows.COPIED);
        assertThat(end.getString("verdict")).isEqualTo("passed");
        assertThat(end.getInt("warnings")).isEqualTo(2);
        assertThat(end.getList("failedRules.severity")).containsExactly("warn", "warn");
        assertThat(gate.files(TARGET)).containsExactly(TARGET + "/part-" + batch + "-00000.parquet");
        assertThat(gate.files(QUARANTINE))
                .containsExactly(QUARANTINE + "/failed/batch=" + batch + "/part-00000.parquet");
        gate.post(batch, "release", REASON)
                .then()
                .statusCode(409)
                .body("detail", containsString("all of its rows are published"));
    }

    @Test
    void purgesWhatIsOldAndTellsSo() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        retention.purge(Instant.now().minusSeconds(3600));
        assertThat(gate.files(QUARANTINE)).hasSize(3);
        retention.purge(Instant.now().plusSeconds(1));

        JsonPath end = batch(batch);
        assertThat(end.getString("state")).isEqualTo("quarantined");
        assertThat(end.getString("kept")).isEqualTo("gone");
        assertThat(end.getList("steps.step", String.class))
                .last()
                .isEqualTo("purged for its age: 3 files in quarantine, and the failing rows");
        assertThat(gate.files(QUARANTINE)).isEmpty();
        gate.post(batch, "release", REASON)
                .then()
                .statusCode(409)
                .body("detail", containsString("what it had in quarantine is deleted"));
    }

    @Test
    void masksWhatLooksLikePersonalDataUntilItIsRevealedAndWritesThatDown() throws IOException {
        TestGate gate = TestGate.open(Map.of("dqdl", "Rules = [ RowCount > 0, ColumnLength \"email\" < 9 ]"));
        String batch = gate.submit();
        CheckReport report = HandWorker.completed(
                gate.worker.claimed(batch), 8, 2, HandWorker.outcomes(Outcome.PASSED, Outcome.FAILED, 2));
        gate.worker.report(HandWorker.withRow(
                report,
                "ColumnLength \"email\" < 9: zoe@example.org has 15",
                Map.of("email", "zoe@example.org", "amount", "12")));
        await(batch, "published");
        String rows = "/api/v1/batches/" + batch + "/failing-rows";
        String steward = TestGate.tokenOf("steward " + gate.name, "steward");

        Api.as(steward)
                .get(rows)
                .then()
                .body("items[0].values.email", equalTo("***"))
                .body("items[0].values.amount", equalTo("12"))
                .body("items[0].masked", equalTo(List.of("email")))
                .body("items[0].reasons[0]", equalTo("ColumnLength \"email\" < 9: ***"));
        Api.as(steward).get(rows + "?reveal=true").then().statusCode(403);
        Api.asAdministrator()
                .get(rows + "?reveal=true")
                .then()
                .body("items[0].values.email", equalTo("zoe@example.org"))
                .body("items[0].masked", equalTo(List.of()));
        Api.asAdministrator()
                .get("/api/v1/audit?object=batch/" + batch + "&limit=1")
                .then()
                .body("items[0].action", equalTo("batch.values-revealed"))
                .body("items[0].actor", equalTo("administrator"));
    }

    @Test
    void opensOneIncidentForAllFailuresAndClosesItWhenALaterBatchComesThrough() throws IOException {
        TestGate gate = TestGate.open(Map.of("owner", "crm-team"));
        String first = gate.rejected();
        gate.land("landing/day/contacts.csv", "id,name\n2,Ada\n");
        String second = gate.reported(gate.submit(), 8, 2, Outcome.PASSED, Outcome.UNDECIDED);

        JsonPath open = incident(gate, incident -> incident.getInt("failures") == 2);
        gate.land("landing/day/contacts.csv", "id,name\n3,Eve\n");
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.PASSED);
        JsonPath closed = incident(gate, incident -> incident.getString("state").equals("closed"));

        assertThat(open.getString("owner")).isEqualTo("crm-team");
        assertThat(open.getString("state")).isEqualTo("open");
        assertThat(open.getList("batches.id")).containsExactly(second, first);
        assertThat(open.getList("batches.state")).containsExactly("held", "quarantined");
        assertThat(closed.getString("id")).isEqualTo(open.getString("id"));
        assertThat(closed.getString("closedBy")).isEqualTo("weir");
    }

    @Test
    void closesAnIncidentForAReasonAndOpensAnotherWithTheNextFailure() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.rejected();
        String id = incident(gate, incident -> true).getString("id");
        String close = "/api/v1/incidents/" + id + "/close";

        Api.asAdministrator().body(REASON).post(close).then().statusCode(200).body("state", equalTo("closed"));
        Api.asAdministrator().body(REASON).post(close).then().statusCode(200);
        Api.asAdministrator()
                .body(Map.of("reason", "another"))
                .post(close)
                .then()
                .statusCode(409)
                .body("code", equalTo("incident-closed"));
        gate.land("landing/day/contacts.csv", "id,name\n2,Ada\n");
        gate.rejected();

        JsonPath next = incident(gate, incident -> !incident.getString("id").equals(id));
        assertThat(next.getString("state")).isEqualTo("open");
        assertThat(next.getInt("failures")).isEqualTo(1);
    }

    private static JsonPath incident(TestGate gate, java.util.function.Predicate<JsonPath> wanted) {
        return eventually(
                "an incident of " + gate.name,
                () -> {
                    String id = Api.asAdministrator()
                            .get("/api/v1/incidents?ruleset=" + gate.name)
                            .path("items[0].id");
                    return id == null
                            ? new JsonPath("{}")
                            : Api.asAdministrator()
                                    .get("/api/v1/incidents/" + id)
                                    .jsonPath();
                },
                incident -> incident.getString("id") != null && wanted.test(incident));
    }

    @Test
    void showsTheOutcomesOfARulesParts() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.submit();
        CheckRequest request = gate.worker.claimed(batch);
        CheckReport report =
                HandWorker.completed(request, 10, 0, HandWorker.outcomes(Outcome.PASSED, Outcome.SKIPPED, 0));

        gate.worker.report(report);

        JsonPath end = await(batch, "published");
        assertThat(end.getList("outcomes.outcome")).containsExactly("passed", "skipped");
        assertThat(end.getString("reason")).contains("Skipped, for want of earlier batches");
    }
}
