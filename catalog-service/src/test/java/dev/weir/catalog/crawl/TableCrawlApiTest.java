package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that the formats' own writers wrote, found by a crawl. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class TableCrawlApiTest {

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void tablesAreCataloguedWithTheirSchemaRowsPartitionsAndHistory(@TempDir Path root) throws IOException {
        WrittenTables.delta(root.resolve("bronze/delta_orders"));
        WrittenTables.iceberg(root.resolve("bronze/ice_orders"));
        WrittenTables.hudi(root.resolve("bronze/hudi_orders"));
        TestLake.put(root.resolve("bronze/orc_events/part-0.orc"), WrittenTables.orc());
        TestLake.put(root.resolve("bronze/avro_events/part-0.avro"), WrittenTables.avro());
        crawls.lake("tables", root);

        JsonPath crawl = crawls.crawl("tables", "");

        assertThat(crawl.getInt("progress.problems")).isZero();
        JsonPath all = Api.asAdministrator().get("/api/v1/datasets?lake=tables").jsonPath();
        assertThat(all.getList("items.alias", String.class))
                .containsExactly(
                        "bronze.avro_events",
                        "bronze.delta_orders",
                        "bronze.hudi_orders",
                        "bronze.ice_orders",
                        "bronze.orc_events");
        assertThat(all.getList("items.format", String.class))
                .containsExactly("avro", "delta", "hudi", "iceberg", "orc");
        assertThat(all.getList("items.rows", Integer.class)).containsExactly(2, 3, 3, 3, 4);
        assertThat(all.getList("items.partitionColumns"))
                .containsExactly(List.of(), List.of("country"), List.of("country"), List.of("country"), List.of());

        String delta = all.getString("items[1].id");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + delta)
                .then()
                .body("tableVersion", equalTo("2"))
                .body("properties", hasKey("delta.appendOnly"))
                .body("evidence[0]", equalTo("the folder holds a Delta Lake log (_delta_log)"))
                .body("columns.name", contains("id", "country"))
                .body("columns[0].statistics.least", equalTo("1"))
                .body("columns[0].statistics.greatest", equalTo("3"));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + delta + "/snapshots?limit=2")
                .then()
                .body("items.id", contains("2", "1"))
                .body("items.rowsAdded", hasItem(1));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + delta + "/partitions")
                .then()
                .body("items.path", contains("country=DE/", "country=FR/"))
                .body("items.rows", contains(2, 1));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + all.getString("items[3].id") + "/snapshots")
                .then()
                .body("items.operation", contains("append", "append"))
                .body("items.rowsAdded", contains(1, 2));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + all.getString("items[4].id"))
                .then()
                .body("columns[0].statistics.greatest", equalTo("3"));

        assertThat(crawls.crawl("tables", "").getInt("progress.datasetsChanged"))
                .isZero();
    }

    @Test
    void schemaRowsPartitionsAndHistoryAreExact(@TempDir Path root) throws IOException {
        WrittenTables.delta(root.resolve("delta"));
        WrittenTables.iceberg(root.resolve("iceberg"));
        WrittenTables.hudi(root.resolve("hudi"));
        TestLake.put(root.resolve("orc/part-0.orc"), WrittenTables.orc());
        TestLake.put(root.resolve("avro/part-0.avro"), WrittenTables.avro());
        crawls.lake("exact", root);

        JsonPath crawl = crawls.crawl("exact", "");

        assertThat(crawl.getInt("findings")).isZero();
        assertThat(summary("delta")).isEqualTo("""
                id:long?  country:string?/
                rows 3, files 2, version 2
                country=DE/ rows 2 files 1
                country=FR/ rows 1 files 1
                2 WRITE +1 -0
                1 WRITE +2 -0
                0 CREATE TABLE +0 -0
                the folder holds a Delta Lake log (_delta_log)""");
        assertThat(summary("iceberg")).isEqualTo("""
                id:long  country:string?/
                rows 3, files 2, version 2
                country=DE/ rows 2 files 1
                country=FR/ rows 1 files 1
                2 append +1 -0
                1 append +2 -0
                the folder holds Iceberg metadata (metadata/*.metadata.json)""");
        assertThat(summary("hudi")).isEqualTo("""
                id:long  country:string/  amount:double
                rows 3, files 2, version 1
                country=DE/ rows 2 files 1
                country=FR/ rows 1 files 1
                1 commit +3 -0
                the folder holds a Hudi timeline (.hoodie)""");
        assertThat(summary("orc")).isEqualTo("""
                id:long?
                rows 4, files 1, version none
                its only file is called like a part: part-0.orc""");
        assertThat(summary("avro")).isEqualTo("""
                id:long
                rows 2, files 1, version none
                its only file is called like a part: part-0.avro""");
    }

    /** What the API says; ids of snapshots, which writers draw, by their place from the oldest on. */
    private String summary(String alias) {
        String place = "/api/v1/datasets/" + crawls.idOf(alias, "exact");
        JsonPath dataset = Api.asAdministrator().get(place).jsonPath();
        List<Map<String, Object>> columns = dataset.getList("columns");
        List<Map<String, Object>> snapshots =
                Api.asAdministrator().get(place + "/snapshots").jsonPath().getList("items");
        List<Map<String, Object>> partitions =
                Api.asAdministrator().get(place + "/partitions").jsonPath().getList("items");
        List<String> lines = new ArrayList<>();
        lines.add(columns.stream()
                .map(column -> column.get("name") + ":" + column.get("type")
                        + (Boolean.TRUE.equals(column.get("nullable")) ? "?" : "")
                        + (Boolean.TRUE.equals(column.get("partition")) ? "/" : ""))
                .collect(Collectors.joining("  ")));
        List<Object> ids =
                snapshots.stream().map(snapshot -> snapshot.get("id")).toList();
        boolean numbered = alias.equals("delta");
        Object version = dataset.get("tableVersion");
        lines.add("rows " + dataset.get("rows") + ", files " + dataset.get("files") + ", version "
                + (version == null ? "none" : numbered ? version : ids.size() - ids.indexOf(version)));
        partitions.forEach(partition -> lines.add(
                partition.get("path") + " rows " + partition.get("rows") + " files " + partition.get("files")));
        for (int i = 0; i < ids.size(); i++) {
            Map<String, Object> snapshot = snapshots.get(i);
            assertThat(Instant.parse(String.valueOf(snapshot.get("at"))))
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
            lines.add((numbered ? ids.get(i) : ids.size() - i) + " " + snapshot.get("operation") + " +"
                    + snapshot.get("rowsAdded") + " -" + snapshot.get("rowsRemoved"));
        }
        lines.addAll(dataset.getList("evidence"));
        return String.join("\n", lines);
    }

    @Test
    void tablesInABucketReadAsInAFolder(@TempDir Path root) throws Exception {
        WrittenTables.delta(root.resolve("bronze/delta_orders"));
        WrittenTables.iceberg(root.resolve("bronze/ice_orders"));
        WrittenTables.hudi(root.resolve("bronze/hudi_orders"));
        try (LocalS3 s3 = LocalS3.start()) {
            s3.makeBucket("tables-lake");
            upload(root, s3);
            crawls.lake("tables-in-folder", root);
            Api.asAdministrator()
                    .body(Map.of(
                            "name",
                            "tables-in-bucket",
                            "root",
                            "s3://tables-lake/prod/",
                            "s3",
                            Map.of("endpoint", s3.endpoint(), "pathStyle", true)))
                    .post("/api/v1/lakes")
                    .then()
                    .statusCode(201);

            JsonPath inFolder = crawls.crawl("tables-in-folder", "");
            JsonPath inBucket = crawls.crawl("tables-in-bucket", "");

            assertThat(inBucket.getInt("progress.problems")).isZero();
            assertThat(inBucket.getMap("progress")).isEqualTo(inFolder.getMap("progress"));
            assertThat(known("tables-in-bucket")).hasSize(3).isEqualTo(known("tables-in-folder"));
            assertThat(crawls.crawl("tables-in-bucket", "").getInt("progress.datasetsChanged"))
                    .isZero();
        }
    }

    private static void upload(Path root, LocalS3 s3) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                s3.put("tables-lake", "prod/" + root.relativize(file), Files.readAllBytes(file));
            }
        }
    }

    /** Of each dataset everything but where it is and when it was found. */
    private Map<String, Object> known(String lake) {
        Map<String, Object> known = new TreeMap<>();
        List<Map<String, Object>> items =
                crawls.datasets("lake=" + lake).extract().jsonPath().getList("items");
        for (Map<String, Object> item : items) {
            String place = "/api/v1/datasets/" + item.get("id");
            Map<String, Object> dataset =
                    Api.asAdministrator().get(place).jsonPath().getMap("");
            dataset.keySet()
                    .removeAll(List.of("id", "namespace", "name", "lake", "location", "createdAt", "updatedAt"));
            Map<String, Object> properties = new TreeMap<>();
            ((Map<?, ?>) dataset.getOrDefault("properties", Map.of()))
                    .forEach((name, value) -> properties.put(
                            String.valueOf(name),
                            // Iceberg tells the place of its newest metadata.
                            String.valueOf(value)
                                    .replace("s3://tables-lake/prod/", "/")
                                    .replaceAll(".*/bronze/", "/bronze/")));
            dataset.put("properties", properties);
            known.put(
                    String.valueOf(item.get("alias")),
                    List.of(
                            dataset,
                            Api.asAdministrator()
                                    .get(place + "/partitions")
                                    .jsonPath()
                                    .getList("items"),
                            Api.asAdministrator()
                                    .get(place + "/snapshots")
                                    .jsonPath()
                                    .getList("items")));
        }
        return known;
    }
}
