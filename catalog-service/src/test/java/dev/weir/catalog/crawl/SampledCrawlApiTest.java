package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which footers are read as long as nobody sets anything. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class SampledCrawlApiTest {

    private static final int PARTITIONS = 3;

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void allFootersAreReadBelowTenThousandFilesAndTwoOfAPartitionFromThereOn(@TempDir Path root) {
        byte[] file = Footers.file(3, "id:long");
        for (int i = 0; i < 9_999; i++) {
            TestLake.put(root.resolve("below/day=%d/part-%05d.parquet".formatted(i % PARTITIONS, i)), file);
        }
        for (int i = 0; i < 10_000; i++) {
            TestLake.put(root.resolve("from/day=%d/part-%05d.parquet".formatted(i % PARTITIONS, i)), file);
        }
        crawls.lake("sampled-by-default", root);

        JsonPath crawl = crawls.crawl("sampled-by-default", "");

        assertThat(crawl.getString("state")).as(crawl.getString("error")).isEqualTo("completed");
        assertThat(crawl.getInt("progress.filesRead")).isEqualTo(9_999 + PARTITIONS * 2);
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("below", "sampled-by-default"))
                .then()
                .body("files", equalTo(9_999))
                .body("rows", equalTo(3 * 9_999));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("from", "sampled-by-default"))
                .then()
                .body("files", equalTo(10_000))
                .body("rows", nullValue());
    }
}
