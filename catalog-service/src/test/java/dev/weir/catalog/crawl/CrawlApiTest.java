package dev.weir.catalog.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class CrawlApiTest {

    /** What was audited of a dataset but for its classification, which follows a crawl at a time of its own. */
    private static final String RECORDED = "items.action.findAll { it != 'dataset.classified' }";

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void findsTheDatasetsOfALake(@TempDir Path root) throws IOException {
        TestLake.write(root);
        crawls.lake("finds", root);

        JsonPath crawl = crawls.crawl("finds", "");

        assertThat(crawl.getString("state")).isEqualTo("completed");
        assertThat(crawl.getMap("progress"))
                .isEqualTo(Map.of(
                        "objectsListed", 17,
                        "filesRead", 13,
                        "datasetsFound", 7,
                        "datasetsChanged", 7,
                        "datasetsNew", 7,
                        "datasetsMissing", 0,
                        "filesNew", 13,
                        "filesChanged", 0,
                        "filesGone", 0,
                        "problems", 4));
        crawls.datasets("lake=finds")
                .body(
                        "items.alias",
                        equalTo(List.of(
                                "gold.reports",
                                "gold_reference.countries",
                                "gold_reference.currencies",
                                "landing_crm.contacts",
                                "landing_web.events",
                                "silver_crm.customers",
                                "silver_crm.orders")))
                .body("items.format", equalTo(List.of("raw", "csv", "csv", "csv", "ndjson", "parquet", "parquet")))
                .body("items.rows", equalTo(Arrays.asList(null, 2, 1, 3, 2, 30, 15)))
                .body("items.files", equalTo(List.of(2, 1, 1, 2, 1, 2, 3)))
                .body("items.version", everyItem(equalTo(1)))
                .body("next", nullValue());
        String orders = crawls.idOf("silver_crm.orders", "finds");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + orders)
                .then()
                .statusCode(200)
                .body("namespace", equalTo("file"))
                .body("name", equalTo(root + "/silver/crm/orders"))
                .body("zone", equalTo("silver"))
                .body("location", equalTo("file://" + root + "/silver/crm/orders/"))
                .body("partitionColumns", equalTo(List.of("day", "region")))
                .body("columnCount", equalTo(4))
                .body("columns.name", equalTo(List.of("id", "amount", "day", "region")))
                .body("columns.type", equalTo(List.of("long", "double", "date", "string")))
                .body("columns.nullable", equalTo(List.of(false, true, false, true)))
                .body("columns.partition", equalTo(List.of(false, false, true, true)))
                .body("missingSince", nullValue());
        Api.asAdministrator()
                .get("/api/v1/datasets/" + orders + "/partitions?limit=2")
                .then()
                .statusCode(200)
                .body("items.path", equalTo(List.of("day=2026-10-01/region=EU%2FW/", "day=2026-10-01/region=US/")))
                .body("items[0].values", equalTo(Map.of("day", "2026-10-01", "region", "EU/W")))
                .body("items.rows", equalTo(List.of(5, 5)))
                .body("next", notNullValue());
    }

    @Test
    void tellsWhatItDidNotTake(@TempDir Path root) throws IOException {
        TestLake.write(root);
        crawls.lake("tells", root);

        JsonPath crawl = crawls.crawl("tells", "");

        Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings?kind=broken")
                .then()
                .body("items.code", hasItems("empty-file", "wrong-magic", "json-broken"))
                .body("items.key", hasItem("file://" + root + "/silver/delta/"))
                .body("items", hasSize(4));
        Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings?kind=unsupported")
                .then()
                .body("items", hasSize(0));
        Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings?kind=skipped")
                .then()
                .body("items.code", equalTo(List.of("hidden")));
    }

    @Test
    void recordsNothingWhenNothingChanged(@TempDir Path root) throws IOException {
        TestLake.write(root);
        crawls.lake("again", root);
        crawls.crawl("again", "");
        String before = lastChange();

        JsonPath second = crawls.crawl("again", "");

        assertThat(second.getInt("progress.filesRead")).isZero();
        assertThat(second.getInt("progress.datasetsFound")).isEqualTo(7);
        assertThat(second.getInt("progress.datasetsChanged")).isZero();
        assertThat(second.getInt("progress.problems")).isEqualTo(4);
        Api.asAdministrator()
                .get("/api/v1/changes?limit=1000&after=" + before)
                .then()
                .body(
                        "items.findAll { it.subject == 'crawl/" + second.getString("id") + "' }.kind",
                        equalTo(List.of("crawl.requested", "crawl.completed")))
                .body("items.findAll { it.payload.lake == 'again' && it.payload.alias != null }", empty());
    }

    @Test
    void aMixedFolderIsARawDatasetThatStaysOne(@TempDir Path root) throws IOException {
        Path reports = root.resolve("gold/reports");
        TestLake.put(reports.resolve("q3.pdf"), "%PDF".getBytes(UTF_8));
        TestLake.put(reports.resolve("empty.csv"), new byte[0]);
        crawls.lake("mixed", root);
        crawls.crawl("mixed", "");
        String id = crawls.idOf("gold.reports", "mixed");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + id)
                .then()
                .body("format", equalTo("raw"))
                .body("properties", equalTo(Map.of("files.pdf", "1", "files.csv", "1")))
                .body("evidence", equalTo(List.of("none of its files can be read as a table: 1 csv, 1 pdf")));

        TestLake.put(reports.resolve("sales.csv"), "id,net\n1,2\n".getBytes(UTF_8));
        JsonPath withATable = crawls.crawl("mixed", "");
        TestLake.put(reports.resolve("sales.csv"), "id,net\n1,2,\0\n".getBytes(UTF_8));
        JsonPath withABrokenTable = crawls.crawl("mixed", "");
        JsonPath unchanged = crawls.crawl("mixed", "");

        assertThat(withATable.getInt("progress.datasetsMissing")).isZero();
        assertThat(withABrokenTable.getInt("progress.datasetsMissing")).isZero();
        assertThat(unchanged.getInt("progress.datasetsChanged")).isZero();
        Api.asAdministrator()
                .get("/api/v1/datasets/" + id)
                .then()
                .body("format", equalTo("raw"))
                .body("properties", equalTo(Map.of("files.pdf", "1")))
                .body("version", equalTo(2))
                .body("missingSince", nullValue());
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("gold_reports.sales", "mixed"))
                .then()
                .body("version", equalTo(1))
                .body("missingSince", nullValue());
    }

    @Test
    void whatLiesBesideATableIsCountedThereAndMakesNoVersion(@TempDir Path root) throws IOException {
        Path table = root.resolve("silver/t");
        TestLake.put(table.resolve("part-0.parquet"), Footers.file(10, "id:int"));
        crawls.lake("beside", root);
        crawls.crawl("beside", "");
        TestLake.put(table.resolve("README.md"), "# t".getBytes(UTF_8));

        JsonPath second = crawls.crawl("beside", "");
        JsonPath third = crawls.crawl("beside", "");

        assertThat(second.getInt("progress.filesRead")).isZero();
        assertThat(second.getInt("progress.datasetsChanged")).isZero();
        assertThat(third.getInt("progress.datasetsChanged")).isZero();
        assertThat(third.getInt("findings")).isEqualTo(1);
        String id = crawls.idOf("silver.t", "beside");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + id)
                .then()
                .body("format", equalTo("parquet"))
                .body("version", equalTo(1))
                .body("properties", equalTo(Map.of("files.md", "1")))
                .body("evidence[1]", equalTo("files that are not its data lie in its folders, too: 1 md"));
        Api.asAdministrator()
                .body(Map.of("lake", "beside", "path", "silver/t/README.md"))
                .post("/api/v1/crawls/explain")
                .then()
                .body("findings.code", equalTo(List.of("unknown-format")));

        Files.delete(table.resolve("README.md"));
        crawls.crawl("beside", "");

        Api.asAdministrator().get("/api/v1/datasets/" + id).then().body("properties", anEmptyMap());
    }

    @Test
    void aTableWhoseFilesBreakIsNotMadeRaw(@TempDir Path root) throws IOException {
        Path file = root.resolve("silver/t/part-0.parquet");
        TestLake.put(file, Footers.file(10, "id:int"));
        TestLake.put(root.resolve("silver/t/README.md"), "# t".getBytes(UTF_8));
        crawls.lake("breaks", root);
        crawls.crawl("breaks", "");
        TestLake.put(file, "no longer".getBytes(UTF_8));

        JsonPath second = crawls.crawl("breaks", "");

        assertThat(second.getInt("progress.problems")).isEqualTo(1);
        assertThat(second.getInt("progress.datasetsMissing")).isZero();
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("silver.t", "breaks"))
                .then()
                .body("format", equalTo("parquet"))
                .body("version", equalTo(1))
                .body("missingSince", nullValue());
    }

    @Test
    void aRawFolderThatBecomesReadableBreaksNobody(@TempDir Path root) throws IOException {
        Path file = root.resolve("silver/t/part-0.parquet");
        TestLake.put(file, "not yet".getBytes(UTF_8));
        crawls.lake("readable", root);
        crawls.crawl("readable", "");
        TestLake.put(file, Footers.file(10, "id:int"));

        crawls.crawl("readable", "");

        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("silver.t", "readable") + "/versions/2")
                .then()
                .body("change.kind", equalTo("compatible"))
                .body("rows", equalTo(10));
    }

    @Test
    void classifiesAChangeOfSchema(@TempDir Path root) throws IOException {
        Path table = root.resolve("silver/crm/customers");
        TestLake.put(table.resolve("part-0.parquet"), Footers.file(10, "id:int", "name:string?", "age:int?"));
        crawls.lake("schema", root);
        crawls.crawl("schema", "");
        TestLake.put(table.resolve("part-0.parquet"), Footers.file(20, "id:long", "name:string?", "city:string?"));

        JsonPath second = crawls.crawl("schema", "silver/crm/");

        assertThat(second.getInt("progress.filesRead")).isEqualTo(1);
        String id = crawls.idOf("silver_crm.customers", "schema");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + id + "/versions")
                .then()
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.change.kind", equalTo(List.of("breaking", "initial")))
                .body("items[0].change.columns.column", equalTo(List.of("id", "age", "city")))
                .body("items[0].change.columns.kind", equalTo(List.of("type-changed", "removed", "added")))
                .body("items[0].change.columns.compatibility", equalTo(List.of("widening", "breaking", "compatible")));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + id + "/versions/1")
                .then()
                .body("columns.name", equalTo(List.of("id", "name", "age")))
                .body("crawlId", notNullValue());
        Api.asAdministrator()
                .get("/api/v1/datasets/" + id + "/versions/3")
                .then()
                .statusCode(404)
                .body("code", equalTo("dataset-version-not-found"));
        Api.asAdministrator()
                .get("/api/v1/audit?object=dataset/" + id)
                .then()
                .body(RECORDED, equalTo(List.of("dataset.version-recorded", "dataset.registered")));
    }

    @Test
    void readsOnlyNewFilesAndCallsThemData(@TempDir Path root) throws IOException {
        Path table = root.resolve("silver/t");
        TestLake.put(table.resolve("part-0.parquet"), Footers.file(10, "id:int"));
        TestLake.put(table.resolve("part-1.parquet"), Footers.file(10, "id:int"));
        crawls.lake("data", root);
        crawls.crawl("data", "");
        TestLake.put(table.resolve("part-2.parquet"), Footers.file(10, "id:int"));

        JsonPath second = crawls.crawl("data", "");

        assertThat(second.getInt("progress.filesRead")).isEqualTo(1);
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("silver.t", "data") + "/versions/2")
                .then()
                .body("change.kind", equalTo("data"))
                .body("rows", equalTo(30))
                .body("files", equalTo(3));
    }

    @Test
    void keepsWhatIsGoneAndKnowsItWhenItIsBack(@TempDir Path root) throws IOException {
        Path file = root.resolve("gold/kpi/part-0.parquet");
        TestLake.put(file, Footers.file(1, "id:int"));
        TestLake.put(root.resolve("gold/other/part-0.parquet"), Footers.file(1, "id:int"));
        crawls.lake("gone", root);
        crawls.crawl("gone", "");
        Files.move(file, root.resolve("aside"));

        crawls.crawl("gone", "gold/kpi/");

        String id = crawls.idOf("gold.kpi", "gone");
        Api.asAdministrator().get("/api/v1/datasets/" + id).then().body("missingSince", notNullValue());

        Files.move(root.resolve("aside"), file);
        crawls.crawl("gone", "");

        Api.asAdministrator()
                .get("/api/v1/datasets/" + id)
                .then()
                .body("missingSince", nullValue())
                .body("version", equalTo(1));
        Api.asAdministrator()
                .get("/api/v1/audit?object=dataset/" + id)
                .then()
                .body(RECORDED, equalTo(List.of("dataset.found-again", "dataset.missing", "dataset.registered")));
    }

    @Test
    void findsTextInAliasesAndColumns(@TempDir Path root) throws IOException {
        TestLake.put(root.resolve("gold/sales/part-0.parquet"), Footers.file(1, "id:int", "Net_Amount:double?"));
        TestLake.put(root.resolve("gold/people/part-0.csv"), "id,email\n1,a@b.c\n".getBytes(UTF_8));
        crawls.lake("texts", root);
        crawls.crawl("texts", "");

        crawls.datasets("lake=texts&q=NET_AM").body("items.alias", equalTo(List.of("gold.sales")));
        crawls.datasets("lake=texts&q=netXam").body("items", empty());
        crawls.datasets("lake=texts&q=PEOPLE").body("items.alias", equalTo(List.of("gold.people")));
        crawls.datasets("lake=texts&format=csv").body("items.alias", equalTo(List.of("gold.people")));
        crawls.datasets("lake=texts&zone=silver").body("items", empty());
        String next = crawls.datasets("lake=texts&limit=1")
                .body("items.alias", equalTo(List.of("gold.people")))
                .extract()
                .path("next");
        crawls.datasets("lake=texts&limit=1&cursor=" + next)
                .body("items.alias", equalTo(List.of("gold.sales")))
                .body("next", nullValue());
    }

    @Test
    void failsClearlyWhenTheLakeIsNotThere(@TempDir Path root) throws IOException {
        Path lake = Files.createDirectory(root.resolve("lake"));
        TestLake.put(lake.resolve("gold/t/part-0.parquet"), Footers.file(1, "id:int"));
        crawls.lake("unmounted", lake);
        crawls.crawl("unmounted", "");
        Files.move(lake, root.resolve("elsewhere"));

        JsonPath crawl = crawls.crawl("unmounted", "");

        assertThat(crawl.getString("state")).isEqualTo("failed");
        assertThat(crawl.getString("error")).contains("Is its disk mounted?");
        crawls.datasets("lake=unmounted").body("items.missingSince", everyItem(nullValue()));
    }

    @Test
    void refusesWhatCannotBeCrawled(@TempDir Path root) {
        Api.asAdministrator()
                .body(Map.of("lake", "no-such-lake"))
                .post("/api/v1/crawls")
                .then()
                .statusCode(404)
                .body("code", equalTo("lake-not-found"));
        crawls.lake("refuses", root);
        Api.asAdministrator()
                .body(Map.of("lake", "refuses", "prefix", "../elsewhere"))
                .post("/api/v1/crawls")
                .then()
                .statusCode(400)
                .body("code", equalTo("crawl-prefix-invalid"))
                .body("errors.pointer", equalTo(List.of("/prefix")));
        Api.asAdministrator()
                .get("/api/v1/crawls?state=asleep")
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter-invalid"));
    }

    private static String lastChange() {
        String after = "0-0";
        while (true) {
            JsonPath page = Api.asAdministrator()
                    .get("/api/v1/changes?limit=1000&after=" + after)
                    .jsonPath();
            if (page.getList("items").isEmpty()) {
                return after;
            }
            after = page.getString("watermark");
        }
    }

    @Test
    void linksAreNotFollowedAndTold(@TempDir Path root, @TempDir Path outside) throws IOException {
        TestLake.put(outside.resolve("secret.csv"), "id,salary\n1,100\n".getBytes(UTF_8));
        TestLake.put(root.resolve("a/orders.csv"), "id,name\n1,x\n".getBytes(UTF_8));
        Files.createSymbolicLink(root.resolve("a/secret.csv"), outside.resolve("secret.csv"));
        Files.createSymbolicLink(root.resolve("b"), outside);
        crawls.lake("links", root);

        JsonPath crawl = crawls.crawl("links", "");

        assertThat(crawl.getInt("progress.datasetsFound")).isEqualTo(1);
        Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings")
                .then()
                .body("items.code", equalTo(List.of("link", "link")))
                .body("items.key", hasItem("file://" + root + "/a/secret.csv"))
                .body("items.key", hasItem("file://" + root + "/b"));
    }

    @Test
    void aFolderBehindALinkIsNotLookedAtBecauseSomebodyNamesIt(@TempDir Path root, @TempDir Path outside)
            throws IOException {
        TestLake.put(outside.resolve("pay/secret.csv"), "id,salary\n1,100\n".getBytes(UTF_8));
        Files.createSymbolicLink(root.resolve("b"), outside);
        crawls.lake("links-named", root);

        JsonPath crawl = crawls.crawl("links-named", "b/pay/");

        assertThat(crawl.getInt("progress.datasetsFound")).isZero();
        Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings")
                .then()
                .body("items.code", equalTo(List.of("link")))
                .body("items.key", hasItem("file://" + root + "/b"));
    }
}
