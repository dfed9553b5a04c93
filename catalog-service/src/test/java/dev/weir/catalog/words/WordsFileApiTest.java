package dev.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class WordsFileApiTest {

    private String steward;
    private String tail;
    private String lake;

    @BeforeEach
    void meetASteward() {
        steward = WordsCalls.token("file steward", "steward");
        tail = UUID.randomUUID().toString().substring(0, 8);
        lake = "filed-" + tail;
    }

    private ValidatableResponse send(String query, String file) {
        return Api.as(steward)
                .contentType("text/plain")
                .body(file)
                .put("/api/v1/words" + query)
                .then();
    }

    private String alias(String folder) {
        return Api.asAdministrator()
                .get("/api/v1/datasets?lake=" + lake)
                .jsonPath()
                .getString("items.find { it.location.contains('/" + folder + "/') }.alias");
    }

    private String file() {
        return """
                weir-words: 1
                owners:
                  crm-%1$s: {name: CRM}
                terms:
                  churn-%1$s:
                    name: Churn
                    definition: |
                      Who left.

                      - a list
                    steward: crm-%1$s
                metrics:
                  revenue-%1$s: {name: Revenue, sources: [%2$s/%3$s]}
                datasets:
                  %2$s/%4$s:
                    terms: [churn-%1$s]
                    deprecation: {reason: Old., replacement: %2$s/%3$s}
                """.formatted(tail, lake, alias("orders"), alias("customers"));
    }

    @Test
    void showsWhatItWouldChangeThenChangesItAndTellsTheSameAgain() throws Exception {
        WordsCalls.crawled(lake);

        send("?dryRun=true", file())
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("changes.kind", contains("owner", "term", "metric", "dataset"))
                .body("changes[1].fields", hasItems("definition", "name", "steward"));
        Api.as(steward).get("/api/v1/terms/churn-" + tail).then().statusCode(404);
        send("", file()).statusCode(200).body("applied", equalTo(true)).body("changes.change", hasItem("created"));
        send("", file()).statusCode(200).body("changes", empty()).body("unchanged", equalTo(4));

        String told = Api.as(steward)
                .get("/api/v1/words")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(told)
                .startsWith("weir-words: '1'\n")
                .contains("      replacement: " + lake + "/" + alias("orders") + "\n")
                .contains("    definition: |\n      Who left.\n\n      - a list\n");
        send("?dryRun=true", told).statusCode(200).body("changes", empty());
    }

    @Test
    void keepsNothingOfAFileThatSpeaksOfWhatIsNotThere() throws Exception {
        WordsCalls.crawled(lake);

        send("", file().replace("sources: [" + lake, "sources: [nowhere"))
                .statusCode(400)
                .body("code", equalTo("words-dataset-unknown"))
                .body("errors.line", contains(13));
        send("", file().replace("steward: crm-", "steward: gone-"))
                .statusCode(400)
                .body("code", equalTo("word-invalid"))
                .body("errors.line", contains(11))
                .body("errors.column", contains(5));
        send("", file().replace("name: Churn", "nmae: Churn"))
                .statusCode(400)
                .body("code", equalTo("words-unreadable"))
                .body("errors.line", contains(6));
        send("", file() + "  - x\n").statusCode(400).body("code", equalTo("words-unreadable"));
        Api.as(steward).get("/api/v1/owners/crm-" + tail).then().statusCode(404);
    }

    @Test
    void takesMetricsFromDbtAndLeavesPeoplesAlone() throws Exception {
        WordsCalls.crawled(lake);
        String metric = "revenue_" + tail;
        String manifest = Files.readString(Path.of("src/test/resources/dbt/manifest-v12.json"))
                .replace("\"revenue\"", '"' + metric + '"')
                .replace("average_order\"", "average_order_" + tail + '"')
                .replace("double_revenue\"", "double_revenue_" + tail + '"')
                .replace("\"schema_name\": \"silver\"", "\"schema_name\": \"" + tail + "\"");
        WordsCalls.put(
                        steward,
                        "metrics/average_order_" + tail,
                        java.util.Optional.empty(),
                        java.util.Map.of("name", "Ours"))
                .statusCode(200);

        Api.as(steward)
                .body(manifest)
                .post("/api/v1/words/dbt")
                .then()
                .statusCode(200)
                .body("changes.key", contains(metric, "double_revenue_" + tail))
                .body("notes.pointer", hasItem("/metrics/metric.shop.average_order_" + tail));

        Api.as(steward)
                .get("/api/v1/metrics/" + metric)
                .then()
                .body("entry.expression", equalTo("sum(amount)"))
                .body("entry.origin", equalTo("dbt:" + metric));
        Api.as(steward).get("/api/v1/metrics/average_order_" + tail).then().body("entry.name", equalTo("Ours"));
        Api.as(steward)
                .body("{\"metrics\": {\"m\": {}}}")
                .post("/api/v1/words/dbt")
                .then()
                .statusCode(400)
                .body("code", equalTo("dbt-unreadable"))
                .body("errors.pointer", contains("/metrics/m/name"));
    }
}
