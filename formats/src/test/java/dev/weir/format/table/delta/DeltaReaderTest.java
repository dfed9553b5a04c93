package dev.weir.format.table.delta;

import static dev.weir.format.table.Tables.broken;
import static dev.weir.format.table.Tables.bytes;
import static dev.weir.format.table.Tables.columns;
import static dev.weir.format.table.Tables.files;
import static dev.weir.format.table.Tables.history;
import static dev.weir.format.table.Tables.metadata;
import static dev.weir.format.table.Tables.partitions;
import static dev.weir.format.table.Tables.statistics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.table.TableFormat;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.Tables;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaReaderTest {

    private static final StructType ORDERS = new StructType()
            .add("id", LongType.LONG, false)
            .add("country", StringType.STRING)
            .add("amount", new DecimalType(10, 2))
            .add("address", new StructType().add("city", StringType.STRING));

    private Path folder;

    @BeforeEach
    void placeTable(@TempDir Path lake) {
        folder = lake.resolve("orders");
    }

    private TableReading read() {
        return Tables.read(TableFormat.DELTA, new DeltaReader(), folder);
    }

    private TableMetadata table() {
        return metadata(read());
    }

    private static String order(long id, String country, String amount, String city) {
        return "{\"id\":" + id + ",\"country\":\"" + country + "\",\"amount\":" + amount + ",\"address\":{\"city\":\""
                + city + "\"}}";
    }

    private static Map<String, Literal> of(String country) {
        return Map.of("country", Literal.ofString(country));
    }

    @Test
    void tellsEveryType() {
        StructType schema = new StructType()
                .add("flag", BooleanType.BOOLEAN, false)
                .add("tiny", ShortType.SHORT)
                .add("small", IntegerType.INTEGER)
                .add("score", DoubleType.DOUBLE)
                .add("day", DateType.DATE)
                .add("instant", TimestampType.TIMESTAMP)
                .add("local", TimestampNTZType.TIMESTAMP_NTZ)
                .add("raw", BinaryType.BINARY)
                .add("price", new DecimalType(38, 9))
                .add("tags", new ArrayType(StringType.STRING, true))
                .add("counts", new MapType(StringType.STRING, LongType.LONG, true))
                .add("item", new StructType().add("sku", StringType.STRING));
        WrittenDelta.create(folder, schema, List.of(), Map.of());

        TableMetadata table = table();

        assertThat(columns(table))
                .containsExactly(
                        "flag:boolean",
                        "tiny:int?",
                        "small:int?",
                        "score:double?",
                        "day:date?",
                        "instant:timestamptz(us)?",
                        "local:timestamp(us)?",
                        "raw:binary?",
                        "price:decimal(38,9)?",
                        "tags:array<string>?",
                        "counts:map<string,long>?",
                        "item:struct<sku:string>?");
        assertThat(table.version()).isEqualTo("0");
        assertThat(table.rows()).isEqualTo(OptionalLong.of(0));
        assertThat(table.partitions()).isEmpty();
        assertThat(table.properties())
                .containsEntry("delta.minReaderVersion", "3")
                .containsEntry("delta.feature.timestampNtz", "supported");
    }

    @Test
    void readsPartitionsRowsStatisticsAndHistory() throws IOException {
        WrittenDelta written = WrittenDelta.create(
                folder, ORDERS, List.of("country"), Map.of("delta.appendOnly", "true", "team", "crm"));
        written.append(of("DE"), order(1, "DE", "1.50", "Berlin"), order(2, "DE", "-2.00", "Aachen"));
        written.append(of("FR"), order(3, "FR", "10.00", "Paris"));

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo("2");
        assertThat(columns(table))
                .containsExactly(
                        "id:long", "country:string?/", "amount:decimal(10,2)?", "address:struct<city:string>?");
        assertThat(partitions(table)).containsExactly("{country=DE} rows=2 files=1", "{country=FR} rows=1 files=1");
        assertThat(table.rows()).isEqualTo(OptionalLong.of(3));
        assertThat(table.files()).isEqualTo(2);
        assertThat(table.bytes()).isEqualTo(bytes(folder, ".parquet"));
        assertThat(table.statistics())
                .isEqualTo(Map.of(
                        "id", statistics(0, "1", "3"),
                        "country", statistics(0, "DE", "FR"),
                        "amount", statistics(0, "-2.00", "10.00"),
                        "address.city", statistics(0, "Aachen", "Paris")));
        assertThat(history(table)).containsExactly("WRITE +1 -0", "WRITE +2 -0", "CREATE TABLE +0 -0");
        assertThat(table.history().get(0).id()).isEqualTo("2");
        assertThat(table.history().get(0).at()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(table.properties())
                .containsEntry("delta.appendOnly", "true")
                .containsEntry("team", "crm")
                .containsKeys("id", "created-time", "delta.minWriterVersion");
    }

    @Test
    void readsFromACheckpointWhenOlderCommitsAreGone() throws IOException {
        WrittenDelta written = WrittenDelta.create(folder, ORDERS, List.of("country"), Map.of());
        for (int i = 1; i <= 4; i++) {
            written.append(of("DE"), order(i, "DE", "1.00", "Bonn"));
        }
        written.checkpoint(3);
        for (int version = 0; version < 3; version++) {
            Files.delete(folder.resolve("_delta_log/" + String.format("%020d.json", version)));
        }

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo("4");
        assertThat(table.rows()).isEqualTo(OptionalLong.of(4));
        assertThat(table.statistics().get("id")).isEqualTo(statistics(0, "1", "4"));
        assertThat(history(table)).containsExactly("WRITE +1 -0", "WRITE +1 -0");
    }

    /** As Spark writes them: the checkpoint names its parts, which lie beside it. */
    @Test
    void readsFromACheckpointOfTheSecondVersion() throws IOException {
        WrittenDelta written = WrittenDelta.create(folder, ORDERS, List.of("country"), Map.of());
        for (int i = 1; i <= 4; i++) {
            written.append(of("DE"), order(i, "DE", "1.00", "Bonn"));
        }
        written.checkpoint(3);
        Path log = folder.resolve("_delta_log");
        String protocol = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                + "\"readerFeatures\":[\"v2Checkpoint\"],\"writerFeatures\":[\"v2Checkpoint\"]}}";
        String metadata = Files.readAllLines(log.resolve("00000000000000000000.json")).stream()
                .filter(line -> line.startsWith("{\"metaData\""))
                .findFirst()
                .orElseThrow();
        Path sidecar = log.resolve("_sidecars/3a0d65cd-4056-49b8-937b-95f9e3ee90e5.parquet");
        Files.createDirectories(sidecar.getParent());
        Files.move(log.resolve("00000000000000000003.checkpoint.parquet"), sidecar);
        Files.writeString(
                log.resolve("00000000000000000003.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json"),
                String.join(
                        "\n",
                        "{\"checkpointMetadata\":{\"version\":3}}",
                        protocol,
                        metadata,
                        "{\"sidecar\":{\"path\":\"" + sidecar.getFileName() + "\",\"sizeInBytes\":"
                                + Files.size(sidecar) + ",\"modificationTime\":1700000000000}}"));
        Files.deleteIfExists(log.resolve("_last_checkpoint"));
        for (int version = 0; version < 3; version++) {
            Files.delete(log.resolve(String.format("%020d.json", version)));
        }

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo("4");
        assertThat(table.rows()).isEqualTo(OptionalLong.of(4));
        assertThat(table.statistics().get("id")).isEqualTo(statistics(0, "1", "4"));
        assertThat(partitions(table)).containsExactly("{country=DE} rows=4 files=4");

        Files.delete(sidecar);
        assertThat(broken(read()).code()).isEqualTo("delta-log-broken");
    }

    /** A vector in a file is known by its cardinality: the file is not opened, and need not be there. */
    @Test
    void takesDeletionVectorsInFilesOff() throws IOException {
        String inFolder = "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab^-aqEH.-t@S}K{vb[*k^\","
                + "\"offset\":4,\"sizeInBytes\":40,\"cardinality\":6}";
        String elsewhere = "\"deletionVector\":{\"storageType\":\"p\",\"pathOrInlineDv\":"
                + "\"s3://elsewhere/deletion_vector.bin\",\"offset\":4,\"sizeInBytes\":40,\"cardinality\":1}";
        WrittenDelta.commit(
                folder,
                0,
                PROTOCOL,
                METADATA,
                add("a.parquet", "{\"numRecords\":10}", inFolder),
                add("b.parquet", "{\"numRecords\":5}", elsewhere),
                add("c.parquet", "{\"numRecords\":3}", ""));

        TableMetadata table = table();

        assertThat(table.rows()).isEqualTo(OptionalLong.of(4 + 4 + 3));
        assertThat(table.files()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "id"})
    void tellsTheNamesThatPeopleSeeUnderColumnMapping(String mode) throws IOException {
        WrittenDelta written =
                WrittenDelta.create(folder, ORDERS, List.of("country"), Map.of("delta.columnMapping.mode", mode));
        // The kernel does not write into such tables.
        Map<String, String> inFiles = new HashMap<>();
        for (StructField field : written.schema().fields()) {
            inFiles.put(field.getName(), DeltaColumns.nameInFiles(field));
        }
        String city = DeltaColumns.nameInFiles(
                ((StructType) written.schema().get("address").getDataType()).at(0));
        String bounds = "{\"%s\":1.5,\"%s\":{\"%s\":\"Berlin\"}}"
                .formatted(inFiles.get("amount"), inFiles.get("address"), city);
        WrittenDelta.commit(
                folder,
                1,
                add(
                                "a.parquet",
                                "{\"numRecords\":1,\"minValues\":%s,\"maxValues\":%s,\"nullCount\":%s}"
                                        .formatted(
                                                bounds,
                                                bounds,
                                                bounds.replace("1.5", "0").replace("\"Berlin\"", "0")),
                                "")
                        .replace(
                                "\"partitionValues\":{}",
                                "\"partitionValues\":{\"%s\":\"DE\"}".formatted(inFiles.get("country"))));
        assertThat(inFiles.get("amount")).isNotEqualTo("amount");
        StructType renamed = new StructType(written.schema().fields().stream()
                .map(field -> field.getName().equals("amount")
                        ? new StructField("total", field.getDataType(), field.isNullable(), field.getMetadata())
                        : field)
                .toList());
        written.rename("delta.columnMapping.mode", mode, renamed);

        TableMetadata table = table();

        assertThat(columns(table))
                .containsExactly("id:long", "country:string?/", "total:decimal(10,2)?", "address:struct<city:string>?");
        assertThat(partitions(table)).containsExactly("{country=DE} rows=1 files=1");
        assertThat(table.statistics())
                .containsEntry("total", statistics(0, "1.50", "1.50"))
                .containsEntry("address.city", statistics(0, "Berlin", "Berlin"));
        assertThat(table.properties()).containsEntry("delta.columnMapping.mode", mode);
    }

    private static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]}}";
    private static final String METADATA = "{\"metaData\":{\"id\":\"6ad5f1ba\",\"format\":{\"provider\":\"parquet\","
            + "\"options\":{}},\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":[{\\\"name\\\":\\\"a\\\","
            + "\\\"type\\\":\\\"integer\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}},{\\\"name\\\":\\\"at\\\","
            + "\\\"type\\\":\\\"timestamp\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}]}\","
            + "\"partitionColumns\":[],\"configuration\":{},\"createdTime\":1700000000000}}";
    /** The example of PROTOCOL.md. */
    private static final String VECTOR = "\"deletionVector\":{\"storageType\":\"i\",\"pathOrInlineDv\":"
            + "\"wi5b=000010000siXQKl0rr91000f55c8Xg0@@D72lkbi5=-{L\",\"sizeInBytes\":40,\"cardinality\":6}";

    private static String add(String path, String statistics, String more) {
        return "{\"add\":{\"path\":\"" + path + "\",\"partitionValues\":{},\"size\":100,\"modificationTime\":1,"
                + "\"dataChange\":true"
                + (statistics.isEmpty() ? "" : ",\"stats\":\"" + statistics.replace("\"", "\\\"") + "\"")
                + (more.isEmpty() ? "" : "," + more) + "}}";
    }

    @Test
    void takesDeletionVectorsOffAndReadsTheMetricsOfSpark() throws IOException {
        WrittenDelta.commit(
                folder,
                0,
                "{\"commitInfo\":{\"timestamp\":1700000000000,\"operation\":\"WRITE\",\"operationParameters\":"
                        + "{\"mode\":\"Append\",\"partitionBy\":\"[]\"},\"isBlindAppend\":true,\"operationMetrics\":"
                        + "{\"numFiles\":\"1\",\"numOutputRows\":\"10\",\"numOutputBytes\":\"100\"},"
                        + "\"engineInfo\":\"Apache-Spark/3.5.0 Delta-Lake/3.2.0\"}}",
                PROTOCOL,
                METADATA,
                add(
                        "a.parquet",
                        "{\"numRecords\":10,\"minValues\":{\"a\":1,\"at\":\"2026-10-27T12:00:00.123+02:00\"},"
                                + "\"maxValues\":{\"a\":10,\"at\":\"2026-10-27T10:00:01.000Z\"},"
                                + "\"nullCount\":{\"a\":2,\"at\":0}}",
                        ""));
        WrittenDelta.commit(
                folder,
                1,
                "{\"commitInfo\":{\"timestamp\":1700000001000,\"inCommitTimestamp\":1700000009000,\"operation\":"
                        + "\"DELETE\",\"operationParameters\":{\"predicate\":\"[\\\"(a > 4)\\\"]\"},"
                        + "\"operationMetrics\":{\"numDeletedRows\":\"6\",\"numCopiedRows\":\"0\"}}}",
                "{\"remove\":{\"path\":\"a.parquet\",\"deletionTimestamp\":1,\"dataChange\":true}}",
                add(
                        "a.parquet",
                        "{\"numRecords\":10,\"minValues\":{\"a\":1,\"at\":\"2026-10-27T12:00:00.123+02:00\"},"
                                + "\"maxValues\":{\"a\":10,\"at\":\"2026-10-27T10:00:01.000Z\"},"
                                + "\"nullCount\":{\"a\":2,\"at\":0},\"tightBounds\":false}",
                        VECTOR));

        TableMetadata table = table();

        assertThat(table.rows()).isEqualTo(OptionalLong.of(4));
        assertThat(table.files()).isEqualTo(1);
        assertThat(table.bytes()).isEqualTo(100);
        assertThat(table.statistics())
                .isEqualTo(Map.of(
                        "a",
                        new ColumnStatistics(
                                OptionalLong.empty(), Optional.of("1"), Optional.of("10"), OptionalLong.empty()),
                        "at",
                        statistics(0, "2026-10-27T10:00:00.123000Z", "2026-10-27T10:00:01.000000Z")));
        assertThat(history(table)).containsExactly("DELETE +0 -6", "WRITE +10 -0");
        assertThat(table.history().get(0).at()).isEqualTo(Instant.ofEpochMilli(1700000009000L));
        assertThat(table.history().get(1).at()).isEqualTo(Instant.ofEpochMilli(1700000000000L));
        assertThat(table.history().get(1).summary())
                .containsEntry("mode", "Append")
                .containsEntry("numOutputBytes", "100")
                .containsEntry("engineInfo", "Apache-Spark/3.5.0 Delta-Lake/3.2.0");
        assertThat(table.properties()).containsEntry("delta.feature.deletionVectors", "supported");
    }

    @Test
    void leavesRowsOpenWhenAFileHasNoStatistics() throws IOException {
        WrittenDelta.commit(folder, 0, PROTOCOL, METADATA, add("a.parquet", "{\"numRecords\":10}", ""));
        assertThat(table().rows()).isEqualTo(OptionalLong.of(10));

        WrittenDelta.commit(folder, 1, add("b.parquet", "", ""));
        assertThat(table().rows()).isEmpty();
        assertThat(table().bytes()).isEqualTo(200);
        assertThat(history(table())).containsExactly(" +? -?", " +10 -0");

        WrittenDelta.commit(folder, 2, "{\"remove\":{\"path\":\"b.parquet\",\"dataChange\":true}}");
        assertThat(table().rows()).isEqualTo(OptionalLong.of(10));

        WrittenDelta.commit(folder, 3, add("c.parquet", "{\"numRecords\":", ""));
        assertThat(table().rows()).isEmpty();
    }

    @Test
    void readsTwoThousandCommits() throws IOException {
        WrittenDelta.commit(folder, 0, PROTOCOL, METADATA);
        for (int version = 1; version <= 2000; version++) {
            WrittenDelta.commit(folder, version, add(version + ".parquet", "{\"numRecords\":3}", ""));
        }

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo("2000");
        assertThat(table.rows()).isEqualTo(OptionalLong.of(6000));
        assertThat(table.history()).hasSize(TableMetadata.MOST_SNAPSHOTS);
        assertThat(table.history().get(0).id()).isEqualTo("2000");
        assertThat(table.history().get(999).id()).isEqualTo("1001");
    }

    @Test
    void refusesFeaturesThatNobodyKnows() throws IOException {
        WrittenDelta.commit(folder, 0, PROTOCOL.replace("deletionVectors", "timeTravelling"), METADATA);
        assertThat(broken(read()).code()).isEqualTo("delta-feature-unknown");
        assertThat(broken(read()).reason()).contains("timeTravelling");

        WrittenDelta.commit(folder, 0, "{\"protocol\":{\"minReaderVersion\":9,\"minWriterVersion\":9}}", METADATA);
        assertThat(broken(read()).code()).isEqualTo("delta-feature-unknown");
    }

    @Test
    void saysWhatIsWrongWithALog() throws IOException {
        assertThat(broken(read()).code()).isEqualTo("delta-log-missing");

        WrittenDelta.commit(folder, 0, PROTOCOL, METADATA.substring(0, METADATA.length() / 2));
        assertThat(broken(read()).code()).isEqualTo("delta-log-broken");

        WrittenDelta.commit(folder, 0, add("a.parquet", "", ""));
        assertThat(broken(read()).code()).isEqualTo("delta-log-broken");

        WrittenDelta.commit(folder, 0, PROTOCOL, METADATA);
        WrittenDelta.commit(folder, 2, add("a.parquet", "", ""));
        assertThat(broken(read()).code()).isEqualTo("delta-log-broken");
        assertThat(broken(read()).reason()).contains("0, 2");

        WrittenDelta.commit(folder, 1, add("b.parquet", "{\"numRecords\":-5}", ""));
        assertThat(broken(read()).code()).isEqualTo("counts-impossible");

        WrittenDelta.commit(folder, 1, add("b.parquet", "{\"numRecords\":5}", VECTOR));
        assertThat(broken(read()).code()).isEqualTo("counts-impossible");
    }

    @Test
    void saysThatACheckpointIsCutOff() throws IOException {
        WrittenDelta written = WrittenDelta.create(folder, ORDERS, List.of(), Map.of());
        written.append(Map.of(), order(1, "DE", "1.00", "Bonn"));
        written.checkpoint(1);
        Path checkpoint = files(folder, ".checkpoint.parquet").get(0);
        byte[] whole = Files.readAllBytes(checkpoint);

        Files.write(checkpoint, new byte[0]);
        assertThat(table().rows())
                .as("told by the commits, which are still there")
                .isEqualTo(OptionalLong.of(1));

        for (int length : List.of(3, whole.length / 2, whole.length - 1)) {
            Files.write(checkpoint, Arrays.copyOf(whole, length));

            assertThat(broken(read()).code()).as("%d bytes", length).isEqualTo("delta-log-broken");
        }
        for (int at = 0; at < whole.length; at += 211) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << (at % 7));
            Files.write(checkpoint, damaged);

            assertThat(read()).isNotNull();
        }
    }
}
