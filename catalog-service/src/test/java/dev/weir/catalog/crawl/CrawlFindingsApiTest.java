package dev.weir.catalog.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.avro.AvroFiles;
import dev.weir.format.orc.OrcFiles;
import dev.weir.format.parquet.Footers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.orc.CompressionKind;
import org.apache.orc.storage.ql.exec.vector.DoubleColumnVector;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a lake has a name on the crawl's page, and hides nothing else. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class CrawlFindingsApiTest {

    private static final byte[] GOOD = Footers.file(5, "id:long");

    private final CrawlCalls crawls = new CrawlCalls();
    private Path root = Path.of("");

    @BeforeEach
    void makeLake(@TempDir Path folder) {
        root = folder;
        put("good/part-0.parquet", GOOD);
    }

    private void put(String path, byte[] content) {
        TestLake.put(root.resolve(path), content);
    }

    /** The findings of a crawl of the lake: {@code kind code}, by the path of each. */
    private Map<String, String> findings(String lake) {
        crawls.lake(lake, root);
        JsonPath crawl = crawls.crawl(lake, "");
        assertThat(crawl.getString("state")).as(crawl.getString("error")).isEqualTo("completed");
        assertThat(crawls.idOf("good", lake)).as("the healthy table").isNotNull();
        List<Map<String, String>> items = Api.asAdministrator()
                .get("/api/v1/crawls/" + crawl.getString("id") + "/findings?limit=500")
                .jsonPath()
                .getList("items");
        Map<String, String> byPath = new TreeMap<>();
        for (Map<String, String> item : items) {
            assertThat(item.get("reason")).isNotBlank();
            byPath.merge(
                    String.valueOf(item.get("key")).replace("file://" + root + "/", ""),
                    item.get("kind") + " " + item.get("code"),
                    (one, other) -> one + ", " + other);
        }
        return byPath;
    }

    @Test
    void footersThatAreCutOffOrLie() {
        byte[] truncated = Arrays.copyOf(GOOD, 10);
        byte[] cutOff = Arrays.copyOf(GOOD, GOOD.length - 5);
        byte[] lying = GOOD.clone();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(GOOD.length - 8, Integer.MAX_VALUE);
        put("a/truncated.parquet", truncated);
        put("a/cut-off.parquet", cutOff);
        put("a/lying.parquet", lying);
        put("a/good.parquet", GOOD);
        put(
                "a/rows.parquet",
                Footers.schema(1)
                        .leaf("id", FieldRepetitionType.REQUIRED, Type.INT64, null)
                        .group(1_000)
                        .file(1_000_000_000));
        put("b/cut-off.orc", Arrays.copyOf(orc(), 3));
        put("b/truncated.avro", Arrays.copyOf(avro(), avro().length - 20));

        assertThat(findings("footers"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a/truncated.parquet", "broken truncated",
                        "a/cut-off.parquet", "broken wrong-magic",
                        "a/lying.parquet", "broken footer-length",
                        "a/rows.parquet", "broken counts-impossible",
                        "b/cut-off.orc", "broken truncated",
                        "b/truncated.avro", "broken truncated"));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("a.good", "footers"))
                .then()
                .body("rows", equalTo(5));
    }

    @Test
    void boundsThatAreNoNumbers() {
        put(
                "nan/part-0.parquet",
                Footers.schema(2)
                        .leaf("price", FieldRepetitionType.OPTIONAL, Type.DOUBLE, null)
                        .leaf("id", FieldRepetitionType.OPTIONAL, Type.DOUBLE, null)
                        .group(10, bounds(Double.NaN, 7.0), bounds(1.0, 2.0))
                        .file(10));
        put(
                "infinite/part-0.parquet",
                Footers.schema(1)
                        .leaf("price", FieldRepetitionType.OPTIONAL, Type.DOUBLE, null)
                        .group(10, bounds(1.0, Double.POSITIVE_INFINITY))
                        .file(10));
        put("orc/part-0.orc", orc(Double.NaN, 1.0));
        put("orc/part-1.orc", orc(Double.NEGATIVE_INFINITY, 1.0));

        assertThat(findings("bounds"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "nan/part-0.parquet", "remarked statistics-nan",
                        "infinite/part-0.parquet", "remarked statistics-infinite",
                        "orc/part-0.orc", "remarked statistics-nan",
                        "orc/part-1.orc", "remarked statistics-infinite"));
        for (String alias : List.of("nan", "infinite", "orc")) {
            Api.asAdministrator()
                    .get("/api/v1/datasets/" + crawls.idOf(alias, "bounds"))
                    .then()
                    .body("columns[0].statistics.least", nullValue())
                    .body("columns[0].statistics.greatest", nullValue())
                    .body("columns[0].statistics.nulls", equalTo(0));
        }
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("nan", "bounds"))
                .then()
                .body("columns[1].statistics.least", equalTo("1.0"))
                .body("columns[1].statistics.greatest", equalTo("2.0"));
    }

    @Test
    void filesThatBlowUpWhenTheyAreUnpacked() throws IOException {
        byte[] line = "1,some text\n".repeat(1_000).getBytes(UTF_8);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write("id,name\n".getBytes(UTF_8));
            for (int i = 0; i < 8_000; i++) {
                gzip.write(line);
            }
        }
        assertThat(bomb.size()).isLessThan(1_000_000);
        put("bomb/part-0.csv.gz", bomb.toByteArray());

        assertThat(findings("bombs")).containsExactly(Map.entry("bomb/part-0.csv.gz", "remarked zip-bomb"));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("bomb", "bombs"))
                .then()
                .body("columns.name", equalTo(List.of("id", "name")))
                .body("rows", nullValue());
    }

    @Test
    void whatIsNestedWithoutEnd() {
        Footers deep = Footers.schema(1);
        for (int i = 0; i < 10_000; i++) {
            deep.group("g", FieldRepetitionType.OPTIONAL, 1);
        }
        put(
                "a/deep.parquet",
                deep.leaf("x", FieldRepetitionType.OPTIONAL, Type.INT32, null).file(1));
        put("a/deep.json", ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8));
        put("a/good.json", "{\"a\":1}".getBytes(UTF_8));

        assertThat(findings("deep"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a/deep.parquet", "broken schema-too-deep",
                        "a/deep.json", "broken schema-too-deep"));
    }

    @Test
    void aHundredThousandColumnsAndOneMore() {
        String[] many = new String[100_000];
        Arrays.setAll(many, i -> "column_" + i + ":int");
        put("wide/part-0.parquet", Footers.file(1, many));
        Footers more = Footers.schema(100_001);
        for (int i = 0; i < 100_001; i++) {
            more.leaf("c" + i, FieldRepetitionType.OPTIONAL, Type.INT32, null);
        }
        put("wider/part-0.parquet", more.file(1));
        String header = String.join(",", many).replace(":int", "");
        put("text/part-0.csv", header.substring(0, 500_000).getBytes(UTF_8));

        assertThat(findings("wide-schemas"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "wider/part-0.parquet", "broken too-many-columns",
                        "text/part-0.csv", "broken too-many-columns"));
        Api.asAdministrator()
                .get("/api/v1/datasets/" + crawls.idOf("wide", "wide-schemas"))
                .then()
                .body("rows", equalTo(1))
                .body("columnCount", equalTo(100_000))
                .body("columns", hasSize(100_000))
                .body("columns[99999].name", equalTo("column_99999"))
                .body("columns[99999].type", equalTo("int"));
        assertThat(crawls.crawl("wide-schemas", "").getInt("progress.datasetsChanged"))
                .isZero();
    }

    @Test
    void textThatOthersStumbleOver() {
        put("latin/part-0.csv", "id,name\n1,M\u00fcller\n".getBytes(ISO_8859_1));
        put("ragged/part-0.csv", "id,name\n1,a\n2\n3,b,c\n".getBytes(UTF_8));
        put("json/part-0.ndjson", "{\"name\":\"M\u00fcller\"}\n".getBytes(ISO_8859_1));
        put("json/part-1.ndjson", "{\"name\":\"Smith\"}\n".getBytes(UTF_8));

        assertThat(findings("texts-odd"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "latin/part-0.csv", "remarked not-utf8",
                        "ragged/part-0.csv", "remarked ragged-rows",
                        "json/part-0.ndjson", "broken not-utf8"));
    }

    @Test
    void clocksAndLinks(@TempDir Path outside) throws IOException {
        put("late/part-0.parquet", GOOD);
        put("late/part-1.parquet", GOOD);
        Files.setLastModifiedTime(
                root.resolve("late/part-1.parquet"), FileTime.from(Instant.now().plusSeconds(7_200)));
        Files.setLastModifiedTime(
                root.resolve("late/part-0.parquet"), FileTime.from(Instant.now().plusSeconds(120)));
        TestLake.put(outside.resolve("pay/part-0.parquet"), GOOD);
        Files.createSymbolicLink(root.resolve("pay"), outside.resolve("pay"));
        Files.createSymbolicLink(root.resolve("late/linked.parquet"), outside.resolve("pay/part-0.parquet"));

        assertThat(findings("clocks"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "late/part-1.parquet", "remarked clock-skew",
                        "late/linked.parquet", "skipped link",
                        "pay", "skipped link"));
        Api.asAdministrator()
                .body(Map.of("lake", "clocks", "path", "late/part-1.parquet"))
                .post("/api/v1/crawls/explain")
                .then()
                .body("findings.code", equalTo(List.of("clock-skew")));
        assertThat(crawls.crawl("clocks", "").getInt("progress.filesRead")).isZero();
    }

    private static Statistics bounds(double least, double greatest) {
        return new Statistics().setNull_count(0).setMin_value(bytes(least)).setMax_value(bytes(greatest));
    }

    private static byte[] bytes(double number) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(number)
                .array();
    }

    private static byte[] orc(double... values) {
        return OrcFiles.file("struct<price:double>", CompressionKind.NONE, batch -> {
            for (double value : values) {
                ((DoubleColumnVector) batch.cols[0]).vector[batch.size++] = value;
            }
        });
    }

    private static byte[] avro() {
        Schema schema =
                SchemaBuilder.record("event").fields().requiredLong("id").endRecord();
        return AvroFiles.file(
                schema,
                CodecFactory.nullCodec(),
                64,
                List.of(new org.apache.avro.generic.GenericRecordBuilder(schema)
                        .set("id", 1L)
                        .build()));
    }
}
