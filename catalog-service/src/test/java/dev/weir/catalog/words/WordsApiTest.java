package dev.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class WordsApiTest {

    private static final Optional<Integer> NEW = Optional.empty();

    private String steward;

    @BeforeEach
    void meetASteward() {
        steward = WordsCalls.token("words steward", "steward");
    }

    @Test
    void keepsATermItsHistoryAndTellsTheFeed() {
        String key = "churn-" + UUID.randomUUID();

        WordsCalls.put(
                        steward,
                        "terms/" + key,
                        NEW,
                        Map.of("name", "Churn", "definition", "Who **left**.", "synonyms", List.of("b", "a", "a")))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("entry.synonyms", contains("a", "b"))
                .body("entry.status", equalTo("draft"))
                .body("updatedBy", equalTo("words steward"));
        WordsCalls.put(steward, "terms/" + key, Optional.of(1), Map.of("name", "Churn", "status", "approved"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("entry.definition", nullValue());

        Api.as(steward)
                .get("/api/v1/words/term/" + key + "/history")
                .then()
                .statusCode(200)
                .body("items.change", contains("changed", "created"))
                .body("items[0].before.definition", equalTo("Who **left**."))
                .body("items[0].after.status", equalTo("approved"));
        assertThat(Api.as(steward)
                        .get("/api/v1/audit?object=term/" + key)
                        .jsonPath()
                        .getList("items.action"))
                .containsExactly("term.changed", "term.created");

        Api.as(steward)
                .header("If-Match", "\"2\"")
                .post("/api/v1/words/term/" + key + "/revisions/1/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("entry.definition", equalTo("Who **left**."));
        Api.as(steward)
                .header("If-Match", "\"3\"")
                .delete("/api/v1/words/term/" + key)
                .then()
                .statusCode(204);
        Api.as(steward).get("/api/v1/terms/" + key).then().statusCode(404).body("code", equalTo("word-not-found"));
        Api.as(steward)
                .post("/api/v1/words/term/" + key + "/revisions/3/restore")
                .then()
                .statusCode(200)
                .header("ETag", "\"5\"");
    }

    @Test
    void losesNobodysChange() {
        String key = "net-" + UUID.randomUUID();
        WordsCalls.put(steward, "terms/" + key, NEW, Map.of("name", "Net")).statusCode(200);

        WordsCalls.put(steward, "terms/" + key, NEW, Map.of("name", "Other"))
                .statusCode(428)
                .body("code", equalTo("word-condition-missing"));
        WordsCalls.put(steward, "terms/" + key, Optional.of(7), Map.of("name", "Other"))
                .statusCode(412)
                .body("code", equalTo("word-changed-since"));
        Api.as(steward)
                .header("If-Match", "soon")
                .body(Map.of("name", "Other"))
                .put("/api/v1/terms/" + key)
                .then()
                .statusCode(400)
                .body("code", equalTo("word-condition-unreadable"));

        Api.as(steward).get("/api/v1/terms/" + key).then().body("entry.name", equalTo("Net"));
    }

    @Test
    void tellsEveryPlaceThatIsWrong() {
        String key = "wrong-" + UUID.randomUUID();

        WordsCalls.put(steward, "terms/" + key, NEW, Map.of("name", " ", "parent", "A B"))
                .statusCode(400)
                .body("code", equalTo("word-invalid"))
                .body("errors.pointer", contains("/name", "/parent"));
        WordsCalls.put(steward, "terms/" + key, NEW, Map.of("name", "W", "steward", "nobody-there"))
                .statusCode(400)
                .body("errors.pointer", contains("/steward"));
        WordsCalls.put(steward, "terms/" + key, NEW, Map.of("name", "W", "colour", "red"))
                .statusCode(400)
                .body("code", equalTo("body-unreadable"));
        WordsCalls.put(steward, "terms/NotAKey", NEW, Map.of("name", "W"))
                .statusCode(400)
                .body("code", equalTo("word-key-invalid"));
        Api.as(steward).get("/api/v1/terms/" + key).then().statusCode(404);
    }

    @Test
    void letsNoTreeGoRoundInACircle() {
        String one = "one-" + UUID.randomUUID();
        String two = "two-" + UUID.randomUUID();
        WordsCalls.put(steward, "domains/" + one, NEW, Map.of("name", "One")).statusCode(200);
        WordsCalls.put(steward, "domains/" + two, NEW, Map.of("name", "Two", "parent", one))
                .statusCode(200);

        WordsCalls.put(steward, "domains/" + one, Optional.of(1), Map.of("name", "One", "parent", two))
                .statusCode(400)
                .body("errors.pointer", contains("/parent"));
        Api.as(steward)
                .header("If-Match", "\"1\"")
                .delete("/api/v1/words/domain/" + one)
                .then()
                .statusCode(409)
                .body("code", equalTo("word-in-use"));
    }

    @Test
    void saysWhatADatasetIsAndWhoSpeaksOfIt() throws Exception {
        String lake = "words-" + UUID.randomUUID();
        WordsCalls.crawled(lake);
        String orders = WordsCalls.dataset(lake, "orders");
        String customers = WordsCalls.dataset(lake, "customers");
        String team = "team-" + UUID.randomUUID();
        String term = "email-" + UUID.randomUUID();
        String metric = "revenue-" + UUID.randomUUID();
        WordsCalls.put(steward, "owners/" + team, NEW, Map.of("name", "Team")).statusCode(200);
        WordsCalls.put(steward, "terms/" + term, NEW, Map.of("name", "E-mail", "steward", team))
                .statusCode(200);
        WordsCalls.put(
                        steward,
                        "metrics/" + metric,
                        NEW,
                        Map.of("name", "Revenue", "expression", "sum(amount)", "sources", List.of(orders)))
                .statusCode(200);
        Api.as(steward)
                .get("/api/v1/datasets/" + customers + "/words")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"");

        WordsCalls.put(
                        steward,
                        "datasets/" + customers + "/words",
                        Optional.of(0),
                        Map.of(
                                "description",
                                "All *customers*.",
                                "owners",
                                List.of(Map.of("owner", team, "role", "business")),
                                "columns",
                                Map.of("email", Map.of("terms", List.of(term))),
                                "deprecation",
                                Map.of("reason", "Left.", "replacement", orders)))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("entry.columns.email.terms", contains(term));

        Api.as(steward)
                .get("/api/v1/words/term/" + term + "/uses")
                .then()
                .body("items.key", contains(customers))
                .body("items[0].column", equalTo("email"));
        Api.as(steward)
                .get("/api/v1/words/dataset/" + orders + "/uses")
                .then()
                .body("items.relation", contains("replacement", "source"))
                .body("items.title", hasItem("Revenue"));
        WordsCalls.put(
                        steward,
                        "datasets/" + customers + "/words",
                        Optional.of(1),
                        Map.of("columns", Map.of("e_mail", Map.of("description", "?"))))
                .statusCode(400)
                .body("errors.pointer", contains("/columns/e_mail"));
        WordsCalls.put(
                        steward,
                        "datasets/" + customers + "/words",
                        Optional.of(1),
                        Map.of(
                                "certification", Map.of("reason", "Good."),
                                "deprecation", Map.of("reason", "Bad.")))
                .statusCode(400)
                .body("errors.pointer", contains("/deprecation"));
    }

    @Test
    void countsWhoUsesADatasetOnce() throws Exception {
        String lake = "endorsed-" + UUID.randomUUID();
        WordsCalls.crawled(lake);
        String path = "/api/v1/datasets/" + WordsCalls.dataset(lake, "orders") + "/endorsement";
        String reader = WordsCalls.token("words reader", "reader");

        Api.as(reader).put(path).then().statusCode(200).body("endorsements", equalTo(1));
        Api.as(reader).put(path).then().body("endorsements", equalTo(1)).body("endorsed", equalTo(true));
        Api.as(steward).put(path).then().body("endorsements", equalTo(2));
        Api.as(reader).delete(path).then().body("endorsements", equalTo(1)).body("endorsed", equalTo(false));
    }

    @Test
    void hidesADatasetFromWhoMayNotSeeIt() throws Exception {
        String lake = "hidden-" + UUID.randomUUID();
        WordsCalls.crawled(lake);
        String orders = WordsCalls.dataset(lake, "orders");
        String customers = WordsCalls.dataset(lake, "customers");
        String finance = "finance-" + UUID.randomUUID();
        String insiders = "insiders-" + UUID.randomUUID();
        String metric = "secret-" + UUID.randomUUID();
        String reader = WordsCalls.token("reader " + finance, "reader");
        String insider = WordsCalls.token("insider " + finance, "reader");
        WordsCalls.put(
                        WeirTestResource.ADMIN_TOKEN,
                        "metrics/" + metric,
                        NEW,
                        Map.of("name", "M", "sources", List.of(orders, customers)))
                .statusCode(200);
        WordsCalls.put(
                        steward,
                        "owners/" + insiders,
                        NEW,
                        Map.of("name", "Insiders", "members", List.of("insider " + finance)))
                .statusCode(200);
        WordsCalls.put(
                        steward,
                        "domains/" + finance,
                        NEW,
                        Map.of("name", "Finance", "visibleTo", List.of("team:" + insiders)))
                .statusCode(403);
        WordsCalls.put(
                        WeirTestResource.ADMIN_TOKEN,
                        "domains/" + finance,
                        NEW,
                        Map.of("name", "Finance", "visibleTo", List.of("team:" + insiders)))
                .statusCode(200);
        WordsCalls.put(steward, "datasets/" + orders + "/words", Optional.of(0), Map.of("domain", finance))
                .statusCode(403);
        WordsCalls.put(
                        WeirTestResource.ADMIN_TOKEN,
                        "datasets/" + orders + "/words",
                        Optional.of(0),
                        Map.of("domain", finance))
                .statusCode(200);

        for (String path : List.of("", "/words", "/versions", "/partitions", "/files", "/tags")) {
            Api.as(reader)
                    .get("/api/v1/datasets/" + orders + path)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("dataset-not-found"));
            Api.as(insider).get("/api/v1/datasets/" + orders + path).then().statusCode(200);
        }
        Api.as(reader).get("/api/v1/datasets?lake=" + lake).then().body("items.id", contains(customers));
        Api.as(insider).get("/api/v1/datasets?lake=" + lake).then().body("items.id", hasItems(orders, customers));
        Api.as(reader).get("/api/v1/metrics/" + metric).then().body("entry.sources", contains(customers));
        Api.as(reader).get("/api/v1/words/domain/" + finance + "/uses").then().body("items.key", not(hasItem(orders)));
        Api.as(reader)
                .get("/api/v1/words/dataset/" + orders + "/history")
                .then()
                .statusCode(404);
        Api.as(steward)
                .put("/api/v1/datasets/" + orders + "/endorsement")
                .then()
                .statusCode(404);

        // Who writes back what they saw leaves in what they did not see.
        WordsCalls.put(
                        steward,
                        "metrics/" + metric,
                        Optional.of(1),
                        Map.of("name", "Renamed", "sources", List.of(customers)))
                .statusCode(200);
        Api.asAdministrator()
                .get("/api/v1/metrics/" + metric)
                .then()
                .body("entry.name", equalTo("Renamed"))
                .body("entry.sources", hasItems(orders, customers));
        WordsCalls.put(steward, "metrics/other-" + metric, NEW, Map.of("name", "Guess", "sources", List.of(orders)))
                .statusCode(400)
                .body("errors.pointer", contains("/sources/0"));
        // Nor may a steward let somebody into the team that sees it.
        WordsCalls.put(
                        steward,
                        "owners/" + insiders,
                        Optional.of(1),
                        Map.of("name", "Insiders", "members", List.of("words steward")))
                .statusCode(403);
        Api.as(steward).get("/api/v1/datasets/" + orders).then().statusCode(404);
    }
}
