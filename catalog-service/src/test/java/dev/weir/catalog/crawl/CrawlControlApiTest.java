package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to crawls under way, and how they look before one. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class CrawlControlApiTest {

    private static final int TABLES = 300;
    private static final long SLOW_MILLIS = 80;
    /** Longer than a crawl needs to notice that it is to stop. */
    private static final long SETTLED_MILLIS = 3_000;

    private static final long PATIENCE_MILLIS = 30_000;

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void aPausedCrawlStandsStillAndThenGoesOn() throws Exception {
        try (FakeS3 lake = slowLake("paused")) {
            String crawl = begin("paused");
            await(crawl, seen -> seen.getInt("progress.filesRead") > 10);

            assertThat(post(crawl, "pause").getString("state")).isEqualTo("paused");
            assertThat(standsStill(crawl).getString("state")).isEqualTo("paused");

            post(crawl, "resume");
            JsonPath end = await(crawl, seen -> seen.getString("finishedAt") != null);
            assertThat(end.getString("state")).isEqualTo("completed");
            crawls.datasets("lake=paused&limit=500").body("items.size()", equalTo(TABLES));
        }
    }

    @Test
    void aCancelledCrawlStopsForGoodAndCallsNothingMissing() throws Exception {
        try (FakeS3 lake = slowLake("cancelled")) {
            String crawl = begin("cancelled");
            await(crawl, seen -> seen.getInt("progress.filesRead") > 10);

            assertThat(post(crawl, "cancel").getString("state")).isEqualTo("cancelled");
            assertThat(standsStill(crawl).getString("state")).isEqualTo("cancelled");
            assertThat(crawls.datasets("lake=cancelled&limit=500")
                            .extract()
                            .jsonPath()
                            .getList("items.missingSince"))
                    .hasSizeLessThan(TABLES)
                    .containsOnlyNulls();
            Api.asAdministrator()
                    .post("/api/v1/crawls/" + crawl + "/resume")
                    .then()
                    .statusCode(409);

            assertThat(crawls.crawl("cancelled", "").getString("state")).isEqualTo("completed");
            crawls.datasets("lake=cancelled&limit=500").body("items.size()", equalTo(TABLES));
        }
    }

    /** The crawl, when it has had the time to notice, and if it then reads no more. */
    private static JsonPath standsStill(String crawl) throws InterruptedException {
        Thread.sleep(SETTLED_MILLIS);
        JsonPath settled = get(crawl);
        Thread.sleep(SETTLED_MILLIS / 3);
        JsonPath later = get(crawl);
        assertThat(later.getInt("progress.filesRead"))
                .isEqualTo(settled.getInt("progress.filesRead"))
                .isLessThan(TABLES);
        return later;
    }

    private static FakeS3 slowLake(String name) throws IOException {
        FakeS3 s3 = FakeS3.start();
        for (int table = 0; table < TABLES; table++) {
            String key = "raw/t%03d/a.csv".formatted(table);
            s3.put(key, "id,name\n1,a\n".getBytes(StandardCharsets.UTF_8));
            s3.beforeRead(key, () -> sleep(SLOW_MILLIS));
        }
        s3.lake(name);
        return s3;
    }

    @Test
    void pinsAreKeptAndTheNextCrawlGroupsByThem(@TempDir Path root) throws IOException {
        put(root, "raw/clicks/eu/mon/a.csv", "id\n1\n");
        put(root, "raw/clicks/us/tue/b.csv", "id,name\n1,a\n");
        crawls.lake("pinned", root);
        crawls.crawl("pinned", "");
        crawls.datasets("lake=pinned").body("items.size()", equalTo(2));

        Api.asAdministrator()
                .body(Map.of("pins", List.of(Map.of("partition", "raw/clicks/{region}/{day}/"))))
                .put("/api/v1/lakes/pinned/pins")
                .then()
                .statusCode(200)
                .body("pins[0].partition", equalTo("raw/clicks/{region}/{day}/"));
        crawls.crawl("pinned", "");

        JsonPath explained = look("explain", Map.of("lake", "pinned", "path", "raw/clicks/eu/mon/a.csv"));
        assertThat(explained.getString("datasets[0].alias")).isEqualTo("raw.clicks");
        assertThat(explained.getList("datasets[0].partitionColumns")).containsExactly("region", "day");
        assertThat(explained.getString("datasets[0].evidence")).contains("pins");
        assertThat(crawls.datasets("lake=pinned")
                        .extract()
                        .jsonPath()
                        .getList("items.findAll { it.missingSince == null }.alias"))
                .contains("raw.clicks");
    }

    @Test
    void aPinThatIsNoneIsRefusedWithItsPlace(@TempDir Path root) {
        crawls.lake("unpinned", root);

        Api.asAdministrator()
                .body(Map.of(
                        "pins", List.of(Map.of("root", "raw/a/"), Map.of("root", "raw/b/", "partition", "raw/{day}/"))))
                .put("/api/v1/lakes/unpinned/pins")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/pins/1"))
                .body("errors[0].detail", containsString("not both"));
        Api.asAdministrator().get("/api/v1/lakes/unpinned").then().body("pins.size()", equalTo(0));
    }

    @Test
    void aPreviewTellsWhatACrawlWouldFindAndRecordsNothing(@TempDir Path root) throws IOException {
        put(root, "raw/orders/day=2026-10-01/a.csv", "id\n1\n");
        put(root, "raw/orders/day=2026-10-02/a.csv", "id\n1\n");
        put(root, "raw/orders/_SUCCESS", "");
        put(root, "raw/people.csv", "id,name\n1,a\n");
        crawls.lake("previewed", root);

        JsonPath preview = look("preview", Map.of("lake", "previewed", "prefix", ""));

        assertThat(preview.getList("datasets.alias")).contains("raw.orders");
        assertThat(preview.getString("datasets.find { it.alias == 'raw.orders' }.evidence"))
                .contains("day=");
        assertThat(preview.getList("findings.code")).contains("hidden");
        assertThat(preview.getInt("objectsListed")).isEqualTo(4);
        assertThat(preview.getBoolean("truncated")).isFalse();
        crawls.datasets("lake=previewed").body("items.size()", equalTo(0));
        assertThat(Api.asAdministrator()
                        .get("/api/v1/crawls?lake=previewed")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void explainsAFileAFolderAndWhatIsSkipped(@TempDir Path root) throws IOException {
        put(root, "raw/orders/day=2026-10-01/a.csv", "id\n1\n");
        put(root, "raw/orders/day=2026-10-02/a.csv", "id\n1\n");
        put(root, "raw/orders/_SUCCESS", "");
        crawls.lake("explained", root);

        JsonPath file = look("explain", Map.of("lake", "explained", "path", "raw/orders/day=2026-10-02/a.csv"));
        JsonPath whole = look("explain", Map.of("lake", "explained", "path", "file://" + root + "/raw/orders/"));
        JsonPath skipped = look("explain", Map.of("lake", "explained", "path", "raw/orders/_SUCCESS"));

        assertThat(file.getList("datasets.alias")).containsExactly("raw.orders");
        assertThat(file.getList("datasets[0].partitionColumns")).containsExactly("day");
        assertThat(whole.getList("datasets.alias")).containsExactly("raw.orders");
        assertThat(skipped.getString("findings[0].code")).isEqualTo("hidden");
        assertThat(skipped.getString("findings[0].reason")).isNotBlank();
        crawls.datasets("lake=explained").body("items.size()", equalTo(0));
    }

    private static void put(Path root, String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private static JsonPath look(String how, Map<String, String> body) {
        return Api.asAdministrator()
                .body(body)
                .post("/api/v1/crawls/" + how)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String begin(String lake) {
        return Api.asAdministrator()
                .body(Map.of("lake", lake, "prefix", ""))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath get(String crawl) {
        return Api.asAdministrator().get("/api/v1/crawls/" + crawl).jsonPath();
    }

    private static JsonPath post(String crawl, String what) {
        return Api.asAdministrator()
                .post("/api/v1/crawls/" + crawl + "/" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath await(String crawl, Predicate<JsonPath> good) {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        JsonPath seen = get(crawl);
        while (!good.test(seen)) {
            assertThat(System.currentTimeMillis()).as(seen.prettify()).isLessThan(until);
            sleep(20);
            seen = get(crawl);
        }
        return seen;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
