package dev.weir.catalog.quality;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that look further than the batch: at earlier batches, other datasets, files. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class RulesApiTest {

    private Path root;
    private String name;

    @BeforeEach
    void makeALake() throws IOException {
        root = Files.createTempDirectory("rules");
        name = "rules-" + UUID.randomUUID();
        Files.createDirectories(root.resolve("ref/countries"));
        Files.writeString(root.resolve("ref/countries/part-0.csv"), "code,label\nDE,Germany\n");
        Api.asAdministrator()
                .body(Map.of("name", name, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    @Test
    void comparesWithPublishedBatchesAndNoOthers() throws IOException {
        save("Rules = [ RowCount > 0.5 * avg(last(5)) ]").then().statusCode(201);
        HandWorker hand = new HandWorker();

        CheckRequest first = hand.claimed(land("1"));
        Rule.Decided learning = requireNonNull(first.rules().get(0).decided());
        assertThat(learning.outcome()).isEqualTo(Outcome.SKIPPED);
        report(hand, first, Outcome.PASSED, 100);
        awaitPublished(1);

        CheckRequest second = hand.claimed(land("2"));
        assertThat(requireNonNull(second.rules().get(0).condition()).operands()).containsExactly("50.0");
        report(hand, second, Outcome.FAILED, 10);

        CheckRequest third = hand.claimed(land("3"));
        assertThat(requireNonNull(third.rules().get(0).condition()).operands()).containsExactly("50.0");
        Api.asAdministrator()
                .get("/api/v1/rulesets/" + name + "/metrics")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].metric", equalTo("Dataset.*.RowCount"))
                .body("items[0].points.value", equalTo(List.of(10.0f, 100.0f)))
                .body("items[0].points.published", equalTo(List.of(false, true)))
                .body("items[0].rules.text", equalTo(List.of("RowCount > 0.5 * avg(last(5))")))
                .body("items[0].points[0].expected", equalTo(Map.of("least", 50.0f)))
                .body("items[0].points[1].expected", nullValue())
                .body("items[0].next.least", equalTo(50.0f));
    }

    @Test
    void readsTheOtherDatasetsFromTheCatalog() throws IOException {
        crawl();
        save("Rules = [ ReferentialIntegrity \"country\" \"countries.{code}\" = 1.0 ]")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("the catalog has no dataset countries"));

        Api.asAdministrator()
                .body(Map.of(
                        "lake", name,
                        "dataset", "bronze.contacts",
                        "target", "bronze/contacts",
                        "mode", "split",
                        "references", Map.of("countries", "ref.countries"),
                        "dqdl", "Rules = [ ReferentialIntegrity \"country\" \"countries.{code}\" = 1.0 ]"))
                .put("/api/v1/rulesets/" + name)
                .then()
                .statusCode(201);
        CheckRequest request = new HandWorker().claimed(land("1"));

        assertThat(request.references()).hasSize(1);
        assertThat(request.references().get(0).alias()).isEqualTo("countries");
        assertThat(request.references().get(0).source().objects().get(0).location())
                .isEqualTo("file://" + root + "/ref/countries/part-0.csv");
    }

    @Test
    void decidesRulesAboutFilesBeforeAnEngineLooks() throws IOException {
        save("Rules = [ (FileSize < 1 KB) and (IsComplete \"id\"), FileUniqueness \"landing/\" = 1.0 ]")
                .then()
                .statusCode(201);

        CheckRequest request = new HandWorker().claimed(land("1"));

        Rule composite = request.rules().get(0);
        assertThat(composite.kind()).isEqualTo(RuleKind.AND);
        assertThat(requireNonNull(composite.parts().get(0).decided()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(composite.parts().get(1).decided()).isNull();
        assertThat(requireNonNull(request.rules().get(1).decided()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void tellsAnEditorWhatIsWrong() {
        Api.asAdministrator()
                .body(Map.of("dqdl", "Rules = [ RowCount > 0,\n  IsComplete ]"))
                .post("/api/v1/rules:validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("mistakes[0].line", equalTo(2))
                .body("mistakes[0].column", equalTo(3));
        Api.asAdministrator()
                .body(Map.of("dqdl", "Rules = [ RowCount > 0 with severity = \"warn\" labels = [\"team\" = \"crm\"] ]"))
                .post("/api/v1/rules:validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("mistakes", empty())
                .body("rules[0].severity", equalTo("warn"))
                .body("rules[0].labels.team", equalTo("crm"));
    }

    @Test
    void answersAPipelineAtOnceOrWithTheVerdict() throws IOException {
        save("Rules = [ RowCount > 0 ]").then().statusCode(201);
        write("1");

        Response waiting = run(0);
        assertThat(waiting.statusCode()).isEqualTo(202);
        String batch = waiting.path("id");
        assertThat(waiting.header("Location")).endsWith("/api/v1/batches/" + batch);
        HandWorker hand = new HandWorker();
        report(hand, hand.claimed(batch), Outcome.PASSED, 1);

        Response verdict = run(30);
        assertThat(verdict.statusCode()).isEqualTo(200);
        assertThat(verdict.<String>path("state")).isEqualTo("published");
    }

    private Response run(int waitSeconds) {
        return Api.asAdministrator()
                .body(Map.of("path", "landing/1", "waitSeconds", waitSeconds))
                .post("/api/v1/gates/" + name + ":run");
    }

    private Response save(String dqdl) {
        return Api.asAdministrator()
                .body(Map.of(
                        "lake",
                        name,
                        "dataset",
                        "bronze.contacts",
                        "target",
                        "bronze/contacts",
                        "mode",
                        "split",
                        "dqdl",
                        dqdl))
                .put("/api/v1/rulesets/" + name);
    }

    private void crawl() {
        String crawl = Api.asAdministrator()
                .body(Map.of("lake", name))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await(() -> Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl)
                .<String>path("state")
                .equals("completed"));
    }

    private void write(String day) throws IOException {
        Files.createDirectories(root.resolve("landing/" + day));
        Files.writeString(root.resolve("landing/" + day + "/contacts.csv"), "id,country\n" + day + ",DE\n");
    }

    private String land(String day) throws IOException {
        write(day);
        return Api.asAdministrator()
                .body(Map.of("ruleset", name, "path", "landing/" + day))
                .post("/api/v1/batches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void report(HandWorker hand, CheckRequest request, Outcome outcome, int rows) {
        CheckReport report = HandWorker.completed(
                request,
                rows,
                0,
                List.of(new RuleOutcome("r1", outcome, (double) rows, 0, "the batch has " + rows + " rows")));
        hand.report(new CheckReport(
                        report.runId(),
                        report.attempt(),
                        report.status(),
                        report.engine(),
                        null,
                        report.rows(),
                        report.passedRows(),
                        report.failedRows(),
                        report.skippedRows(),
                        report.outcomes(),
                        report.passed(),
                        report.failed(),
                        report.samples(),
                        List.of(new MetricValue("Dataset.*.RowCount", rows)),
                        1))
                .then()
                .statusCode(200);
    }

    private void awaitPublished(int batches) {
        await(() -> Api.asAdministrator()
                        .get("/api/v1/batches?state=published&ruleset=" + name)
                        .<List<?>>path("items")
                        .size()
                == batches);
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not come to pass");
            }
        }
    }
}
