package dev.weir.catalog.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ConnectionTestApiTest {

    @Test
    void tellsWhatLiesInAFolder(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("silver/crm"));
        Files.createDirectory(root.resolve("gold"));
        Files.writeString(root.resolve("readme.txt"), "hello");

        test(Map.of("root", "file://" + root))
                .body("reachable", equalTo(true))
                .body("folders", equalTo(List.of("gold", "silver")))
                .body("objects", equalTo(1))
                .body("more", equalTo(false))
                .body("problem", nullValue());
        Api.asAdministrator()
                .get("/api/v1/lakes")
                .then()
                .body("items.findAll { it.root == 'file://" + root + "/' }", empty());
    }

    @Test
    void looksAtNoMoreThanTheFirstEntries(@TempDir Path root) throws IOException {
        for (int i = 0; i < 30; i++) {
            Files.createDirectory(root.resolve("a" + i));
        }
        for (int i = 0; i < 1_000; i++) {
            Files.createFile(root.resolve("b" + i));
        }

        test(Map.of("root", "file://" + root))
                .body("reachable", equalTo(true))
                .body("folders", hasSize(20))
                .body("objects", equalTo(970))
                .body("more", equalTo(true));
    }

    @Test
    void tellsWhatLiesInABucket() throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.makeBucket("seen");
            s3.put("seen", "prod/silver/a.csv", "a".getBytes(UTF_8));
            s3.put("seen", "prod/a.csv", "a".getBytes(UTF_8));

            test(inBucket("s3://seen/prod/", s3.endpoint()))
                    .body("reachable", equalTo(true))
                    .body("folders", equalTo(List.of("silver")))
                    .body("objects", equalTo(1));
            test(inBucket("s3://never-made/", s3.endpoint()))
                    .body("reachable", equalTo(false))
                    .body("problem.code", equalTo("lake-refused"))
                    .body(
                            "problem.detail",
                            allOf(containsString("S3 answered 404"), containsString("credentials may read it")));
        }
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String stopped;
        try (LocalS3 s3 = LocalS3.start()) {
            stopped = s3.endpoint();
        }

        test(inBucket("s3://seen/", stopped))
                .body("reachable", equalTo(false))
                .body("folders", empty())
                .body("problem.code", equalTo("lake-unreachable"))
                .body("problem.detail", containsString("Check the endpoint"));
    }

    @Test
    void saysWhatIsWrongWithAPlace() {
        test(Map.of("root", "file:///no/such/folder"))
                .body("reachable", equalTo(false))
                .body("problem.code", equalTo("lake-root-invalid"))
                .body("problem.detail", containsString("no such folder on the service's machine"));
        test(Map.of("root", "bucket/prefix"))
                .body("problem.code", equalTo("lake-root-invalid"))
                .body("problem.detail", containsString("s3://bucket/prefix/"));
        test(inBucket("s3://seen/", "localhost:9000"))
                .body("reachable", equalTo(false))
                .body("problem.code", equalTo("lake-endpoint-invalid"));
    }

    private static Map<String, Object> inBucket(String root, String endpoint) {
        return Map.of("root", root, "s3", Map.of("endpoint", endpoint, "pathStyle", true));
    }

    private static ValidatableResponse test(Map<String, ?> candidate) {
        return Api.asAdministrator()
                .body(candidate)
                .post("/api/v1/lakes/connection-test")
                .then()
                .statusCode(200);
    }
}
