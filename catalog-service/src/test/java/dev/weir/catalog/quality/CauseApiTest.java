package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class CauseApiTest {

    private static TestGate gate(String column, String mode) throws IOException {
        return TestGate.open(
                Map.of("mode", mode, "dqdl", "Rules = [ RowCount > 0, ColumnValues \"" + column + "\" in [\"red\"] ]"));
    }

    /** Another batch, with this share of good values. */
    private static String batch(TestGate gate, String column, int n, String value, Outcome outcome) throws IOException {
        gate.land("landing/day/contacts.csv", "id," + column + "\n" + n + "," + value + "\n");
        String batch = gate.submit();
        int failed = outcome == Outcome.PASSED ? 0 : 2;
        CheckReport report = HandWorker.completed(
                gate.worker.claimed(batch), 10 - failed, failed, HandWorker.outcomes(Outcome.PASSED, outcome, failed));
        gate.worker
                .report(HandWorker.withMetrics(
                        failed == 0 ? report : HandWorker.withRow(report, "no colour", Map.of(column, value)),
                        new MetricValue(
                                "Column." + column + ".ColumnValues.Compliance[in [\"red\"]]", failed == 0 ? 1 : 0.8)))
                .then()
                .statusCode(200);
        TestGate.await(batch, "published", "quarantined");
        return batch;
    }

    private static void threeGoodBatches(TestGate gate, String column) throws IOException {
        for (int n = 0; n < 3; n++) {
            batch(gate, column, n, "red", Outcome.PASSED);
        }
    }

    @Test
    void namesTheNewCategory() throws IOException {
        TestGate gate = gate("colour", "split");
        threeGoodBatches(gate, "colour");

        JsonPath shown = TestGate.batch(batch(gate, "colour", 4, "mauve", Outcome.FAILED));

        assertThat(shown.getMap("outcomes[1].cause"))
                .isEqualTo(Map.of(
                        "kind",
                        "new-category",
                        "sentence",
                        "Column colour has a new value: \"mauve\"",
                        "evidence",
                        "The 3 published batches before had none but those that the rule allows"));
        assertThat(shown.getString("failedRules[0].cause.kind")).isEqualTo("new-category");
        assertThat(shown.getString("outcomes[0].cause")).isNull();
        // Lists leave it out.
        Api.asAdministrator()
                .get("/api/v1/batches?ruleset=" + gate.name)
                .then()
                .body("items[0].failedRules[0].ruleId", equalTo("r2"))
                .body("items[0].failedRules[0].cause", nullValue());
    }

    @Test
    void saysNothingWithoutAHistory() throws IOException {
        TestGate gate = gate("colour", "split");

        assertThat(TestGate.batch(batch(gate, "colour", 1, "mauve", Outcome.FAILED))
                        .getString("outcomes[1].cause"))
                .isNull();
    }

    @Test
    void masksValuesOfSensitiveColumns() throws IOException {
        TestGate gate = gate("email", "split");
        threeGoodBatches(gate, "email");

        JsonPath shown = TestGate.batch(batch(gate, "email", 4, "zoe@acme.example", Outcome.FAILED));

        assertThat(shown.getString("outcomes[1].cause.sentence")).isEqualTo("Column email has a new value: ***");
        assertThat(shown.prettify()).doesNotContain("zoe@acme.example");
    }

    @Test
    void theIncidentHasTheCauseWithoutValues() throws IOException {
        TestGate gate = gate("colour", "block");
        threeGoodBatches(gate, "colour");
        batch(gate, "colour", 4, "mauve", Outcome.FAILED);

        String incident = eventually(
                        "the incident",
                        () -> Api.asAdministrator()
                                .get("/api/v1/incidents?ruleset=" + gate.name)
                                .jsonPath()
                                .<String>getList("items.id"),
                        found -> !found.isEmpty())
                .get(0);

        List<String> causes = Api.asAdministrator()
                .get("/api/v1/incidents/" + incident)
                .jsonPath()
                .getList("batches.cause");
        assertThat(causes).containsExactly("Column colour has a new value: ***");
    }
}
