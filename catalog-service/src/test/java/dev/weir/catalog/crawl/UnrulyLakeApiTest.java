package dev.weir.catalog.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.orc.OrcFiles;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.database.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.orc.CompressionKind;
import org.junit.jupiter.api.Test;

/** Buckets that do not hold still, or not to what they should. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class UnrulyLakeApiTest {

    private static final byte[] FILE = Footers.file(5, "id:long");
    private static final byte[] LARGER = Footers.file(7, "id:long", "name:string?");

    @Inject
    DataSource database;

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void onePrefixThatIsRefusedHidesNoOther() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            List.of("a/open", "b/secret", "c/open").forEach(table -> s3.put(table + "/part-0.parquet", FILE));
            s3.refuse("b/");
            s3.lake("one-refused");

            JsonPath first = crawls.crawl("one-refused", "");
            JsonPath second = crawls.crawl("one-refused", "");

            for (JsonPath crawl : List.of(first, second)) {
                assertThat(crawl.getString("state"))
                        .as("%s", crawl.getString("error"))
                        .isEqualTo("completed");
                assertThat(findings(crawl))
                        .isNotEmpty()
                        .allMatch(finding -> finding.startsWith("refused s3://one-refused/b/"));
            }
            assertThat(aliases("one-refused")).containsExactly("a.open", "c.open");

            s3.allow("b/");
            crawls.crawl("one-refused", "");
            assertThat(aliases("one-refused")).containsExactly("a.open", "b.secret", "c.open");

            s3.refuse("b/");
            JsonPath refusedAgain = crawls.crawl("one-refused", "");
            assertThat(refusedAgain.getInt("progress.datasetsMissing")).isZero();
            assertThat(dataset("b.secret", "one-refused").getString("missingSince"))
                    .isNull();
        }
    }

    @Test
    void filesThatMayNotBeReadAreToldAndReadAsSoonAsTheyMay() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/day=1/part-0.parquet", FILE);
            s3.put("t/day=2/part-0.parquet", FILE);
            s3.lake("part-refused");
            s3.refuse("t/day=2/part-0");

            assertThat(findings(crawls.crawl("part-refused", "")))
                    .containsExactly("refused s3://part-refused/t/day=2/part-0.parquet");
            s3.allow("t/day=2/part-0");

            assertThat(findings(crawls.crawl("part-refused", ""))).isEmpty();
            assertThat(dataset("t", "part-refused").getInt("rows")).isEqualTo(10);
        }
    }

    @Test
    void aFileThatVanishesOrChangesBeforeItIsReadIsRightNextTime() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/part-0.parquet", FILE);
            s3.put("t/part-1.parquet", FILE);
            s3.put("t/part-2.parquet", FILE);
            s3.lake("restless");
            s3.beforeRead("t/part-1.parquet", () -> s3.delete("t/part-1.parquet"));
            s3.beforeRead("t/part-2.parquet", () -> s3.put("t/part-2.parquet", LARGER));

            JsonPath first = crawls.crawl("restless", "");
            JsonPath second = crawls.crawl("restless", "");

            assertThat(findings(first))
                    .containsExactly(
                            "vanished s3://restless/t/part-1.parquet", "changed s3://restless/t/part-2.parquet");
            assertThat(kindOf(first, "changed")).isEqualTo("remarked");
            assertThat(findings(second)).isEmpty();
            assertThat(dataset("t", "restless").getInt("rows")).isEqualTo(12);
            assertThat(dataset("t", "restless").getList("columns.name")).containsExactly("id", "name");
            assertThat(crawls.crawl("restless", "").getInt("progress.datasetsChanged"))
                    .isZero();
        }
    }

    @Test
    void aFileThatIsReplacedByOneThatCanBeReadIsTold() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/part-0.csv", "id,name\n1,a\n".getBytes(UTF_8));
            s3.put("u/part-0.orc", orc(1));
            s3.lake("replaced");
            s3.beforeRead("t/part-0.csv", () -> s3.put("t/part-0.csv", "id,age\n1,2\n5\n".getBytes(UTF_8)));
            s3.beforeRead("u/part-0.orc", () -> s3.put("u/part-0.orc", orc(2)));

            JsonPath first = crawls.crawl("replaced", "");
            JsonPath second = crawls.crawl("replaced", "");

            assertThat(findings(first))
                    .containsExactlyInAnyOrder(
                            "ragged-rows s3://replaced/t/part-0.csv",
                            "changed s3://replaced/t/part-0.csv",
                            "changed s3://replaced/u/part-0.orc");
            assertThat(findings(second)).containsExactly("ragged-rows s3://replaced/t/part-0.csv");
            assertThat(dataset("t", "replaced").getList("columns.name")).containsExactly("id", "age");
            assertThat(dataset("u", "replaced").getInt("rows")).isEqualTo(2);
        }
    }

    @Test
    void aFileThatIsStillBeingWrittenIsCalledSo() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/part-0.parquet", FILE);
            s3.put("t/part-1.parquet", FILE);
            s3.lake("unfinished");
            s3.beforeRead("t/part-1.parquet", () -> s3.put("t/part-1.parquet", "PAR1 and more".getBytes(UTF_8)));

            JsonPath first = crawls.crawl("unfinished", "");
            s3.put("t/part-1.parquet", LARGER);
            JsonPath second = crawls.crawl("unfinished", "");

            assertThat(findings(first)).containsExactly("changed s3://unfinished/t/part-1.parquet");
            assertThat(kindOf(first, "changed")).isEqualTo("broken");
            assertThat(findings(second)).isEmpty();
            assertThat(dataset("t", "unfinished").getInt("rows")).isEqualTo(12);
        }
    }

    @Test
    void timesOfFilesDecideNothing() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/part-0.parquet", FILE, Instant.parse("1901-01-01T00:00:00Z"));
            s3.put("t/part-1.parquet", FILE, Instant.parse("2999-01-01T00:00:00Z"));
            s3.lake("timeless");
            JsonPath first = crawls.crawl("timeless", "");
            assertThat(findings(first)).containsExactly("clock-skew s3://timeless/t/part-1.parquet");
            assertThat(kindOf(first, "clock-skew")).isEqualTo("remarked");
            assertThat(crawls.crawl("timeless", "").getInt("progress.filesRead"))
                    .isZero();
            s3.put("t/part-1.parquet", LARGER, Instant.parse("1969-12-31T23:59:59Z"));

            JsonPath second = crawls.crawl("timeless", "");

            assertThat(second.getInt("progress.filesChanged")).isEqualTo(1);
            assertThat(dataset("t", "timeless").getInt("rows")).isEqualTo(12);
        }
    }

    @Test
    void arrivalsFromTheFutureAndThePastAreOrderedByTheirSequencers() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/part-0.parquet", FILE);
            s3.lake("clockless");
            crawls.crawl("clockless", "");
            s3.put("t/part-1.parquet", FILE);

            assertThat(arrival("clockless", "0A", "2999-01-01T00:00:00Z").getInt("accepted"))
                    .isEqualTo(1);
            assertThat(arrival("clockless", "0B", "1901-01-01T00:00:00Z").getInt("accepted"))
                    .isEqualTo(1);
            assertThat(arrival("clockless", "09", "2999-01-01T00:00:00Z").getInt("outdated"))
                    .isEqualTo(1);

            awaitRows("clockless", 10);
        }
    }

    @Test
    void anArrivalInAMixedFolderLeavesItsOtherFilesCounted() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/day=1/part-0.parquet", FILE);
            s3.put("t/day=1/notes.md", "# notes".getBytes(UTF_8));
            s3.put("t/day=2/part-0.parquet", FILE);
            s3.lake("mixed-arrivals");
            crawls.crawl("mixed-arrivals", "");
            s3.put("t/day=3/part-0.parquet", LARGER);

            arrived("mixed-arrivals", "t/day=3/part-0.parquet", "created");
            awaitRows("mixed-arrivals", 17);
            assertThat(dataset("t", "mixed-arrivals").getMap("properties")).isEqualTo(Map.of("files.md", "1"));

            s3.put("t/day=3/more.md", "# more".getBytes(UTF_8));
            arrived("mixed-arrivals", "t/day=3/more.md", "created");
            awaitProperties("mixed-arrivals", Map.of("files.md", "2"));
            assertThat(dataset("t", "mixed-arrivals").getInt("version")).isEqualTo(2);

            s3.delete("t/day=1/notes.md");
            s3.delete("t/day=3/more.md");
            arrived("mixed-arrivals", "t/day=1/notes.md", "deleted");
            awaitProperties("mixed-arrivals", Map.of());
        }
    }

    private void arrived(String lake, String key, String event) {
        Api.asAdministrator()
                .body(Map.of("objects", List.of(Map.of("location", "s3://" + lake + "/" + key, "event", event))))
                .post("/api/v1/arrivals")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));
    }

    private void awaitProperties(String lake, Map<String, String> properties) throws InterruptedException {
        long until = System.currentTimeMillis() + 20_000;
        while (!dataset("t", lake).getMap("properties").equals(properties) && System.currentTimeMillis() < until) {
            Thread.sleep(100);
        }
        assertThat(dataset("t", lake).getMap("properties")).isEqualTo(properties);
    }

    /** As if all that was seen so far had been seen by a service whose clock was a day ahead. */
    @Test
    void aClockThatIsSetBackHidesNothing() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            s3.put("t/part-0.parquet", FILE);
            s3.put("u/part-0.parquet", FILE);
            s3.lake("set-back");
            crawls.crawl("set-back", "");
            Sql sql = new Sql(database);
            sql.update("""
                    update catalog.crawl set created_at = created_at + interval '1 day',
                        started_at = started_at + interval '1 day', finished_at = finished_at + interval '1 day'
                    where lake_id = (select id from platform.lake where name = 'set-back')
                    """);
            sql.update("""
                    update catalog.dataset set updated_at = updated_at + interval '1 day'
                    where lake_id = (select id from platform.lake where name = 'set-back')
                    """);
            s3.put("t/part-1.parquet", LARGER);
            s3.delete("u/part-0.parquet");

            assertThat(arrival("set-back", "01", "2026-10-28T00:00:00Z").getInt("accepted"))
                    .isEqualTo(1);
            awaitRows("set-back", 12);
            crawls.crawl("set-back", "");

            assertThat(dataset("u", "set-back").getString("missingSince")).isNotNull();
        }
    }

    @Test
    void oneColumnOfAHundredThousandIsStillOne() throws Exception {
        try (FakeS3 s3 = FakeS3.start()) {
            StringBuilder header = new StringBuilder("c0");
            StringBuilder row = new StringBuilder("0");
            for (int column = 1; column < 100_000; column++) {
                header.append(",c").append(column);
                row.append(",").append(column);
            }
            s3.put("wide/part-0.csv", (header + "\n" + row + "\n").getBytes(UTF_8));
            s3.put("narrow/part-0.parquet", FILE);
            s3.lake("wide");

            JsonPath crawl = crawls.crawl("wide", "");

            assertThat(crawl.getString("state")).isEqualTo("completed");
            assertThat(aliases("wide")).contains("narrow");
        }
    }

    private void awaitRows(String lake, int rows) throws InterruptedException {
        long until = System.currentTimeMillis() + 20_000;
        while (dataset("t", lake).getInt("rows") != rows && System.currentTimeMillis() < until) {
            Thread.sleep(100);
        }
        assertThat(dataset("t", lake).getInt("rows")).isEqualTo(rows);
    }

    private JsonPath arrival(String lake, String sequencer, String time) {
        return Api.asAdministrator()
                .body(Map.of(
                        "objects",
                        List.of(Map.of(
                                "location",
                                "s3://" + lake + "/t/part-1.parquet",
                                "event",
                                "created",
                                "sequencer",
                                sequencer,
                                "time",
                                time))))
                .post("/api/v1/arrivals")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private List<String> aliases(String lake) {
        return crawls.datasets("lake=" + lake).extract().jsonPath().getList("items.alias");
    }

    private JsonPath dataset(String alias, String lake) {
        return Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf(alias, lake))
                .jsonPath();
    }

    private static byte[] orc(int rows) {
        return OrcFiles.file("struct<id:bigint>", CompressionKind.NONE, batch -> batch.size = rows);
    }

    private static String kindOf(JsonPath crawl, String code) {
        return Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings")
                .jsonPath()
                .getString("items.find { it.code == '" + code + "' }.kind");
    }

    private static List<String> findings(JsonPath crawl) {
        List<Map<String, String>> items = Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings")
                .jsonPath()
                .getList("items");
        return items.stream()
                .map(item -> item.get("code") + " " + item.get("key"))
                .toList();
    }
}
