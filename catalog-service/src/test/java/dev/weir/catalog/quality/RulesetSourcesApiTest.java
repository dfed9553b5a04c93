package dev.weir.catalog.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rulesets that are kept as files. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class RulesetSourcesApiTest {

    private static final String RULES = "Rules = [\n  RowCount > 0,\n  IsComplete \"email\"\n]";

    private String source;
    private String lake;
    private String contacts;
    private String orders;

    @BeforeEach
    void makeALake() throws IOException {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        source = "repo-" + unique;
        lake = "sources-" + unique;
        contacts = "contacts-" + unique;
        orders = "orders-" + unique;
        Api.asAdministrator()
                .body(Map.of("name", lake, "root", "file://" + Files.createTempDirectory("sources")))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    @Test
    void createsWhatIsNotThereAndTwiceChangesNothing() {
        List<Map<String, String>> files = List.of(file(contacts, RULES), file(orders, RULES));

        apply(files, Map.of())
                .then()
                .statusCode(200)
                .body("changes.action", equalTo(List.of("create", "create")))
                .body("changes[0].rules.after", equalTo(List.of("RowCount > 0", "IsComplete \"email\"")));

        get(contacts)
                .then()
                .body("dqdl", equalTo(RULES))
                .body("owner", equalTo("crm-team"))
                .body("origin.source", equalTo(source))
                .body("origin.file", equalTo(contacts + ".dqdl"))
                .body("origin.changedSince", equalTo(false));
        apply(files, Map.of())
                .then()
                .statusCode(200)
                .body("changes.action", equalTo(List.of("unchanged", "unchanged")));
        get(contacts).then().body("version", equalTo(1));
    }

    @Test
    void showsWhatChangesInMeaning() {
        apply(List.of(file(contacts, RULES)), Map.of()).then().statusCode(200);
        String changed = file(contacts, "# fewer\nRules = [ RowCount > 10 with severity = \"warn\", IsUnique \"id\" ]")
                .get("text")
                .replace("owner: crm-team", "owner: loyalty");

        plan(List.of(Map.of("path", contacts + ".dqdl", "text", changed)), false)
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].action", equalTo("update"))
                .body("changes[0].conflict", nullValue())
                .body(
                        "changes[0].head",
                        equalTo(List.of(Map.of("name", "owner", "before", "crm-team", "after", "loyalty"))))
                .body("changes[0].rules", hasSize(3))
                .body("changes[0].rules[0].before", equalTo("RowCount > 0"))
                .body("changes[0].rules[0].severityBefore", equalTo("block"))
                .body("changes[0].rules[0].severityAfter", equalTo("warn"))
                .body("changes[0].rules[1].before", nullValue())
                .body("changes[0].rules[1].after", equalTo("IsUnique \"id\""))
                .body("changes[0].rules[2].before", equalTo("IsComplete \"email\""))
                .body("changes[0].rules[2].after", nullValue());
        get(contacts).then().body("version", equalTo(1));
    }

    @Test
    void tellsCommentsAndOrderFromMeaning() {
        apply(List.of(file(contacts, RULES)), Map.of()).then().statusCode(200);

        plan(List.of(file(contacts, "# same\nRules = [ IsComplete \"email\", RowCount > 0 ]")), false)
                .then()
                .body("changes[0].action", equalTo("update"))
                .body("changes[0].textOnly", equalTo(true))
                .body("changes[0].rules", empty());
    }

    @Test
    void appliesOnlyWhatWasShown() {
        String fingerprint = plan(List.of(file(contacts, RULES)), false).path("fingerprint");

        apply(List.of(file(contacts, "Rules = [ RowCount > 1 ]")), Map.of("fingerprint", fingerprint))
                .then()
                .statusCode(409)
                .body("code", equalTo("ruleset-plan-stale"));
        get(contacts).then().statusCode(404);
    }

    @Test
    void refusesWhenSomebodyElseChangedItSinceUnlessForced() {
        apply(List.of(file(contacts, RULES)), Map.of()).then().statusCode(200);
        put(contacts, "Rules = [ RowCount > 99 ]").then().statusCode(200);
        get(contacts).then().body("origin.changedSince", equalTo(true));
        List<Map<String, String>> files = List.of(file(contacts, RULES), file(orders, RULES));

        plan(files, false).then().body("changes[0].conflict", equalTo("changed-since"));
        apply(files, Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("ruleset-conflict"))
                .body("detail", containsString(contacts + " was changed by "));
        get(orders).then().statusCode(404);

        apply(files, Map.of("forceConflicts", true)).then().statusCode(200);
        get(contacts).then().body("dqdl", equalTo(RULES)).body("origin.changedSince", equalTo(false));
    }

    @Test
    void refusesWhatItDidNotMake() {
        put(contacts, RULES).then().statusCode(201);

        plan(List.of(file(contacts, RULES)), false)
                .then()
                .body("changes[0].conflict", equalTo("other-origin"))
                .body("changes[0].conflictDetail", containsString("on the site or by the API"));
        apply(List.of(file(contacts, RULES)), Map.of()).then().statusCode(409);
        get(contacts).then().body("origin", nullValue());
    }

    @Test
    void takesForItsOwnAgainWhatSomebodyBroughtToTheFilesByHand() {
        apply(List.of(file(contacts, RULES)), Map.of()).then().statusCode(200);
        put(contacts, "Rules = [ RowCount > 99 ]").then().statusCode(200);

        apply(List.of(file(contacts, "Rules = [ RowCount > 99 ]", "")), Map.of())
                .then()
                .statusCode(200)
                .body("changes[0].action", equalTo("adopt"));
        get(contacts).then().body("origin.changedSince", equalTo(false)).body("version", equalTo(2));
    }

    @Test
    void prunesOnlyWhenToldToAndOnlyItsOwn() {
        String others = "others-" + source;
        put(others, RULES).then().statusCode(201);
        apply(List.of(file(contacts, RULES), file(orders, RULES)), Map.of())
                .then()
                .statusCode(200);
        List<Map<String, String>> files = List.of(file(contacts, RULES));

        apply(files, Map.of()).then().body("changes.action", equalTo(List.of("unchanged", "orphan")));
        get(orders).then().statusCode(200);

        apply(files, Map.of("prune", true)).then().body("changes.action", equalTo(List.of("unchanged", "delete")));
        get(orders).then().statusCode(404);
        get(others).then().statusCode(200);
    }

    @Test
    void namesEveryPlaceThatIsWrongAndChangesNothing() {
        Response answer = plan(
                List.of(
                        file(contacts, "Rules = [\n  IsComplete\n]"),
                        Map.of(
                                "path",
                                "bad/" + orders + ".dqdl",
                                "text",
                                "---\nlake: " + lake + "\nmode: maybe\n---\n" + RULES)),
                false);

        answer.then().statusCode(422).body("code", equalTo("rules-files-invalid"));
        List<String> details = answer.path("errors.detail");
        assertThat(details.get(0)).startsWith(contacts + ".dqdl: ");
        assertThat(answer.<Integer>path("errors[0].line")).isEqualTo(10);
        assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/files/0/text");
        assertThat(details)
                .contains("bad/" + orders + ".dqdl: dataset of the head must not be blank")
                .anySatisfy(detail -> assertThat(detail).contains("mode of the head must match"));
        get(contacts).then().statusCode(404);
    }

    @Test
    void saysWhereAFileNamesWhatIsNotThere() {
        plan(
                        List.of(file(
                                contacts, "Rules = [\n  ReferentialIntegrity \"country\" \"nowhere.{code}\" = 1.0\n]")),
                        false)
                .then()
                .statusCode(422)
                .body("errors[0].line", equalTo(10))
                .body("errors[0].detail", containsString("the catalog has no dataset nowhere"));
        plan(
                        List.of(
                                file(contacts, RULES),
                                Map.of(
                                        "path",
                                        "b.dqdl",
                                        "text",
                                        file(contacts, RULES).get("text"))),
                        false)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("is in " + contacts + ".dqdl, too"));
    }

    private Map<String, String> file(String name, String rules) {
        return file(name, rules, "owner: crm-team\n");
    }

    /** The head has eight lines if it names an owner. */
    private Map<String, String> file(String name, String rules, String owner) {
        return Map.of(
                "path",
                name + ".dqdl",
                "text",
                "---\nname: " + name + "\nlake: " + lake
                        + "\ndataset: bronze.contacts\ntarget: bronze/contacts/\nmode: split\n"
                        + (owner.isEmpty() ? "" : owner.strip() + "\n") + "---\n" + rules + "\n");
    }

    private Response plan(List<Map<String, String>> files, boolean prune) {
        return Api.asAdministrator()
                .body(Map.of("files", files, "prune", prune))
                .post("/api/v1/ruleset-sources/" + source + "/plan");
    }

    /** Plans, and applies the plan unless another fingerprint is given. */
    private Response apply(List<Map<String, String>> files, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("files", new ArrayList<>(files));
        if (!more.containsKey("fingerprint")) {
            body.put(
                    "fingerprint",
                    plan(files, Boolean.TRUE.equals(more.get("prune"))).path("fingerprint"));
        }
        return Api.asAdministrator().body(body).post("/api/v1/ruleset-sources/" + source + "/apply");
    }

    @Test
    void tellsTheLatestBatchOfEachRuleset() throws IOException {
        put(contacts, RULES).then().statusCode(201);
        put(orders, RULES).then().statusCode(201);
        Path landing = Path.of(URI.create(
                        Api.asAdministrator().get("/api/v1/lakes/" + lake).path("root")))
                .resolve("landing");
        String latest = "";
        for (String day : List.of("1", "2")) {
            Files.createDirectories(landing.resolve(day));
            Files.writeString(landing.resolve(day).resolve("a.csv"), "id,email\n" + day + ",a@example.org\n");
            latest = Api.asAdministrator()
                    .body(Map.of("ruleset", contacts, "path", "landing/" + day))
                    .post("/api/v1/batches")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        Api.asAdministrator()
                .get("/api/v1/gates?ruleset=" + contacts + "&ruleset=" + orders)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(latest))
                .body("items[0].ruleset", equalTo(contacts));
    }

    private Response put(String name, String dqdl) {
        return Api.asAdministrator()
                .body(Map.of(
                        "lake", lake,
                        "dataset", "bronze.contacts",
                        "target", "bronze/contacts/",
                        "mode", "split",
                        "dqdl", dqdl))
                .put("/api/v1/rulesets/" + name);
    }

    private Response get(String name) {
        return Api.asAdministrator().get("/api/v1/rulesets/" + name);
    }
}
