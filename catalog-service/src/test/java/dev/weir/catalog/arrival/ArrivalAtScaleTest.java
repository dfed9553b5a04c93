package dev.weir.catalog.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.classify.ClassifyCalls;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.database.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ArrivalAtScaleTest {

    private static final byte[] FILE = Footers.file(5, "id:long", "amount:double?");

    @Inject
    DataSource database;

    private final ArrivalCalls arrivals = new ArrivalCalls();

    @Test
    void aFileAmongFiftyThousandIsInTheCatalogWithinFiveSeconds() throws Exception {
        try (FakeS3 large = FakeS3.start();
                FakeS3 small = FakeS3.start()) {
            fill(large, 1_000, 50);
            fill(small, 10, 5);

            assertThat(listsOfAnArrival(large, "arrival-large"))
                    .hasSameSizeAs(listsOfAnArrival(small, "arrival-small"));
            assertThat(arrivals.dataset("t", "arrival-large").getInt("files")).isEqualTo(50_002);
        }
    }

    private static void fill(FakeS3 s3, int partitions, int filesOfEach) {
        for (int partition = 0; partition < partitions; partition++) {
            for (int file = 0; file < filesOfEach; file++) {
                s3.put("t/customer=%05d/part-%05d.parquet".formatted(partition, file), FILE);
            }
        }
    }

    private List<String> listsOfAnArrival(FakeS3 s3, String lake) throws InterruptedException {
        s3.lake(lake);
        arrivals.crawl(lake);
        // The first one of a table that is sampled has all its files remembered.
        tell(s3, lake, "t/customer=00003/part-00100.parquet");
        int files = arrivals.dataset("t", lake).getInt("files");
        ClassifyCalls.looked(arrivals.dataset("t", lake).getString("id"), 1);
        s3.lists();
        long edition = edition(lake);

        long told = System.nanoTime();
        tell(s3, lake, "t/customer=new/part-00000.parquet");
        long took = System.nanoTime() - told;

        JsonPath dataset = arrivals.dataset("t", lake);
        assertThat(dataset.getInt("files")).isEqualTo(files + 1);
        assertThat(edition(lake) - edition)
                .as("blocks written: that of the file, which may be cut in two")
                .isBetween(1L, 2L);
        System.out.printf("%s: visible after %d ms%n", lake, took / 1_000_000);
        return s3.listed();
    }

    private long edition(String lake) {
        return new Sql(database)
                .query(
                        "select edition from catalog.folder where root = ?",
                        row -> row.getLong("edition"),
                        "s3://" + lake + "/t/")
                .get(0);
    }

    private void tell(FakeS3 s3, String lake, String key) {
        s3.put(key, FILE);
        Api.asAdministrator()
                .body(Map.of(
                        "objects",
                        List.of(Map.of("location", "s3://" + lake + "/" + key, "event", "created", "sequencer", "01"))))
                .post("/api/v1/arrivals")
                .then()
                .statusCode(202);
        arrivals.settled(lake);
    }
}
