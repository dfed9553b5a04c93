package dev.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the tests about words ask of a service. */
final class WordsCalls {

    private WordsCalls() {}

    /** A lake with the datasets {@code orders} and {@code customers}, crawled. */
    static void crawled(String lake) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(lake);
        Files.createDirectories(root.resolve("silver/orders"));
        Files.createDirectories(root.resolve("silver/customers"));
        Files.writeString(root.resolve("silver/orders/a.csv"), "id,amount\n1,2.5\n2,3.5\n");
        Files.writeString(root.resolve("silver/customers/a.csv"), "id,email\n1,a@b.de\n2,c@d.de\n");
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
        long until = System.currentTimeMillis() + 30_000;
        String state = "";
        while (!state.equals("completed") && System.currentTimeMillis() < until) {
            Thread.sleep(50);
            state = Api.asAdministrator().get("/api/v1/crawls/" + crawl).path("state");
        }
        assertThat(state).isEqualTo("completed");
    }

    static String dataset(String lake, String folder) {
        return Api.asAdministrator()
                .get("/api/v1/datasets?lake=" + lake)
                .jsonPath()
                .getString("items.find { it.location.contains('/" + folder + "/') }.id");
    }

    static String token(String name, String role) {
        return Api.asAdministrator()
                .body(Map.of("name", name, "role", role))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    static ValidatableResponse put(String token, String path, Optional<Integer> revision, Object entry) {
        var request = Api.as(token);
        revision.ifPresent(number -> request.header("If-Match", "\"" + number + "\""));
        return request.body(entry).put("/api/v1/" + path).then();
    }
}
