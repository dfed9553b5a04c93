package dev.weir.catalog.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.platform.database.Sql;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ScorecardsApiTest {

    private static final String MIXED = """
            Rules = [
              (IsComplete "id") and (IsUnique "id"),
              ColumnValues "id" > 0
            ]""";

    @Inject
    DataSource database;

    @Test
    void scoresEachDimensionByTheRulesThatHeld() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.split();
        gate.land("landing/day/more.csv", "id,name\n2,Ada\n");
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.PASSED);

        // RowCount and IsComplete are both about completeness: three of four outcomes held.
        JsonPath card = JsonPath.from(cards(gate)
                .body("items", hasSize(1))
                .body("items[0].zone", equalTo("bronze"))
                .body("items[0].datasets", equalTo(1))
                .body("items[0].to", equalTo(today().toString()))
                .body("items[0].overall.passed", equalTo(3))
                .body("items[0].overall.failed", equalTo(1))
                .body("items[0].overall.days", nullValue())
                .extract()
                .asString());

        assertThat(card.getList("items[0].dimensions.dimension"))
                .containsExactly("completeness", "validity", "uniqueness", "timeliness", "consistency");
        assertThat(card.getDouble("items[0].dimensions[0].score.score")).isEqualTo(0.75);
        assertThat(card.getList("items[0].dimensions[0].score.trend"))
                .hasSize(30)
                .last()
                .hasToString("0.75");
        assertThat(card.<Object>get("items[0].dimensions[1].score.score")).isNull();
    }

    @Test
    void tellsWhatNobodyDecidedSeparatelyAndNeverCountsItAsPassed() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String held = gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.UNDECIDED);

        cards(gate)
                .body("items[0].overall.score", nullValue())
                .body("items[0].overall.passed", equalTo(0))
                .body("items[0].overall.undecided", equalTo(2));

        // Checked again it counts once, as it is decided now.
        assertThat(gate.submit()).isEqualTo(held);
        cards(gate).body("items[0].overall.undecided", equalTo(0));
        gate.reported(held, 10, 0, Outcome.PASSED, Outcome.PASSED);

        cards(gate)
                .body("items[0].overall.score", equalTo(1f))
                .body("items[0].overall.passed", equalTo(2))
                .body("items[0].overall.undecided", equalTo(0));
    }

    @Test
    void takesBackWhatItCountedWhenTheVerdictCouldNotBeCarriedOut() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.submit();
        var report = HandWorker.completed(
                gate.worker.claimed(batch), 8, 2, HandWorker.outcomes(Outcome.PASSED, Outcome.FAILED, 2));
        Files.delete(Path.of(report.failed().get(0).location().substring("file://".length())));

        gate.worker.report(report).then().statusCode(200);
        TestGate.await(batch, "held");

        cards(gate)
                .body("items[0].overall.passed", equalTo(0))
                .body("items[0].overall.failed", equalTo(0))
                .body("items[0].overall.undecided", equalTo(2));
    }

    @Test
    void aRuleThatOnlyWarnsAndCouldNotBeEvaluatedIsUndecided() throws IOException {
        TestGate gate =
                TestGate.open(Map.of("dqdl", "Rules = [ RowCount > 0, IsComplete \"id\" with severity = \"warn\" ]"));
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.UNDECIDED);

        cards(gate)
                .body("items[0].overall.passed", equalTo(1))
                .body("items[0].overall.score", equalTo(1f))
                .body("items[0].overall.undecided", equalTo(1));
    }

    @Test
    void aCompositeRuleCountsInEachDimensionOfItsPartsAndOnceOverall() throws IOException {
        TestGate gate = mixed();

        cards(gate)
                .body("items[0].overall.failed", equalTo(1))
                .body("items[0].overall.passed", equalTo(1))
                .body("items[0].dimensions.score.failed", contains(1, 0, 1, 0, 0))
                .body("items[0].dimensions.score.passed", contains(0, 1, 0, 0, 0));
    }

    @Test
    void showsOneDatasetDayByDay() throws IOException {
        TestGate gate = mixed();

        Api.asAdministrator()
                .get("/api/v1/scorecards/" + gate.name + "/bronze." + gate.name + "?days=366")
                .then()
                .statusCode(200)
                .body("from", equalTo(today().minusDays(365).toString()))
                .body("overall.trend", hasSize(366))
                .body("overall.days", hasSize(1))
                .body("overall.days[0].day", equalTo(today().toString()))
                .body("overall.days[0].score", equalTo(0.5f))
                .body("dimensions[2].score.days[0].failed", equalTo(1))
                .body("dimensions[3].score.days", empty());
    }

    @Test
    void addsUpTheDatasetsOfADomain() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.split();
        gate.save(Map.of("dataset", "silver." + gate.name, "target", "silver/contacts"));
        gate.land("landing/day/more.csv", "id,name\n2,Ada\n");
        gate.rejected();
        gate.save(Map.of("dataset", "bronze.other" + gate.name, "target", "bronze/other"));
        gate.land("landing/day/last.csv", "id,name\n3,Eve\n");
        gate.rejected();

        Api.asAdministrator()
                .get("/api/v1/scorecards/domains?lake=" + gate.name)
                .then()
                .statusCode(200)
                .body("items.zone", contains("bronze", "silver"))
                .body("items.datasets", contains(2, 1))
                .body("items[0].dataset", nullValue())
                .body("items.overall.passed", contains(1, 0))
                .body("items.overall.failed", contains(3, 2));
        JsonPath first = Api.asAdministrator()
                .get("/api/v1/scorecards/domains?limit=1&lake=" + gate.name)
                .jsonPath();
        Api.asAdministrator()
                .get("/api/v1/scorecards/domains?limit=1&lake=" + gate.name + "&cursor=" + first.getString("next"))
                .then()
                .body("items.zone", contains("silver"))
                .body("next", nullValue());
    }

    @Test
    void goesOnAfterTheLastDatasetOfAPage() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.split();
        gate.save(Map.of("dataset", "silver." + gate.name, "target", "silver/contacts"));
        gate.land("landing/day/more.csv", "id,name\n2,Ada\n");
        gate.split();

        String next = cards(gate, "&limit=1")
                .body("items.dataset", contains("bronze." + gate.name))
                .body("next", notNullValue())
                .extract()
                .path("next");

        cards(gate, "&limit=1&cursor=" + next)
                .body("items.dataset", contains("silver." + gate.name))
                .body("next", nullValue());
        cards(gate, "&dataset=silver." + gate.name).body("items", hasSize(1));
    }

    @Test
    void forgetsWhatLiesBeforeTheWindowButNotTheDataset() throws IOException {
        TestGate gate = TestGate.open(Map.of());
        gate.split();
        new Sql(database).update("update quality.rule_tally set day = day - 7 where lake = ?", gate.name);

        cards(gate, "&days=7").body("items", hasSize(1)).body("items[0].overall.score", nullValue());
        cards(gate, "&days=8").body("items[0].overall.score", equalTo(0.5f));
    }

    @Test
    void saysThatADatasetHasNoScores() throws IOException {
        TestGate gate = TestGate.open(Map.of());

        cards(gate).body("items", empty());
        Api.asAdministrator()
                .get("/api/v1/scorecards/" + gate.name + "/bronze.contacts")
                .then()
                .statusCode(404)
                .body("code", equalTo("scorecard-not-found"))
                .body("detail", containsString("bronze.contacts"));
    }

    @Test
    void refusesAWindowOfNoDaysOrTooManyAndACursorOfAnotherList() {
        for (String query : List.of("?days=0", "?days=93", "/domains?days=93", "/a/b?days=367")) {
            Api.asAdministrator()
                    .get("/api/v1/scorecards" + query)
                    .then()
                    .statusCode(400)
                    .body("errors[0].detail", containsString("must be"));
        }
        Api.asAdministrator()
                .get("/api/v1/scorecards?cursor=YQ")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    private record Counted(
            String dataset, LocalDate day, String kinds, long passed, long failed, long undecided, long skipped) {}

    /** What earlier versions decided is counted by the migration, and what is decided now by the gate: alike. */
    @Test
    void theMigrationCountsAsTheGateDoes() throws IOException {
        TestGate gate = mixed();
        gate.save(Map.of("dataset", "silver." + gate.name, "target", "silver/contacts"));
        gate.land("landing/day/more.csv", "id,name\n2,Ada\n");
        gate.split();
        gate.land("landing/day/last.csv", "id,name\n3,Eve\n");
        gate.reported(gate.submit(), 10, 0, Outcome.PASSED, Outcome.UNDECIDED);

        List<Counted> recorded = counted("select * from quality.rule_tally where lake = ?", gate);
        List<Counted> migrated = counted(
                "with migrated (lake, dataset, day, kinds, passed, failed, undecided, skipped) as (" + backfill()
                        + ") select * from migrated where lake = ?",
                gate);

        assertThat(recorded).hasSize(4).containsExactlyInAnyOrderElementsOf(migrated);
    }

    private static String backfill() throws IOException {
        try (InputStream file = ScorecardsApiTest.class.getResourceAsStream("/db/migration/quality/V8__scores.sql")) {
            String migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String query = migration.substring(migration.indexOf("with recursive"), migration.lastIndexOf(';'));
            return query.replace("join batch", "join quality.batch").replace("from batch", "from quality.batch");
        }
    }

    private List<Counted> counted(String query, TestGate gate) {
        return new Sql(database)
                .query(
                        query,
                        row -> new Counted(
                                row.getString("dataset"),
                                row.getObject("day", LocalDate.class),
                                row.getString("kinds"),
                                row.getLong("passed"),
                                row.getLong("failed"),
                                row.getLong("undecided"),
                                row.getLong("skipped")),
                        gate.name);
    }

    /** One batch whose composite rule, of completeness and uniqueness, was broken by the batch as a whole. */
    private static TestGate mixed() throws IOException {
        TestGate gate = TestGate.open(Map.of("dqdl", MIXED));
        String batch = gate.submit();
        var request = gate.worker.claimed(batch);
        gate.worker
                .report(HandWorker.completed(
                        request,
                        10,
                        0,
                        List.of(
                                new RuleOutcome(request.rules().get(0).id(), Outcome.FAILED, null, 0, "broken"),
                                new RuleOutcome(request.rules().get(1).id(), Outcome.PASSED, 1.0, 0, ""))))
                .then()
                .statusCode(200);
        TestGate.await(batch, "quarantined");
        return gate;
    }

    private static ValidatableResponse cards(TestGate gate) {
        return cards(gate, "");
    }

    private static ValidatableResponse cards(TestGate gate, String query) {
        return Api.asAdministrator()
                .get("/api/v1/scorecards?lake=" + gate.name + query)
                .then()
                .statusCode(200);
    }

    private static LocalDate today() {
        return Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
