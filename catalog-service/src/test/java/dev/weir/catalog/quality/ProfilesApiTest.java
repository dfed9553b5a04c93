package dev.weir.catalog.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.profile.ColumnProfile;
import dev.weir.quality.profile.ColumnProfile.Counted;
import dev.weir.quality.profile.ColumnProfile.Distinct;
import dev.weir.quality.profile.ColumnProfile.Kind;
import dev.weir.quality.profile.ColumnProfile.Quantile;
import dev.weir.quality.profile.DataProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ProfilesApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS = "zebulon@example.com";

    private HandWorker worker;

    @BeforeEach
    void register() {
        worker = new HandWorker();
    }

    @Test
    void hasAProfileMadeAndShowsItWithoutSensitiveValues(@TempDir Path root) throws Exception {
        String people = people(root);
        Api.asAdministrator()
                .get("/api/v1/datasets/" + people + "/profile")
                .then()
                .statusCode(404)
                .body("code", equalTo("profile-not-found"));

        JsonPath ordered = order(people);
        assertThat(ordered.getString("state")).isEqualTo("queued");
        assertThat(ordered.getMap("share"))
                .containsEntry("files", 2)
                .containsEntry("listedFiles", 2)
                .containsEntry("wholeListing", true);
        assertThat(order(people).getString("id")).as("one at a time").isEqualTo(ordered.getString("id"));

        ProfileRequest request = claimed(ordered.getString("id"));
        assertThat(request.source().objects())
                .extracting(object -> object.location().replaceAll(".*/", ""))
                .containsExactly("a.csv", "b.csv");
        assertThat(heartbeat(request, 1).statusCode()).isEqualTo(200);
        assertThat(heartbeat(request, 2).path("code").toString()).isEqualTo("profile-lease-lost");
        ProfileReport report = new ProfileReport(request.profileId(), 1, "by hand", null, found(), 5);
        assertThat(report(report).statusCode()).isEqualTo(204);
        assertThat(report(report).statusCode()).as("told twice").isEqualTo(204);

        Response shown = Api.asAdministrator().get("/api/v1/datasets/" + people + "/profile");
        JsonPath profile = shown.jsonPath();
        assertThat(profile.getString("state")).isEqualTo("done");
        assertThat(profile.getList("found.columns.masked")).containsExactly(false, true);
        assertThat(profile.getList("found.columns[0].top.value")).containsExactly("open", "do\0ne");
        assertThat(profile.getList("found.columns.nulls")).containsExactly(0, 3);
        Response suggested = Api.asAdministrator().get("/api/v1/datasets/" + people + "/suggestions");
        assertThat(suggested.jsonPath().getString("profile")).isEqualTo(ordered.getString("id"));
        assertThat(suggested.jsonPath().getList("items.rule").toString())
                .contains("IsComplete \"state\"", "Completeness \"contact\"");
        String list = Api.asAdministrator()
                .get("/api/v1/datasets/" + people + "/profiles")
                .asString();
        assertThat(list).contains(ordered.getString("id")).doesNotContain("\"found\"");
        assertThat(shown.asString() + suggested.asString() + list).doesNotContain(ADDRESS, "a7@aaaaaaa.aaa");
    }

    @Test
    void addsSuggestionsToTheTextOfARuleset(@TempDir Path root) throws Exception {
        String people = people(root);
        ProfileRequest request = claimed(order(people).getString("id"));
        report(new ProfileReport(request.profileId(), 1, "by hand", null, found(), 5));
        String own = "Rules = [\n    # decided by us\n    IsComplete \"contact\"\n]\n";
        String suggested = "IsComplete \"state\"";

        JsonPath added = add(people, Map.of("dqdl", own, "rules", List.of(suggested)))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(added.getInt("added")).isEqualTo(1);
        assertThat(added.getString("dqdl")).startsWith("""
                Rules = [
                    # decided by us
                    IsComplete "contact",
                    # no null in\s""".stripTrailing()).endsWith("    " + suggested + "\n]\n");
        assertThat(add(people, Map.of("dqdl", added.getString("dqdl"), "rules", List.of(suggested)))
                        .jsonPath()
                        .getInt("added"))
                .as("added twice")
                .isZero();
        assertThat(add(people, Map.of()).jsonPath().getString("dqdl"))
                .startsWith("# Suggested from a profile of ")
                .contains(suggested);
        add(people, Map.of("rules", List.of("IsComplete \"nobody\"")))
                .then()
                .statusCode(409)
                .body("code", equalTo("suggestion-gone"))
                .body("errors[0].pointer", equalTo("/rules"));
        add(people, Map.of("dqdl", "Rules = [ Nonsense ]"))
                .then()
                .statusCode(422)
                .body("code", equalTo("ruleset-invalid"));
    }

    private static Response add(String dataset, Map<String, ?> wanted) {
        return Api.asAdministrator().body(wanted).post("/api/v1/datasets/" + dataset + "/suggestions/add");
    }

    @Test
    void keepsTheLastGoodProfileWhenOneFails(@TempDir Path root) throws Exception {
        String people = people(root);
        ProfileRequest first = claimed(order(people).getString("id"));
        report(new ProfileReport(first.profileId(), 1, "by hand", null, found(), 5));

        ProfileRequest second = claimed(order(people).getString("id"));
        report(new ProfileReport(second.profileId(), 1, "by hand", "b.csv is no CSV", null, 5));

        Api.asAdministrator()
                .get("/api/v1/datasets/" + people + "/profiles/" + second.profileId())
                .then()
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("error", equalTo("b.csv is no CSV"));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + people + "/profile")
                .then()
                .body("id", equalTo(first.profileId()));
    }

    @Test
    void saysWhyADatasetCannotBeProfiled(@TempDir Path root) throws Exception {
        String people = people(root);
        Files.delete(root.resolve("raw/people/a.csv"));
        Files.delete(root.resolve("raw/people/b.csv"));

        Api.asAdministrator()
                .post("/api/v1/datasets/" + people + "/profile")
                .then()
                .statusCode(422)
                .body("code", equalTo("profile-no-files"))
                .body("detail", containsString("/raw/people/"));
        Api.asAdministrator()
                .post("/api/v1/datasets/" + UUID.randomUUID() + "/profile")
                .then()
                .statusCode(404);
    }

    private static String people(Path root) throws Exception {
        put(root.resolve("raw/people/a.csv"), "state,contact\nopen," + ADDRESS + "\n");
        put(root.resolve("raw/people/b.csv"), "state,contact\ndone,\n");
        String lake = "profile-" + UUID.randomUUID();
        Api.asAdministrator()
                .body(Map.of("name", lake, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        String crawl = Api.asAdministrator()
                .body(Map.of("lake", lake, "prefix", ""))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        for (int tries = 0; tries < 600; tries++) {
            if ("completed"
                    .equals(Api.asAdministrator().get("/api/v1/crawls/" + crawl).path("state"))) {
                break;
            }
            Thread.sleep(50);
        }
        return Api.asAdministrator().get("/api/v1/datasets?lake=" + lake).path("items[0].id");
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(UTF_8));
    }

    private static JsonPath order(String dataset) {
        return Api.asAdministrator()
                .post("/api/v1/datasets/" + dataset + "/profile")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    /** Claims until it gets this one: tests share one queue. */
    private ProfileRequest claimed(String profile) throws IOException {
        for (int tries = 0; tries < 50; tries++) {
            Response answer = Api.asAdministrator().post("/api/v1/profile-jobs/claim?worker=" + worker.id());
            if (answer.statusCode() == 200 && answer.asString().contains(profile)) {
                return JSON.readValue(answer.asString(), ProfileRequest.class);
            }
        }
        throw new AssertionError("profile " + profile + " was not given out");
    }

    private Response heartbeat(ProfileRequest request, int attempt) {
        return Api.asAdministrator()
                .body(Map.of("worker", worker.id(), "attempt", attempt))
                .post("/api/v1/profile-jobs/" + request.profileId() + "/heartbeat");
    }

    private Response report(ProfileReport report) {
        return Api.asAdministrator()
                .body(report)
                .post("/api/v1/profile-jobs/" + report.profileId() + "/report?worker=" + worker.id());
    }

    private static DataProfile found() {
        ColumnProfile state =
                text("state", "text", 0, List.of(new Counted("open", 20), new Counted("do\0ne", 10)), "aaaa");
        ColumnProfile contact = text("contact", "email", 3, List.of(new Counted(ADDRESS, 27)), "a7@aaaaaaa.aaa");
        return new DataProfile(30, 0, true, List.of(state, contact));
    }

    private static ColumnProfile text(String name, String found, long nulls, List<Counted> top, String pattern) {
        String least = top.get(0).value();
        return new ColumnProfile(
                name,
                Kind.TEXT,
                "text",
                found,
                30,
                nulls,
                0,
                0,
                new Distinct(top.size(), true),
                least,
                least,
                null,
                null,
                List.of(new Quantile(0.5, least)),
                null,
                top,
                true,
                List.of(new Counted(pattern, 30 - nulls)),
                List.of(),
                false);
    }
}
