package dev.weir.catalog.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.FakeS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrivals make of the catalog is what a crawl of the whole lake would find. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class ArrivalLawTest {

    private static final int ROUNDS = 25;
    private static final List<byte[]> CONTENTS = List.of(
            Footers.file(5, "id:long", "amount:double?"),
            Footers.file(7, "id:long"),
            Footers.file(3, "id:int", "amount:double?", "note:string?"),
            Footers.file(4, "id:string", "amount:double"),
            "PAR1 is not how this ends".getBytes(StandardCharsets.UTF_8));
    private static final List<byte[]> TEXTS = List.of(
            "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
            "a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8),
            "c;d\n1;2\n".getBytes(StandardCharsets.UTF_8),
            "1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
    private static final List<String> KEYS = List.of(
            "silver/orders/day=2026-10-01/part-0.parquet",
            "silver/orders/day=2026-10-01/part-1.parquet",
            "silver/orders/day=2026-10-02/part-0.parquet",
            "silver/orders/day=2026-10-02/region=EU/part-0.parquet",
            "silver/orders/day=2026-10-03/part-0.parquet",
            "silver/orders/day=2026-10-03/_SUCCESS",
            "silver/orders/day=2026-10-03/strange.csv",
            "silver/orders/README.md",
            "silver/orders/loose.parquet",
            "silver/orders/archive/part-0.parquet",
            "landing/contacts/2026/10/27/a.csv",
            "landing/contacts/2026/10/27/b.csv",
            "landing/contacts/2026/10/28/a.csv",
            "landing/contacts/2026-11-01/a.csv",
            "gold/plain/part-0.parquet",
            "gold/plain/part-1.parquet",
            "gold/plain/part-2.parquet",
            "gold/ref/countries.csv",
            "gold/ref/currencies.csv",
            "gold/photos/a.jpg",
            "root.csv");

    @Inject
    Lakes lakes;

    @Inject
    TableFinder tables;

    @Inject
    CrawlQueue crawls;

    private final ArrivalCalls arrivals = new ArrivalCalls();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverComesAndGoes(long seed) throws Exception {
        Random random = new Random(seed);
        String told = "told-" + seed;
        try (FakeS3 s3 = FakeS3.start()) {
            s3.lake(told);
            for (int i = 0; i < 12; i++) {
                change(s3, random);
            }
            arrivals.crawl(told);
            List<String> untold = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    String key = change(s3, random);
                    untold.add(key);
                    if (random.nextInt(3) == 0) {
                        untold.add(key);
                    }
                }
                Collections.shuffle(untold, random);
                int some = random.nextInt(untold.size() + 1);
                look(told, untold.subList(0, some));
                untold.subList(0, some).clear();
            }
            look(told, untold);

            String fresh = "fresh-" + seed;
            s3.lake(fresh);
            arrivals.crawl(fresh);

            assertThat(catalog(told)).as("%s", s3.keys()).isEqualTo(catalog(fresh));
            assertThat(arrivals.crawls(told).stream().filter(crawl -> crawl.containsKey("folders")))
                    .as("looks at single folders")
                    .isNotEmpty();
            JsonPath reconciling = arrivals.crawl(told);
            assertThat(reconciling.getInt("progress.datasetsChanged")).isZero();
            assertThat(catalog(told)).isEqualTo(catalog(fresh));
        }
    }

    private static String change(FakeS3 s3, Random random) {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        if (random.nextInt(3) == 0) {
            s3.delete(key);
        } else {
            List<byte[]> contents = key.endsWith(".csv") ? TEXTS : CONTENTS;
            // Most are alike, as in a lake.
            s3.put(key, contents.get(random.nextInt(3) > 0 ? 0 : random.nextInt(contents.size())));
        }
        return key;
    }

    /** What the service does of arrivals, but for its waiting. */
    private void look(String lakeName, List<String> keys) {
        Lake lake = QuarkusTransaction.requiringNew()
                .call(() -> lakes.find(lakeName))
                .orElseThrow();
        Map<String, Set<String>> byTable = new TreeMap<>();
        for (String key : keys) {
            String location = lake.root().value() + key;
            if (Placement.of(location, List.of(lake)) instanceof Placement.Below below) {
                byTable.computeIfAbsent(tables.tableOf(lake, below.prefix()), any -> new TreeSet<>())
                        .add(location);
            }
        }
        byTable.forEach((table, locations) -> {
            UUID crawl = QuarkusTransaction.requiringNew()
                    .call(() -> crawls.refresh(lake, table, PartitionFolders.of(lake, table, List.copyOf(locations))))
                    .id();
            ArrivalCalls.await(
                    () -> Api.asAdministrator().get("/api/v1/crawls/" + crawl).jsonPath(),
                    now -> now.getString("finishedAt") != null);
        });
    }

    /** All that is known of the datasets that are there, but for when it came to be known. */
    private Map<String, Object> catalog(String lake) {
        List<Map<String, Object>> items = Api.asAdministrator()
                .get("/api/v1/datasets?limit=500&lake=" + lake)
                .jsonPath()
                .getList("items");
        return items.stream()
                .filter(item -> item.get("missingSince") == null)
                .collect(Collectors.toMap(
                        item -> String.valueOf(item.get("name")),
                        item -> known(String.valueOf(item.get("id"))),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Object known(String id) {
        Map<String, Object> dataset = Api.asAdministrator()
                .get("/api/v1/datasets/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
        dataset.keySet().removeAll(List.of("id", "namespace", "lake", "location", "version", "createdAt", "updatedAt"));
        List<Object> partitions = Api.asAdministrator()
                .get("/api/v1/datasets/" + id + "/partitions?limit=500")
                .jsonPath()
                .getList("items");
        List<Map<String, Object>> versions = Api.asAdministrator()
                .get("/api/v1/datasets/" + id + "/versions?limit=1")
                .jsonPath()
                .getList("items");
        return List.of(dataset, partitions, versions.get(0).getOrDefault("columns", List.of()));
    }
}
