package dev.weir.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.platform.database.Sql;
import dev.weir.policy.sandbox.SandboxObjects;
import dev.weir.policy.target.TargetObject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From documents to a plan, to the sandbox, to drift and its repair. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class PoliciesApiTest {

    private static final long PATIENCE = 30_000;
    private static final String TARGET = "lake";
    private static final String DOCUMENT = """
        apiVersion: weir.dev/v1
        targets:
          - name: lake
            kind: sandbox
            semantics: ranger
        principals:
          ann: {kind: person}
          ben: {kind: person}
          analysts: {kind: group, members: [ann, ben]}
        policies:
          - name: analysts-read-contacts
            to: [analysts]
            allow: [select]
            on: {names: [silver_pol.contacts]}
            columns:
              - {names: [email], show: hash}
        tests:
          - {as: ann, read: silver_pol.contacts.email, expect: hashed}
          - {as: ann, read: silver_pol.contacts.id, expect: plain}
        """;

    @Inject
    SandboxObjects sandbox;

    @Inject
    DataSource database;

    @BeforeEach
    void crawlOnceAndStartWithAnEmptyTarget(@TempDir Path root) throws Exception {
        Sql sql = new Sql(database);
        sql.update("delete from policy.sandbox_object");
        sql.update("truncate policy.document_set, policy.plan, policy.apply, policy.apply_change, policy.approval,"
                + " policy.drift, policy.accepted_difference, policy.observation");
        if (Api.asAdministrator().get("/api/v1/lakes/policies").statusCode() == 200) {
            return;
        }
        Path file = root.resolve("silver/pol/contacts/part-0.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "id,email,country\n1,a@example.com,DE\n2,b@example.com,FR\n", StandardCharsets.UTF_8);
        Api.asAdministrator()
                .body(Map.of("name", "policies", "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        String crawl = Api.asAdministrator()
                .body(Map.of("lake", "policies", "prefix", ""))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await("/api/v1/crawls/" + crawl, "completed");
    }

    private static JsonPath await(String path, String state) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE;
        JsonPath found = Api.asAdministrator().get(path).jsonPath();
        while (!state.equals(found.getString("state")) && System.currentTimeMillis() < until) {
            Thread.sleep(50);
            found = Api.asAdministrator().get(path).jsonPath();
        }
        assertThat(found.getString("state")).as(found.prettify()).isEqualTo(state);
        return found;
    }

    private static Map<String, Object> documents(String text) {
        return Map.of("files", Map.of("contacts.yaml", text), "source", "lake-repo", "commit", "abc123");
    }

    private static void handIn(String text) {
        Api.asAdministrator()
                .body(documents(text))
                .put("/api/v1/policies/documents")
                .then()
                .statusCode(200)
                .body("commit", equalTo("abc123"));
    }

    private static JsonPath plan() {
        return Api.asAdministrator()
                .post("/api/v1/policies/plans")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath apply(String plan) throws InterruptedException {
        String apply = Api.asAdministrator()
                .body(Map.of())
                .post("/api/v1/policies/plans/" + plan + "/apply")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await("/api/v1/policies/applies/" + apply, "completed");
    }

    @Test
    void plansAppliesFindsDriftAndRepairsIt() throws Exception {
        handIn(DOCUMENT);

        JsonPath plan = plan();

        assertThat(plan.getList("[0].effects.sentence", String.class))
                .anyMatch(sentence -> sentence.contains("ann")
                        && sentence.contains("can now read silver_pol.contacts (email), hashed"));
        JsonPath applied = apply(plan.getString("[0].id"));
        assertThat(applied.getInt("applied"))
                .isEqualTo(applied.getInt("changes"))
                .isPositive();
        assertThat(plan().getList("[0].changes")).as("a second plan is empty").isEmpty();

        TargetObject mask = sandbox.all(TARGET).stream()
                .filter(object -> object.body().contains("MASK_HASH"))
                .findFirst()
                .orElseThrow();
        sandbox.remove(TARGET, mask.key());
        JsonPath drift = Api.asAdministrator()
                .post("/api/v1/policies/drift")
                .then()
                .statusCode(200)
                .body("drifts[0].state", equalTo("open"))
                .body("drifts[0].repair.effects.sentence", hasItem(containsString("sees less of")))
                .extract()
                .jsonPath();
        String repair = Api.asAdministrator()
                .post("/api/v1/policies/drift/" + drift.getString("drifts[0].id") + "/repair")
                .then()
                .statusCode(201)
                .body("kind", equalTo("repair"))
                .extract()
                .path("id");
        apply(repair);

        assertThat(sandbox.all(TARGET)).contains(mask);
        Api.asAdministrator()
                .post("/api/v1/policies/drift")
                .then()
                .statusCode(200)
                .body("drifts[0].state", equalTo("repaired"));
    }

    @Test
    void goesBackToWhatWasBefore() throws Exception {
        handIn(DOCUMENT);
        String plan = plan().getString("[0].id");
        apply(plan);

        String back = Api.asAdministrator()
                .post("/api/v1/policies/plans/" + plan + "/rollback")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        apply(back);

        assertThat(sandbox.all(TARGET)).isEmpty();
    }

    @Test
    void refusesAStalePlan() {
        handIn(DOCUMENT);
        String plan = plan().getString("[0].id");
        handIn(DOCUMENT.replace("show: hash", "show: last4").replace("expect: hashed", "expect: last4"));

        Api.asAdministrator()
                .body(Map.of())
                .post("/api/v1/policies/plans/" + plan + "/apply")
                .then()
                .statusCode(409)
                .body("code", equalTo("policy-plan-stale"));
    }

    @Test
    void stopsAtALimitUntilItIsLifted() throws Exception {
        handIn(DOCUMENT + "limits: {columnsExposed: 1}\n");
        JsonPath made = plan();
        String plan = made.getString("[0].id");
        int exposed = made.getInt("[0].stops[0].count");

        assertThat(made.getList("[0].exposed", String.class))
                .contains("silver_pol.contacts.email")
                .hasSize(exposed);
        Api.asAdministrator()
                .body(Map.of())
                .post("/api/v1/policies/plans/" + plan + "/apply")
                .then()
                .statusCode(409)
                .body("code", equalTo("policy-plan-stopped"))
                .body("detail", containsString("--allow-exposed " + exposed));
        String apply = Api.asAdministrator()
                .body(Map.of("lift", Map.of("exposed", exposed)))
                .post("/api/v1/policies/plans/" + plan + "/apply")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        await("/api/v1/policies/applies/" + apply, "completed");
    }

    @Test
    void namesThePlaceOfATestThatFails() {
        String wrong = DOCUMENT.replace("expect: hashed", "expect: plain");

        Api.asAdministrator()
                .body(documents(wrong))
                .post("/api/v1/policies/check")
                .then()
                .statusCode(200)
                .body("sound", equalTo(false))
                .body("tests.find { !it.passed }.file", equalTo("contacts.yaml"))
                .body("tests.find { !it.passed }.line", equalTo(18));
        Api.asAdministrator()
                .body(documents(wrong))
                .post("/api/v1/policies/preview/markdown")
                .then()
                .statusCode(400)
                .body("code", equalTo("policy-documents-invalid"));
    }

    @Test
    void writesACommentForAPullRequest() {
        Api.asAdministrator()
                .body(documents(DOCUMENT))
                .post("/api/v1/policies/preview/markdown")
                .then()
                .statusCode(200)
                .body(startsWith("<!-- weir:policy-plan -->"))
                .body(containsString("| gains |"));
    }

    @Test
    void answersWhoCanReadAColumnAndWhy() throws Exception {
        handIn(DOCUMENT);
        apply(plan().getString("[0].id"));

        JsonPath answers = Api.asAdministrator()
                .get("/api/v1/policies/who-can-read?column=silver_pol.contacts.email")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(answers.getString("[0].answers.find { it.who == 'ann' }.seen.words"))
                .isEqualTo("hashed");
        assertThat(answers.getList("[0].answers.find { it.who == 'ann' }.because", String.class))
                .isEqualTo(List.of("analysts-read-contacts"));
        assertThat(answers.getString("[1].target")).isEqualTo(TARGET);
        assertThat(answers.getString("[1].answers.find { it.who == 'ann' }.seen.words"))
                .isEqualTo("hashed");
        Api.asAdministrator()
                .get("/api/v1/policies/what-can-read?who=nobody")
                .then()
                .statusCode(404)
                .body("code", equalTo("policy-principal-unknown"));
    }

    @Test
    void nobodyApprovesWhatTheyMade() {
        handIn(DOCUMENT);
        String plan = plan().getString("[0].id");

        Api.asAdministrator()
                .post("/api/v1/policies/plans/" + plan + "/approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("policy-approval-of-own"));
    }
}
