package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class S3CrawlApiTest {

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void findsTheSameInABucketAsInAFolder(@TempDir Path root) throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.makeBucket("acme-lake");
            TestLake.files().forEach((key, content) -> s3.put("acme-lake", "prod/" + key, content));
            TestLake.write(root);
            bucket("in-bucket", "s3://acme-lake/prod/", s3);
            crawls.lake("in-folder", root);

            JsonPath inBucket = crawls.crawl("in-bucket", "");
            JsonPath again = crawls.crawl("in-bucket", "");
            JsonPath inFolder = crawls.crawl("in-folder", "");

            assertThat(inBucket.getString("state")).isEqualTo("completed");
            assertThat(inBucket.getMap("progress")).isEqualTo(inFolder.getMap("progress"));
            assertThat(datasets("in-bucket")).isEqualTo(datasets("in-folder"));
            assertThat(findings(inBucket, "s3://acme-lake/prod/"))
                    .containsExactlyInAnyOrderElementsOf(findings(inFolder, "file://" + root + "/"));
            assertThat(again.getInt("progress.filesRead")).isZero();
            assertThat(again.getInt("progress.datasetsChanged")).isZero();
            JsonPath customers = Api.asAdministrator()
                    .get("/api/v1/datasets/" + crawls.idOf("silver_crm.customers", "in-bucket"))
                    .jsonPath();
            assertThat(customers.getString("namespace")).isEqualTo("s3://acme-lake");
            assertThat(customers.getString("name")).isEqualTo("prod/silver/crm/customers");
        }
    }

    @Test
    void saysWhyABucketCannotBeListed() throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            bucket("no-bucket", "s3://no-such-bucket/", s3);

            JsonPath crawl = crawls.crawl("no-bucket", "");

            assertThat(crawl.getString("state")).isEqualTo("failed");
            assertThat(crawl.getString("error")).contains("s3://no-such-bucket/", "S3 answered 404");
        }
    }

    private static void bucket(String name, String root, LocalS3 s3) {
        Api.asAdministrator()
                .body(Map.of("name", name, "root", root, "s3", Map.of("endpoint", s3.endpoint(), "pathStyle", true)))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    private List<Map<String, Object>> datasets(String lake) {
        List<Map<String, Object>> items =
                crawls.datasets("lake=" + lake).extract().jsonPath().getList("items");
        // Where they are and when they were found is all they may differ in.
        items.forEach(
                item -> item.keySet().removeAll(List.of("id", "namespace", "name", "lake", "location", "updatedAt")));
        return items;
    }

    private static List<String> findings(JsonPath crawl, String root) {
        List<Map<String, String>> items = Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings")
                .jsonPath()
                .getList("items");
        return items.stream()
                .map(item -> item.getOrDefault("key", "").replace(root, "") + " " + item.get("kind") + " "
                        + item.get("code"))
                .toList();
    }
}
