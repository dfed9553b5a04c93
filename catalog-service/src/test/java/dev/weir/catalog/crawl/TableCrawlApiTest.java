package dev.weir.catalog.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.avro.AvroFiles;
import dev.weir.format.orc.OrcFiles;
import dev.weir.format.table.delta.WrittenDelta;
import dev.weir.format.table.hudi.HudiReader;
import dev.weir.format.table.hudi.WrittenHudi;
import dev.weir.format.table.iceberg.WrittenIceberg;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Types;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that the formats' own writers wrote, found by a crawl. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class TableCrawlApiTest {

    private final CrawlCalls crawls = new CrawlCalls();

    @Test
    void tablesAreCataloguedWithTheirSchemaRowsPartitionsAndHistory(@TempDir Path root) throws IOException {
        delta(root.resolve("bronze/delta_orders"));
        iceberg(root.resolve("bronze/ice_orders"));
        hudi(root.resolve("bronze/hudi_orders"));
        TestLake.put(root.resolve("bronze/orc_events/part-0.orc"), orc());
        TestLake.put(root.resolve("bronze/avro_events/part-0.avro"), avro());
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
    void tablesInABucketReadAsInAFolder(@TempDir Path root) throws Exception {
        delta(root.resolve("bronze/delta_orders"));
        iceberg(root.resolve("bronze/ice_orders"));
        hudi(root.resolve("bronze/hudi_orders"));
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

    private static void delta(Path folder) throws IOException {
        StructType schema = new StructType().add("id", LongType.LONG).add("country", StringType.STRING);
        WrittenDelta table =
                WrittenDelta.create(folder, schema, List.of("country"), Map.of("delta.appendOnly", "true"));
        table.append(
                Map.of("country", Literal.ofString("DE")),
                "{\"id\":1,\"country\":\"DE\"}",
                "{\"id\":2,\"country\":\"DE\"}");
        table.append(Map.of("country", Literal.ofString("FR")), "{\"id\":3,\"country\":\"FR\"}");
    }

    private static void iceberg(Path folder) {
        org.apache.iceberg.Schema schema = new org.apache.iceberg.Schema(
                Types.NestedField.required(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "country", Types.StringType.get()));
        WrittenIceberg table = WrittenIceberg.create(
                folder,
                2,
                schema,
                PartitionSpec.builderFor(schema).identity("country").build());
        table.append(table.row(1L, "DE"), table.row(2L, "DE"));
        table.append(table.row(3L, "FR"));
    }

    private static void hudi(Path folder) throws IOException {
        // Making a reader allows Avro to load the records of Hudi's timeline, which Hudi's writer reads too.
        assertThat(new HudiReader()).isNotNull();
        Schema schema = SchemaBuilder.record("orders")
                .fields()
                .requiredLong("id")
                .requiredString("country")
                .requiredDouble("amount")
                .endRecord();
        try (WrittenHudi table =
                new WrittenHudi(folder, HoodieTableType.COPY_ON_WRITE, HoodieTableVersion.EIGHT, schema)) {
            table.upsert(new Object[] {1L, "DE", 1.5}, new Object[] {2L, "DE", 2.5}, new Object[] {3L, "FR", 3.5});
        }
    }

    private static byte[] orc() {
        return OrcFiles.file("struct<id:bigint>", CompressionKind.ZLIB, batch -> {
            LongColumnVector ids = (LongColumnVector) batch.cols[0];
            for (int i = 0; i < 4; i++) {
                ids.vector[batch.size++] = i;
            }
        });
    }

    private static byte[] avro() {
        Schema schema =
                SchemaBuilder.record("event").fields().requiredLong("id").endRecord();
        return AvroFiles.file(
                schema,
                CodecFactory.deflateCodec(1),
                64,
                List.of(
                        new GenericRecordBuilder(schema).set("id", 1L).build(),
                        new GenericRecordBuilder(schema).set("id", 2L).build()));
    }
}
