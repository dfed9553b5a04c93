package dev.weir.catalog.crawl;

import dev.weir.catalog.testing.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.Map;

/** What a person does with crawls. */
final class CrawlCalls {

    private static final long LONGEST_CRAWL_MILLIS = 120_000;

    void lake(String name, Path root) {
        Api.asAdministrator()
                .body(Map.of("name", name, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    /** Asks for a crawl and waits for its end. */
    JsonPath crawl(String lake, String prefix) {
        String place = Api.asAdministrator()
                .body(Map.of("lake", lake, "prefix", prefix))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        long until = System.currentTimeMillis() + LONGEST_CRAWL_MILLIS;
        JsonPath crawl = Api.asAdministrator().get(place).jsonPath();
        while (crawl.getString("finishedAt") == null && System.currentTimeMillis() < until) {
            pause();
            crawl = Api.asAdministrator().get(place).jsonPath();
        }
        return crawl;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    ValidatableResponse datasets(String query) {
        return Api.asAdministrator().get("/api/v1/datasets?" + query).then().statusCode(200);
    }

    String idOf(String alias, String lake) {
        return datasets("lake=" + lake).extract().path("items.find { it.alias == '" + alias + "' }.id");
    }
}
