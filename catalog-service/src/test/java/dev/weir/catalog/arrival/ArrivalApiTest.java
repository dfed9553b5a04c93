package dev.weir.catalog.arrival;

import static dev.weir.catalog.arrival.Messages.created;
import static dev.weir.catalog.arrival.Messages.deleted;
import static dev.weir.catalog.arrival.Messages.eventBridge;
import static dev.weir.catalog.arrival.Messages.s3;
import static dev.weir.catalog.arrival.Messages.sns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.format.table.delta.WrittenDelta;
import dev.weir.platform.database.Sql;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StructType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class ArrivalApiTest {

    private static final byte[] FILE = Footers.file(5, "id:long", "amount:double?");

    private final ArrivalCalls arrivals = new ArrivalCalls();

    @Inject
    Arrivals waiting;

    @Inject
    DataSource database;

    @Test
    void aNewFileIsAPartitionInTheCatalog(@TempDir Path root) {
        arrivals.put(root.resolve("silver/orders/day=2026-10-27/part-0.parquet"), FILE);
        arrivals.put(root.resolve("silver/other/part-0.parquet"), FILE);
        arrivals.lake("arrival-partition", root);
        arrivals.crawl("arrival-partition");
        Path second = arrivals.put(root.resolve("silver/orders/day=2026-10-28/part-0.parquet"), FILE);

        JsonPath receipt = arrivals.tell(second, "created", "01");

        assertThat(receipt.getInt("accepted")).isEqualTo(1);
        Map<String, Object> arrival = arrivals.settled("arrival-partition").get(0);
        assertThat(arrival)
                .containsEntry("state", "done")
                .containsEntry("prefix", "silver/orders/")
                .containsEntry("location", "file://" + second)
                .containsEntry("event", "created")
                .containsEntry("sequencer", "01")
                .containsEntry("source", "api")
                .containsEntry("attempts", 0);
        assertThat(arrivals.partitions("silver.orders", "arrival-partition"))
                .containsExactly("day=2026-10-27/", "day=2026-10-28/");
        assertThat(arrivals.dataset("silver.orders", "arrival-partition").getInt("version"))
                .isEqualTo(2);
        Api.asAdministrator()
                .get("/api/v1/crawls/" + arrival.get("crawlId"))
                .then()
                .body("prefix", equalTo("silver/orders/"))
                .body("folders", equalTo(List.of("day=2026-10-28/")))
                .body("progress.objectsListed", equalTo(1))
                .body("progress.filesRead", equalTo(1));
    }

    @Test
    void aNewTableIsADatasetAndADeletedOneIsMissing(@TempDir Path root) throws IOException {
        arrivals.lake("arrival-table", root);
        Path file = arrivals.put(root.resolve("gold/kpi/part-0.parquet"), FILE);
        arrivals.tell(file, "created", "01");
        arrivals.settled("arrival-table");
        assertThat(arrivals.dataset("gold.kpi", "arrival-table").getInt("rows")).isEqualTo(5);

        Files.delete(file);
        arrivals.tell(file, "deleted", "02");

        assertThat(arrivals.states("arrival-table")).containsExactly("done", "done");
        assertThat(arrivals.dataset("gold.kpi", "arrival-table").getString("missingSince"))
                .isNotNull();
    }

    @Test
    void duplicatesAndDisorderDoNoHarm(@TempDir Path root) throws IOException {
        arrivals.lake("arrival-disorder", root);
        Path file = arrivals.put(root.resolve("gold/t/part-0.parquet"), FILE);

        JsonPath newest = arrivals.tell(file, "created", "0C");
        JsonPath again = arrivals.tell(file, "created", "0c");
        JsonPath older = arrivals.tell(file, "deleted", "0B");
        JsonPath olderAgain = arrivals.tell(file, "deleted", "0b");

        assertThat(counts(newest)).containsExactly(1, 0, 0);
        assertThat(counts(again)).containsExactly(0, 1, 0);
        assertThat(counts(older)).containsExactly(0, 0, 1);
        assertThat(counts(olderAgain)).containsExactly(0, 1, 0);
        assertThat(arrivals.states("arrival-disorder")).containsExactly("outdated", "done");
        assertThat(arrivals.dataset("gold.t", "arrival-disorder").getString("missingSince"))
                .isNull();
        assertThat(arrivals.crawls("arrival-disorder")).hasSize(1);
    }

    @Test
    void takesEveryEnvelopeAndKnowsTheSameEventInAnother() throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.makeBucket("arrival-bucket");
            List<String> keys = List.of(
                    "prod/silver/a b+c%41/day=2026-10-27/part-0.parquet",
                    "prod/silver/京都 🌊/region=EU%2FW/part-0.parquet");
            keys.forEach(key -> s3.put("arrival-bucket", key, FILE));
            arrivals.lake("arrival-s3", "s3://arrival-bucket/prod/", s3);
            String native0 = s3(created("arrival-bucket", keys.get(0), "0A"));
            String event1 = eventBridge("Object Created", "arrival-bucket", keys.get(1), "0B");

            assertThat(counts(arrivals.post(native0))).containsExactly(1, 0, 0);
            assertThat(counts(arrivals.post(sns(native0)))).containsExactly(0, 1, 0);
            assertThat(counts(arrivals.post(event1))).containsExactly(1, 0, 0);
            assertThat(counts(arrivals.post(sns(event1)))).containsExactly(0, 1, 0);
            assertThat(counts(arrivals.post(eventBridge("Object Created", "arrival-bucket", keys.get(0), "0A"))))
                    .containsExactly(0, 1, 0);

            assertThat(arrivals.states("arrival-s3")).containsExactly("done", "done");
            assertThat(arrivals.partitions("silver.a b+c%41", "arrival-s3")).containsExactly("day=2026-10-27/");
            assertThat(arrivals.partitions("silver.京都 🌊", "arrival-s3")).containsExactly("region=EU%2FW/");
        }
    }

    @Test
    void theRestOfAMessageWithPoisonGoesOn() throws Exception {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.makeBucket("arrival-poison");
            arrivals.lake("arrival-poison", "s3://arrival-poison/", s3);

            JsonPath receipt = arrivals.post(s3(
                    created("arrival-poison", "t/f.csv", "01"),
                    created("arrival-poison", "t/f.csv", "nonsense"),
                    created("some-other-bucket", "t/f.csv", "01"),
                    deleted("arrival-poison", "t/_SUCCESS", "01"),
                    created("arrival-poison", "t/g.csv", "02")));

            assertThat(counts(receipt)).containsExactly(2, 0, 0);
            assertThat(receipt.getList("rejected.pointer", String.class))
                    .containsExactly("/Records/1/s3/object/sequencer");
            assertThat(receipt.getString("rejected[0].reason")).contains("hexadecimal");
            assertThat(receipt.getList("ignored.pointer", String.class)).containsExactly("/Records/2", "/Records/3");
            assertThat(receipt.getString("ignored[0].reason")).isEqualTo("is in none of the lakes");
            assertThat(arrivals.states("arrival-poison")).containsExactly("done", "done");
        }
    }

    @Test
    void refusesWhatItUnderstandsNothingOf() {
        Api.asAdministrator()
                .body("{\"hello\": \"world\"}")
                .post("/api/v1/arrivals")
                .then()
                .statusCode(400)
                .body("code", equalTo("arrival-unreadable"))
                .body("errors[0].detail", containsString("neither an S3 event notification"));
        Api.asAdministrator()
                .body("{\"objects\": [{\"location\": \"lake/f.csv\", \"event\": \"created\"}]}")
                .post("/api/v1/arrivals")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/objects/0/location"));
        Api.asAdministrator().body("{").post("/api/v1/arrivals").then().statusCode(400);
        Api.asAdministrator().post("/api/v1/arrivals").then().statusCode(400);
        JsonPath test = arrivals.post(Messages.test("any-bucket"));
        assertThat(test.getString("ignored[0].reason")).contains("S3's test");
    }

    @Test
    void aBurstOfOneTableMakesAHandfulOfCrawls(@TempDir Path root) {
        arrivals.lake("arrival-burst", root);
        arrivals.put(root.resolve("t/day=2026-10-01/part-0.parquet"), FILE);
        int from = arrivals.crawls("arrival-burst").size();

        for (int message = 0; message < 10; message++) {
            List<Map<String, Object>> objects = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                int number = message * 1_000 + i;
                objects.add(Map.of(
                        "location",
                        "file://" + root + "/t/day=2026-10-01/part-" + number + ".parquet",
                        "event",
                        "created",
                        "sequencer",
                        Integer.toHexString(number)));
            }
            assertThat(arrivals.post(Map.of("objects", objects)).getInt("accepted"))
                    .isEqualTo(1_000);
        }

        assertThat(arrivals.states("arrival-burst")).hasSize(500).containsOnly("done");
        ArrivalCalls.await(
                () -> Api.asAdministrator()
                        .get("/api/v1/arrivals?lake=arrival-burst&state=waiting")
                        .jsonPath()
                        .getList("items"),
                List::isEmpty);
        assertThat(arrivals.crawls("arrival-burst").size() - from).isBetween(1, 10);
    }

    @Test
    void whatArrivesWhileTheTableIsCrawledIsSeenByAnotherLook(@TempDir Path root) {
        arrivals.lake("arrival-meanwhile", root);
        Path file = arrivals.put(root.resolve("t/part-0.parquet"), FILE);
        UUID lake = sql().query(
                        "select id from platform.lake where name = 'arrival-meanwhile'",
                        row -> row.getObject("id", UUID.class))
                .get(0);
        UUID running = UUID.randomUUID();
        sql().update("""
                        insert into catalog.crawl (id, lake_id, prefix, state, requested_by, created_at, lease_until)
                        values (?, ?, 't/', 'running', 'test', now() - interval '1 hour', now() + interval '1 hour')
                        """, running, lake);

        arrivals.tell(file, "created", "01");
        Arrivals.Due table = new Arrivals.Due(lake, "t/");
        assertThat(waiting.due(Duration.ZERO, 1_000)).doesNotContain(table);
        assertThat(arrivals.of("arrival-meanwhile").get(0)).containsEntry("state", "waiting");

        sql().update("update catalog.crawl set state = 'completed' where id = ?", running);
        Map<String, Object> arrival = arrivals.settled("arrival-meanwhile").get(0);
        assertThat(arrival).containsEntry("state", "done");
        assertThat(arrival.get("crawlId")).isNotNull().isNotEqualTo(running.toString());
        assertThat(arrivals.dataset("t", "arrival-meanwhile").getInt("rows")).isEqualTo(5);
    }

    private Sql sql() {
        return new Sql(database);
    }

    @Test
    void lookAfterLookFindsEachOfManyFiles(@TempDir Path root) {
        arrivals.lake("arrival-many", root);
        for (int day = 1; day <= 20; day++) {
            Path file = arrivals.put(root.resolve("t/day=2026-10-%02d/part-0.parquet".formatted(day)), FILE);
            arrivals.tell(file, "created", "01");
        }

        assertThat(arrivals.states("arrival-many")).hasSize(20).containsOnly("done");
        assertThat(arrivals.partitions("t", "arrival-many")).hasSize(20);
    }

    @Test
    void withoutASequencerEachEventLeadsToALook(@TempDir Path root) {
        arrivals.lake("arrival-unnumbered", root);
        Path file = arrivals.put(root.resolve("t/part-0.parquet"), FILE);
        Map<String, Object> told = Map.of("objects", List.of(Map.of("location", "file://" + file, "event", "created")));
        arrivals.post(told);
        arrivals.settled("arrival-unnumbered");
        arrivals.put(file, Footers.file(7, "id:long"));

        arrivals.post(told);

        assertThat(arrivals.states("arrival-unnumbered")).containsExactly("done", "done");
        assertThat(arrivals.dataset("t", "arrival-unnumbered").getInt("rows")).isEqualTo(7);
    }

    @Test
    void aFileOfAnIcebergTableLeadsToTheTable(@TempDir Path root) {
        arrivals.lake("arrival-iceberg", root);
        arrivals.put(root.resolve("silver/t/metadata/v1.metadata.json"), "{}".getBytes());
        Path data = arrivals.put(root.resolve("silver/t/data/day=1/part-0.parquet"), FILE);

        arrivals.tell(data, "created", "01");

        assertThat(arrivals.settled("arrival-iceberg").get(0)).containsEntry("prefix", "silver/t/");
    }

    @Test
    void aFileInAnyFolderOfATableThatIsKnownLeadsToTheTable(@TempDir Path root) throws IOException {
        WrittenDelta table = WrittenDelta.create(
                root.resolve("silver/t"), new StructType().add("id", LongType.LONG), List.of(), Map.of());
        table.append(Map.of(), "{\"id\":1}");
        arrivals.lake("arrival-delta", root);
        arrivals.crawl("arrival-delta");
        Path data = arrivals.put(root.resolve("silver/t/spare/part-0.parquet"), FILE);

        arrivals.tell(data, "created", "01");

        assertThat(arrivals.settled("arrival-delta").get(0)).containsEntry("prefix", "silver/t/");
        Api.asAdministrator()
                .get("/api/v1/datasets?lake=arrival-delta")
                .then()
                .body("items.alias", equalTo(List.of("silver.t")));
    }

    @Test
    void aCrawlOfTheWholeLakeRepairsWhatEventsMissedAndSaysHowMuch(@TempDir Path root) throws IOException {
        arrivals.put(root.resolve("a/part-0.parquet"), FILE);
        arrivals.put(root.resolve("b/part-0.parquet"), FILE);
        Path changing = arrivals.put(root.resolve("b/part-2.parquet"), FILE);
        Path goes = arrivals.put(root.resolve("b/part-3.parquet"), FILE);
        Path gone = arrivals.put(root.resolve("d/part-0.parquet"), FILE);
        arrivals.lake("arrival-outage", root);
        arrivals.crawl("arrival-outage");
        arrivals.put(changing, Footers.file(50, "id:long", "amount:double?"));
        Files.delete(goes);
        Files.delete(gone);
        Path told = arrivals.put(root.resolve("a/part-1.parquet"), FILE);
        arrivals.put(root.resolve("b/part-1.parquet"), FILE);
        arrivals.put(root.resolve("c/part-0.parquet"), FILE);
        arrivals.tell(told, "created", "01");
        arrivals.settled("arrival-outage");

        JsonPath repair = arrivals.crawl("arrival-outage");

        assertThat(repair.getMap("progress"))
                .containsEntry("datasetsChanged", 3)
                .containsEntry("datasetsNew", 1)
                .containsEntry("datasetsMissing", 1)
                .containsEntry("filesNew", 2)
                .containsEntry("filesChanged", 1)
                .containsEntry("filesGone", 2);
        assertThat(arrivals.crawl("arrival-outage").getInt("progress.datasetsChanged"))
                .isZero();
    }

    @Test
    void showsTheLagAndTheStates(@TempDir Path root) {
        arrivals.lake("arrival-shows", root);
        for (int i = 0; i < 3; i++) {
            arrivals.tell(arrivals.put(root.resolve("t/part-" + i + ".parquet"), FILE), "created", "01");
        }
        arrivals.settled("arrival-shows");

        String next = Api.asAdministrator()
                .get("/api/v1/arrivals?lake=arrival-shows&state=done&limit=2")
                .then()
                .body("items.size()", equalTo(2))
                .extract()
                .path("next");
        Api.asAdministrator()
                .get("/api/v1/arrivals?lake=arrival-shows&state=done&limit=2&cursor=" + next)
                .then()
                .body("items.location", equalTo(List.of("file://" + root + "/t/part-0.parquet")));
        Api.asAdministrator().get("/api/v1/arrivals?state=lost").then().statusCode(400);
        Api.asAdministrator()
                .get("/api/v1/arrivals/status")
                .then()
                .statusCode(200)
                .body("lagSeconds", greaterThanOrEqualTo(0.0f))
                .body("sources", equalTo(List.of()));
        String metrics = Api.asNobody().get("/q/metrics").asString();
        assertThat(metrics).contains("weir_arrival_lag_seconds", "weir_arrival_dead_letters");
    }

    private static List<Integer> counts(JsonPath receipt) {
        return List.of(receipt.getInt("accepted"), receipt.getInt("duplicates"), receipt.getInt("outdated"));
    }
}
