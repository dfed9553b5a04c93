package dev.weir.format.table.iceberg;

import static dev.weir.format.table.Tables.broken;
import static dev.weir.format.table.Tables.bytes;
import static dev.weir.format.table.Tables.columns;
import static dev.weir.format.table.Tables.files;
import static dev.weir.format.table.Tables.history;
import static dev.weir.format.table.Tables.metadata;
import static dev.weir.format.table.Tables.partitions;
import static dev.weir.format.table.Tables.statistics;
import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.table.TableFormat;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcebergReaderTest {

    private static final Schema ORDERS = new Schema(
            required(1, "id", Types.LongType.get()),
            optional(2, "country", Types.StringType.get()),
            optional(3, "amount", Types.DecimalType.of(10, 2)));
    private static final PartitionSpec NOT_PARTITIONED = PartitionSpec.unpartitioned();

    private Path lake;
    private Path folder;

    @BeforeEach
    void placeTable(@TempDir Path empty) {
        lake = empty;
        folder = empty.resolve("orders");
    }

    private TableReading read() {
        return Tables.read(TableFormat.ICEBERG, new IcebergReader(), folder);
    }

    private TableMetadata table() {
        return metadata(read());
    }

    private WrittenIceberg orders(int version, PartitionSpec spec) {
        return WrittenIceberg.create(folder, version, ORDERS, spec);
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    @Test
    void tellsEveryTypeOfFormat3() {
        Schema schema = new Schema(
                required(1, "flag", Types.BooleanType.get()),
                optional(2, "small", Types.IntegerType.get()),
                optional(3, "ratio", Types.FloatType.get()),
                optional(4, "score", Types.DoubleType.get()),
                optional(5, "day", Types.DateType.get()),
                optional(6, "clock", Types.TimeType.get()),
                optional(7, "local", Types.TimestampType.withoutZone()),
                optional(8, "instant", Types.TimestampType.withZone()),
                optional(9, "local_ns", Types.TimestampNanoType.withoutZone()),
                optional(10, "instant_ns", Types.TimestampNanoType.withZone()),
                optional(11, "key", Types.UUIDType.get()),
                optional(12, "hash", Types.FixedType.ofLength(16)),
                optional(13, "raw", Types.BinaryType.get()),
                optional(14, "price", Types.DecimalType.of(38, 9)),
                optional(15, "address", Types.StructType.of(required(16, "city", Types.StringType.get()))),
                optional(17, "tags", Types.ListType.ofOptional(18, Types.StringType.get())),
                optional(19, "counts", Types.MapType.ofOptional(20, 21, Types.StringType.get(), Types.LongType.get())),
                optional(22, "anything", Types.VariantType.get()),
                optional(23, "nothing", Types.UnknownType.get()));
        WrittenIceberg.create(folder, 3, schema, NOT_PARTITIONED);

        TableMetadata table = table();

        assertThat(columns(table))
                .containsExactly(
                        "flag:boolean",
                        "small:int?",
                        "ratio:float?",
                        "score:double?",
                        "day:date?",
                        "clock:time(us)?",
                        "local:timestamp(us)?",
                        "instant:timestamptz(us)?",
                        "local_ns:timestamp(ns)?",
                        "instant_ns:timestamptz(ns)?",
                        "key:uuid?",
                        "hash:binary?",
                        "raw:binary?",
                        "price:decimal(38,9)?",
                        "address:struct<city:string>?",
                        "tags:array<string>?",
                        "counts:map<string,long>?",
                        "anything:json?",
                        "nothing:string?");
        assertThat(table.version()).isEmpty();
        assertThat(table.rows()).isEqualTo(OptionalLong.of(0));
        assertThat(table.files()).isZero();
        assertThat(table.partitions()).isEmpty();
        assertThat(table.statistics()).isEmpty();
        assertThat(table.history()).isEmpty();
        assertThat(table.properties()).containsEntry("format-version", "3");
    }

    @Test
    void readsFormat1WithPartitionsOfSeveralTransforms() {
        Schema schema = new Schema(
                required(1, "id", Types.LongType.get()),
                optional(2, "country", Types.StringType.get()),
                required(3, "at", Types.TimestampType.withZone()));
        PartitionSpec spec = PartitionSpec.builderFor(schema)
                .identity("country")
                .day("at")
                .bucket("id", 4)
                .build();
        WrittenIceberg written = WrittenIceberg.create(folder, 1, schema, spec);
        written.append(
                written.row(1L, "DE", OffsetDateTime.parse("2026-10-27T10:00:00.000001Z")),
                written.row(1L, "DE", OffsetDateTime.parse("2026-10-27T11:30:00Z")));
        written.append(WrittenIceberg.row(schema, 1L, null, OffsetDateTime.parse("2026-10-28T00:00:00Z")));

        TableMetadata table = table();

        assertThat(columns(table)).containsExactly("id:long", "country:string?/", "at:timestamptz(us)");
        assertThat(partitions(table))
                .containsExactly(
                        "{country=DE, at_day=2026-10-27, id_bucket=0} rows=2 files=1",
                        "{country=null, at_day=2026-10-28, id_bucket=0} rows=1 files=1");
        assertThat(table.version())
                .isEqualTo(Long.toString(written.table().currentSnapshot().snapshotId()));
        assertThat(table.rows()).isEqualTo(OptionalLong.of(3));
        assertThat(table.files()).isEqualTo(2);
        assertThat(table.bytes()).isEqualTo(bytes(folder, ".parquet"));
        assertThat(table.partitions().stream()
                        .mapToLong(TableReading.TablePartition::bytes)
                        .sum())
                .isEqualTo(table.bytes());
        assertThat(history(table)).containsExactly("append +1 -0", "append +2 -0");
        assertThat(table.statistics())
                .isEqualTo(Map.of(
                        "id", statistics(0, "1", "1"),
                        "country", statistics(1, "DE", "DE"),
                        "at", statistics(0, "2026-10-27T10:00:00.000001Z", "2026-10-28T00:00:00.000000Z")));
        assertThat(table.properties())
                .containsEntry("format-version", "1")
                .containsEntry(
                        "partition-spec", "country: identity(country), at_day: day(at), id_bucket: bucket[4](id)");
    }

    @Test
    void tellsPropertiesSortOrderBranchesTagsAndFieldIds() {
        WrittenIceberg written = WrittenIceberg.create(
                folder,
                2,
                ORDERS,
                NOT_PARTITIONED,
                SortOrder.builderFor(ORDERS)
                        .asc("country")
                        .desc(Expressions.truncate("id", 10))
                        .build(),
                Map.of("owner", "crm", "write.format.default", "parquet"));
        written.append(written.row(1L, "DE", amount("1.00")));
        long first = written.table().currentSnapshot().snapshotId();
        written.table()
                .manageSnapshots()
                .createTag("audited", first)
                .createBranch("trial", first)
                .commit();
        DataFile trial = written.write(written.row(2L, "DE", amount("1.00")));
        written.table().newAppend().appendFile(trial).toBranch("trial").commit();
        written.table().refresh();
        long onBranch = written.table().snapshot("trial").snapshotId();

        TableMetadata table = table();

        assertThat(table.properties())
                .containsEntry("sort-order", "country asc nulls first, truncate[10](id) desc nulls last")
                .containsEntry("branch.main", Long.toString(first))
                .containsEntry("branch.trial", Long.toString(onBranch))
                .containsEntry("tag.audited", Long.toString(first))
                .containsEntry("schema-id", "0")
                .containsEntry("schema-ids", "0")
                .containsEntry("field-ids", "1: id, 2: country, 3: amount")
                .containsEntry("location", folder.toString())
                .containsEntry("partition-spec", "")
                .containsEntry("owner", "crm")
                .containsEntry("write.format.default", "parquet");
        assertThat(table.version()).isEqualTo(Long.toString(first));
        assertThat(table.rows()).isEqualTo(OptionalLong.of(1));
        assertThat(history(table)).containsExactly("append +1 -0", "append +1 -0");
        assertThat(table.history().get(0).id()).isEqualTo(Long.toString(onBranch));
        assertThat(table.history().get(0).summary())
                .containsEntry("added-data-files", "1")
                .containsEntry("parent-id", Long.toString(first));
        assertThat(table.history().get(1).at().toEpochMilli())
                .isEqualTo(written.table().snapshot(first).timestampMillis());
    }

    @Test
    void followsRenamedAddedAndDroppedColumns() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("-1.50")), written.row(2L, "FR", amount("10.00")));
        written.table()
                .updateSchema()
                .renameColumn("country", "land")
                .addColumn("note", Types.StringType.get())
                .deleteColumn("amount")
                .commit();
        written.append(written.row(3L, "AT", "late"));

        TableMetadata table = table();

        assertThat(columns(table)).containsExactly("id:long", "land:string?", "note:string?");
        assertThat(table.statistics())
                .isEqualTo(Map.of(
                        "id", statistics(0, "1", "3"),
                        "land", statistics(0, "AT", "FR"),
                        "note", statistics(2, "late", "late")));
        assertThat(table.properties())
                .containsEntry("schema-id", "1")
                .containsEntry("schema-ids", "0, 1")
                .containsEntry("field-ids", "1: id, 2: land, 4: note");
    }

    @Test
    void keepsThePartitionsOfAnOlderSpec() {
        WrittenIceberg written =
                orders(2, PartitionSpec.builderFor(ORDERS).identity("country").build());
        written.append(written.row(1L, "DE", amount("1.00")));
        written.table()
                .updateSpec()
                .removeField("country")
                .addField(Expressions.bucket("id", 2))
                .commit();
        written.append(written.row(1L, "DE", amount("1.00")));

        assertThat(partitions(table()))
                .containsExactly("{country=DE} rows=1 files=1", "{id_bucket_2=0} rows=1 files=1");
        assertThat(columns(table())).contains("country:string?");
    }

    @Test
    void aggregatesStatisticsOfNestedColumnsAndTimes() {
        Schema schema = new Schema(
                required(1, "day", Types.DateType.get()),
                optional(2, "local", Types.TimestampType.withoutZone()),
                optional(
                        3,
                        "address",
                        Types.StructType.of(
                                optional(4, "city", Types.StringType.get()),
                                optional(5, "height", Types.DoubleType.get()))),
                optional(6, "tags", Types.ListType.ofOptional(7, Types.StringType.get())));
        WrittenIceberg written = WrittenIceberg.create(folder, 2, schema, NOT_PARTITIONED);
        Schema address = new Schema(schema.findType("address").asStructType().fields());
        written.append(WrittenIceberg.row(
                schema,
                LocalDate.parse("2026-01-31"),
                LocalDateTime.parse("2026-01-31T23:59:59"),
                WrittenIceberg.row(address, "Köln", 12.5),
                List.of("a")));
        written.append(WrittenIceberg.row(schema, LocalDate.parse("1969-12-31"), null, null, null));

        assertThat(table().statistics())
                .isEqualTo(Map.of(
                        "day", statistics(0, "1969-12-31", "2026-01-31"),
                        "local", statistics(1, "2026-01-31T23:59:59.000000", "2026-01-31T23:59:59.000000"),
                        "address.city", statistics(1, "Köln", "Köln"),
                        "address.height", statistics(1, "12.5", "12.5")));
    }

    @Test
    void saysNothingOfBoundsThatOneFileLacks() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("1.00")));
        written.table()
                .updateProperties()
                .set("write.metadata.metrics.column.country", "none")
                .set("write.metadata.metrics.column.amount", "counts")
                .commit();
        written.append(written.row(2L, "FR", amount("2.00")));

        assertThat(table().statistics())
                .isEqualTo(Map.of(
                        "id",
                        statistics(0, "1", "2"),
                        "amount",
                        new ColumnStatistics(
                                OptionalLong.of(0), Optional.empty(), Optional.empty(), OptionalLong.empty())));
    }

    @Test
    void takesPositionDeletesOffThatSpeakOfOneFile() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        DataFile first = written.append(
                written.row(1L, "DE", amount("1.00")), WrittenIceberg.row(ORDERS, 2L, null, amount("2.00")));
        written.append(written.row(3L, "FR", amount("3.00")));
        written.deletePositions(List.of(first), 1);

        TableMetadata table = table();

        assertThat(table.rows()).isEqualTo(OptionalLong.of(2));
        assertThat(table.files()).isEqualTo(2);
        assertThat(table.properties()).containsEntry("delete-files", "1");
        assertThat(history(table)).containsExactly("delete +0 -1", "append +1 -0", "append +2 -0");
        assertThat(table.statistics().get("country"))
                .isEqualTo(new ColumnStatistics(
                        OptionalLong.empty(), Optional.of("DE"), Optional.of("FR"), OptionalLong.empty()));
        assertThat(table.statistics().get("id")).isEqualTo(statistics(0, "1", "3"));
    }

    @Test
    void leavesRowsOpenWhenDeletesMayOverlapOrGoByValue() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        DataFile first = written.append(written.row(1L, "DE", amount("1.00")), written.row(2L, "DE", amount("2.00")));
        DataFile second = written.append(written.row(3L, "DE", amount("1.00")), written.row(4L, "DE", amount("2.00")));
        written.deletePositions(List.of(first, second), 0);

        assertThat(table().rows()).isEmpty();

        written.table().newDelete().deleteFile(first).deleteFile(second).commit();
        assertThat(table().rows()).isEqualTo(OptionalLong.of(0));

        written.append(written.row(5L, "DE", amount("1.00")));
        assertThat(table().rows()).isEqualTo(OptionalLong.of(1));

        written.deleteEqual("id", 5L);
        assertThat(table().rows()).isEmpty();
        assertThat(history(table()).get(0)).isEqualTo("delete +0 -?");

        written.append(written.row(6L, "DE", amount("1.00")));
        assertThat(table().rows()).isEmpty();
        assertThat(table().files()).isEqualTo(2);
    }

    @Test
    void takesDeletionVectorsOff() {
        PartitionSpec byCountry =
                PartitionSpec.builderFor(ORDERS).identity("country").build();
        WrittenIceberg written = orders(3, byCountry);
        DataFile first = written.append(
                written.row(1L, "DE", amount("1.00")),
                written.row(2L, "DE", amount("2.00")),
                written.row(3L, "DE", amount("3.00")));
        written.append(written.row(4L, "FR", amount("1.00")));
        written.deleteByVector(first, 0, 2);

        TableMetadata table = table();

        assertThat(table.rows()).isEqualTo(OptionalLong.of(2));
        assertThat(partitions(table)).containsExactly("{country=DE} rows=1 files=1", "{country=FR} rows=1 files=1");
        assertThat(history(table).get(0)).isEqualTo("delete +0 -2");
        assertThat(table.properties()).containsEntry("format-version", "3").containsEntry("delete-files", "1");
    }

    @Test
    void readsOverwritesAsTheyAre() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        DataFile first = written.append(written.row(1L, "DE", amount("1.00")), written.row(2L, "DE", amount("2.00")));
        DataFile replacement = written.write(written.row(1L, "DE", amount("7.00")));
        written.table().newOverwrite().deleteFile(first).addFile(replacement).commit();

        TableMetadata table = table();

        assertThat(table.rows()).isEqualTo(OptionalLong.of(1));
        assertThat(table.bytes()).isEqualTo(replacement.fileSizeInBytes());
        assertThat(history(table)).containsExactly("overwrite +1 -2", "append +2 -0");
        assertThat(table.statistics().get("amount")).isEqualTo(statistics(0, "7.00", "7.00"));
    }

    @Test
    void readsCompressedMetadataNamedByACatalog() throws IOException {
        WrittenIceberg written = WrittenIceberg.create(
                folder,
                2,
                ORDERS,
                NOT_PARTITIONED,
                SortOrder.unsorted(),
                Map.of("write.metadata.compression-codec", "gzip"));
        written.append(written.row(1L, "DE", amount("1.00")));
        Path metadata = folder.resolve("metadata");
        Files.delete(metadata.resolve("version-hint.text"));
        Files.move(
                metadata.resolve("v1.gz.metadata.json"),
                metadata.resolve("00009-6ad5f1ba-6e63-4c0b-b8b8-0d7fd1c4d8e5.gz.metadata.json"));
        Files.move(
                metadata.resolve("v2.gz.metadata.json"),
                metadata.resolve("00010-c2d0a1a9-54ae-4d8e-9a53-3c8a2b0d7f7e.gz.metadata.json"));

        assertThat(table().rows()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void believesTheVersionHintAndWhatWasWrittenAfterIt() throws IOException {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("1.00")));
        Path hint = folder.resolve("metadata/version-hint.text");

        Files.writeString(hint, "1\n");
        assertThat(table().rows()).isEqualTo(OptionalLong.of(1));

        Files.writeString(hint, "v1");
        assertThat(table().rows()).isEqualTo(OptionalLong.of(0));

        Files.writeString(hint, "nonsense");
        assertThat(table().rows()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void findsTheFilesOfATableThatWasMoved() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        DataFile first = written.append(written.row(1L, "DE", amount("1.00")), written.row(2L, "DE", amount("1.00")));
        written.deletePositions(List.of(first), 1);
        Path elsewhere = lake.resolve("moved/here");
        Tables.copy(folder, elsewhere);
        Tables.delete(folder);
        folder = elsewhere;

        assertThat(table().rows()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void readsTwoHundredSnapshots() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        DataFile file = written.write(written.row(1L, "DE", amount("1.00")));
        Transaction all = written.table().newTransaction();
        for (int i = 0; i < 200; i++) {
            all.newFastAppend()
                    .appendFile(DataFiles.builder(NOT_PARTITIONED)
                            .copy(file)
                            .withPath(folder + "/data/" + i + ".parquet")
                            .build())
                    .commit();
        }
        all.commitTransaction();

        TableMetadata table = table();

        assertThat(table.history()).hasSize(200);
        assertThat(table.rows()).isEqualTo(OptionalLong.of(200));
    }

    @Test
    void saysWhatIsWrongWithMetadata() throws IOException {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("1.00")));
        Path newest = folder.resolve("metadata/v2.metadata.json");
        String text = Files.readString(newest);

        Files.writeString(newest, text.substring(0, text.length() / 2));
        assertThat(broken(read()).code()).isEqualTo("iceberg-metadata-broken");

        Files.writeString(newest, "[]");
        assertThat(broken(read()).code()).isEqualTo("iceberg-metadata-broken");

        Files.writeString(newest, text.replaceFirst("\"format-version\" ?: ?2", "\"format-version\":9"));
        assertThat(broken(read()).code()).isIn("iceberg-metadata-broken", "iceberg-version-unknown");
        assertThat(broken(read()).reason()).contains("9");

        Files.writeString(newest, "[".repeat(100_000));
        assertThat(broken(read()).code()).isEqualTo("iceberg-metadata-broken");

        for (Path file : files(folder, ".metadata.json")) {
            Files.delete(file);
        }
        assertThat(broken(read()).code()).isEqualTo("iceberg-metadata-missing");
    }

    @Test
    void saysWhatIsWrongWithManifests() throws IOException {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("1.00")));
        Path manifest = files(folder, "-m0.avro").get(0);
        byte[] whole = Files.readAllBytes(manifest);

        Files.write(manifest, Arrays.copyOf(whole, whole.length - 20));
        assertThat(broken(read()).code()).isEqualTo("iceberg-manifest-broken");

        Files.write(manifest, new byte[0]);
        assertThat(broken(read()).code()).isEqualTo("iceberg-manifest-broken");

        Files.delete(manifest);
        assertThat(broken(read()).code()).isEqualTo("iceberg-manifest-missing");
        assertThat(broken(read()).reason()).contains(manifest.getFileName().toString());
    }

    @Test
    void answersWhateverHappensToAManifest() throws IOException {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("1.00")));
        for (String kind : List.of("-m0.avro", ".avro")) {
            Path file = files(folder, kind).get(files(folder, kind).size() - 1);
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at += 61) {
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) (1 << (at % 7));
                Files.write(file, damaged);

                assertThat(read()).isNotNull();
            }
            Files.write(file, whole);
        }
    }

    @Test
    void refusesCountsThatCannotBe() {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        DataFile file = written.write(written.row(1L, "DE", amount("1.00")));
        for (int i = 0; i < 2; i++) {
            written.table()
                    .newFastAppend()
                    .appendFile(DataFiles.builder(NOT_PARTITIONED)
                            .copy(file)
                            .withPath(folder + "/data/" + i + ".parquet")
                            .withRecordCount(Long.MAX_VALUE)
                            .build())
                    .commit();
        }

        assertThat(broken(read()).code()).isEqualTo("counts-impossible");
    }

    @Test
    void readsNothingOutsideOfTheTablesFolder() throws IOException {
        WrittenIceberg written = orders(2, NOT_PARTITIONED);
        written.append(written.row(1L, "DE", amount("1.00")));
        Path newest = folder.resolve("metadata/v2.metadata.json");
        String text = Files.readString(newest);
        Path secret = lake.resolve("secret.avro");
        Files.copy(files(folder, ".avro").get(1), secret);
        String list = written.table().currentSnapshot().manifestListLocation();

        for (String outside : List.of(
                secret.toString(),
                "file:" + secret,
                folder + "/metadata/../../secret.avro",
                "s3://other/secret.avro",
                "hdfs://name/secret.avro")) {
            Files.writeString(newest, text.replace(list, outside));

            assertThat(broken(read()).code()).as(outside).isEqualTo("iceberg-outside-root");
            assertThat(broken(read()).reason()).contains("secret.avro");
        }
        Files.writeString(newest, text.replace(list, "file://" + list));
        assertThat(table().rows()).isEqualTo(OptionalLong.of(1));
    }
}
