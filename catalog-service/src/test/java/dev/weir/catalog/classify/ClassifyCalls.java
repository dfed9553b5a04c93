package dev.weir.catalog.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.Map;

/** What the tests ask of a service about one lake. */
public record ClassifyCalls(String lake) {

    private static final long PATIENCE = 30_000;

    static ClassifyCalls crawled(String lake, Path root) throws InterruptedException {
        Api.asAdministrator()
                .body(Map.of("name", lake, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        ClassifyCalls calls = new ClassifyCalls(lake);
        calls.crawl();
        return calls;
    }

    void crawl() throws InterruptedException {
        String crawl = Api.asAdministrator()
                .body(Map.of("lake", lake, "prefix", ""))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        long until = System.currentTimeMillis() + PATIENCE;
        String state = "";
        while (!state.equals("completed") && System.currentTimeMillis() < until) {
            Thread.sleep(50);
            state = Api.asAdministrator().get("/api/v1/crawls/" + crawl).path("state");
        }
        assertThat(state).isEqualTo("completed");
    }

    /** The id of the one in a folder. */
    String dataset(String folder) {
        return Api.asAdministrator()
                .get("/api/v1/datasets?lake=" + lake)
                .jsonPath()
                .getString("items.find { it.location.contains('/" + folder + "/') }.id");
    }

    /** Waits until a version was looked at. */
    public static JsonPath looked(String dataset, int version) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE;
        JsonPath tags = null;
        while (System.currentTimeMillis() < until) {
            tags = get("/api/v1/datasets/" + dataset + "/tags");
            if ("done".equals(tags.getString("look.state")) && tags.getInt("look.version") >= version) {
                return tags;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not looked at: " + (tags == null ? "" : tags.prettify()));
    }

    static long timesClassified(String dataset) {
        return get("/api/v1/audit?object=dataset/" + dataset).getList("items.action").stream()
                .filter("dataset.classified"::equals)
                .count();
    }

    static JsonPath proposals(String dataset, String state) {
        return get("/api/v1/tag-proposals?dataset=" + dataset + "&state=" + state);
    }

    static JsonPath get(String path) {
        return Api.asAdministrator().get(path).then().statusCode(200).extract().jsonPath();
    }

    static JsonPath post(String path) {
        return Api.asAdministrator().post(path).then().statusCode(200).extract().jsonPath();
    }
}
