package dev.weir.catalog.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class DatasetFilesApiTest {

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void listsTheFilesOfADatasetAndSaysWhichAreBroken(@TempDir Path root) {
        TestLake.write(root);
        crawls.lake("files", root);
        crawls.crawl("files", "");

        files("silver_crm.customers", "files", "limit=50")
                .body("items.path", equalTo(List.of("part-0.parquet", "part-1.parquet", "part-2.parquet")))
                .body("items.rows", equalTo(Arrays.asList(10, 20, null)))
                .body("items.state", equalTo(List.of("read", "read", "broken")))
                .body("items[0].code", nullValue())
                .body("items[2].code", equalTo("wrong-magic"))
                .body("items[2].reason", containsString("PAR1"))
                .body("items[2].bytes", equalTo(25));
    }

    @Test
    void listsTheFilesOfOnePartition(@TempDir Path root) {
        TestLake.write(root);
        crawls.lake("partition-files", root);
        crawls.crawl("partition-files", "");

        files("silver_crm.orders", "partition-files", "partition=day=2026-10-01/")
                .body(
                        "items.path",
                        equalTo(List.of(
                                "day=2026-10-01/region=EU%2FW/part-0.parquet",
                                "day=2026-10-01/region=US/part-0.parquet")));
        files("silver_crm.orders", "partition-files", "partition=day=2026-10-03/")
                .body("items", empty());
    }

    @Test
    void goesOnWhereAPageEnds(@TempDir Path root) {
        TestLake.write(root);
        crawls.lake("paged-files", root);
        crawls.crawl("paged-files", "");

        String next = files("silver_crm.customers", "paged-files", "limit=2")
                .body("items.path", equalTo(List.of("part-0.parquet", "part-1.parquet")))
                .extract()
                .path("next");

        files("silver_crm.customers", "paged-files", "limit=2&cursor=" + next)
                .body("items.path", equalTo(List.of("part-2.parquet")))
                .body("next", nullValue());
    }

    @Test
    void aDatasetOfOneFileHasOnlyThatOne(@TempDir Path root) {
        TestLake.write(root);
        TestLake.put(root.resolve("gold/kpi/day=2026-10-01/part-0.parquet"), Footers.file(1, "id:int"));
        TestLake.put(root.resolve("gold/kpi/notes.csv"), "who,what\na,b\n".getBytes(UTF_8));
        crawls.lake("lone-files", root);
        crawls.crawl("lone-files", "");

        files("gold_reference.countries", "lone-files", "limit=50")
                .body("items.path", equalTo(List.of("countries.csv")));
        files("gold_kpi.notes", "lone-files", "limit=50").body("items.path", equalTo(List.of("notes.csv")));
        files("gold.kpi", "lone-files", "limit=50")
                .body("items.path", equalTo(List.of("day=2026-10-01/part-0.parquet")));
    }

    @Test
    void aRawDatasetHasNone(@TempDir Path root) {
        TestLake.put(root.resolve("landing/scans/a.pdf"), "%PDF".getBytes(UTF_8));
        TestLake.put(root.resolve("landing/scans/b.pdf"), "%PDF".getBytes(UTF_8));
        crawls.lake("raw-files", root);
        crawls.crawl("raw-files", "");

        files("landing.scans", "raw-files", "limit=50").body("items", empty());
    }

    @Test
    void knowsNoFilesOfADatasetThatIsNotThere() {
        Api.asAdministrator()
                .get("/api/v1/datasets/" + UUID.randomUUID() + "/files")
                .then()
                .statusCode(404)
                .body("code", equalTo("dataset-not-found"));
    }

    private ValidatableResponse files(String alias, String lake, String query) {
        return Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf(alias, lake) + "/files?" + query)
                .then()
                .statusCode(200);
    }
}
