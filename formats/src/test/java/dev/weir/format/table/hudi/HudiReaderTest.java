package dev.weir.format.table.hudi;

import static dev.weir.format.table.Tables.broken;
import static dev.weir.format.table.Tables.columns;
import static dev.weir.format.table.Tables.files;
import static dev.weir.format.table.Tables.history;
import static dev.weir.format.table.Tables.metadata;
import static dev.weir.format.table.Tables.partitions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.format.Column;
import dev.weir.format.table.TableFormat;
import dev.weir.format.table.TableReading;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.TableReading.TablePartition;
import dev.weir.format.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HudiReaderTest {

    private static final Schema ORDERS = new Schema.Parser().parse("""
            {"type": "record", "name": "orders", "fields": [
              {"name": "id", "type": "long"},
              {"name": "country", "type": ["null", "string"], "default": null},
              {"name": "amount", "type": ["null", "double"], "default": null}]}
            """);

    private Path folder;

    // Making a reader allows Avro to load the records of Hudi's timeline, which Hudi's writer reads too.
    private final HudiReader reader = new HudiReader();

    @BeforeEach
    void placeTable(@TempDir Path lake) {
        folder = lake.resolve("orders");
    }

    private TableReading read() {
        return Tables.read(TableFormat.HUDI, reader, folder);
    }

    private TableMetadata table() {
        return metadata(read());
    }

    private WrittenHudi orders(HoodieTableType type, HoodieTableVersion version) throws IOException {
        return new WrittenHudi(folder, type, version, ORDERS);
    }

    private static Object[] row(Object... values) {
        return values;
    }

    @ParameterizedTest
    @EnumSource(
            value = HoodieTableVersion.class,
            names = {"SIX", "EIGHT", "NINE"})
    void readsCopyOnWrite(HoodieTableVersion version) throws IOException {
        String last;
        try (WrittenHudi written = orders(HoodieTableType.COPY_ON_WRITE, version)) {
            written.upsert(row(1L, "DE", 1.0), row(2L, "DE", 2.0), row(3L, "FR", 3.0));
            written.upsert(row(1L, "DE", 7.0), row(4L, "DE", 4.0));
            last = written.delete(2L, "DE");
        }

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo(last);
        assertThat(columns(table)).containsExactly("id:long", "country:string?/", "amount:double?");
        assertThat(table.rows()).isEqualTo(OptionalLong.of(3));
        assertThat(partitions(table)).containsExactly("{country=DE} rows=2 files=1", "{country=FR} rows=1 files=1");
        assertThat(table.files()).isEqualTo(2);
        assertThat(table.bytes())
                .isEqualTo(
                        files(folder, "_" + last + ".parquet").get(0).toFile().length()
                                + files(folder.resolve("country=FR"), ".parquet")
                                        .get(0)
                                        .toFile()
                                        .length())
                .isEqualTo(table.partitions().stream()
                        .mapToLong(TablePartition::bytes)
                        .sum());
        assertThat(history(table)).containsExactly("commit +0 -1", "commit +1 -0", "commit +3 -0");
        assertThat(table.history().get(0).id()).isEqualTo(last);
        assertThat(table.history().get(0).at()).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
        assertThat(table.history().get(1).summary())
                .containsEntry("operation-type", "upsert")
                .containsEntry("rows-updated", "1")
                .containsEntry("rows-written", "3");
        assertThat(table.properties())
                .containsEntry("hoodie.table.name", "orders")
                .containsEntry("hoodie.table.type", "COPY_ON_WRITE")
                .containsEntry("hoodie.table.version", Integer.toString(version.versionCode()))
                .containsEntry("hoodie.table.recordkey.fields", "id")
                .doesNotContainKey("log-files");
        assertThat(table.statistics()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = HoodieTableVersion.class,
            names = {"SIX", "NINE"})
    void leavesTheRowsOfSlicesWithLogsOpen(HoodieTableVersion version) throws IOException {
        try (WrittenHudi written = orders(HoodieTableType.MERGE_ON_READ, version)) {
            written.upsert(row(1L, "DE", 1.0), row(2L, "DE", 2.0), row(3L, "FR", 3.0));
            assertThat(table().rows()).isEqualTo(OptionalLong.of(3));
            written.delete(2L, "DE");
        }

        TableMetadata table = table();

        assertThat(table.rows()).isEmpty();
        assertThat(partitions(table)).containsExactly("{country=DE} rows=? files=2", "{country=FR} rows=1 files=1");
        assertThat(history(table)).containsExactly("deltacommit +0 -1", "deltacommit +3 -0");
        assertThat(table.properties())
                .containsEntry("log-files", "1")
                .containsEntry("counted-files", "base files and log files");
    }

    @ParameterizedTest
    @EnumSource(
            value = HoodieTableVersion.class,
            names = {"SIX", "EIGHT", "NINE"})
    void knowsTheRowsAgainAfterACompaction(HoodieTableVersion version) throws IOException {
        String compaction;
        try (WrittenHudi written = new WrittenHudi(
                folder,
                HoodieTableType.MERGE_ON_READ,
                version,
                ORDERS,
                Map.of("hoodie.compact.inline.max.delta.commits", "1"))) {
            written.upsert(row(1L, "DE", 1.0), row(2L, "DE", 2.0), row(3L, "FR", 3.0));
            written.delete(2L, "DE");
            assertThat(table().rows()).isEmpty();
            compaction = written.compact();
        }

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo(compaction);
        assertThat(table.rows()).isEqualTo(OptionalLong.of(2));
        assertThat(partitions(table)).containsExactly("{country=DE} rows=1 files=1", "{country=FR} rows=1 files=1");
        assertThat(history(table)).containsExactly("commit +? -?", "deltacommit +0 -1", "deltacommit +3 -0");
        assertThat(table.history().get(0).summary()).containsEntry("operation-type", "compact");
        assertThat(table.properties()).containsEntry("log-files", "0");
    }

    @ParameterizedTest
    @EnumSource(
            value = HoodieTableVersion.class,
            names = {"SIX", "EIGHT", "NINE"})
    void countsTheFilesThatAClusteringReplacedNoMore(HoodieTableVersion version) throws IOException {
        String clustering;
        try (WrittenHudi written = new WrittenHudi(
                folder,
                HoodieTableType.COPY_ON_WRITE,
                version,
                ORDERS,
                Map.of(
                        // Each commit makes a file of its own, to be written together.
                        "hoodie.parquet.small.file.limit",
                        "0",
                        "hoodie.clustering.plan.strategy.class",
                        "org.apache.hudi.client.clustering.plan.strategy.JavaSizeBasedClusteringPlanStrategy",
                        "hoodie.clustering.execution.strategy.class",
                        "org.apache.hudi.client.clustering.run.strategy.JavaSortAndSizeExecutionStrategy",
                        "hoodie.clustering.inline.max.commits",
                        "1",
                        "hoodie.clustering.async.max.commits",
                        "1"))) {
            written.upsert(row(1L, "DE", 1.0));
            written.upsert(row(2L, "DE", 2.0));
            written.upsert(row(3L, "DE", 3.0));
            assertThat(partitions(table())).containsExactly("{country=DE} rows=3 files=3");
            clustering = written.cluster();
        }

        TableMetadata table = table();

        assertThat(table.version()).isEqualTo(clustering);
        assertThat(table.rows()).isEqualTo(OptionalLong.of(3));
        assertThat(partitions(table)).containsExactly("{country=DE} rows=3 files=1");
        assertThat(history(table))
                .containsExactly("replacecommit +? -?", "commit +1 -0", "commit +1 -0", "commit +1 -0");
        assertThat(table.history().get(0).summary()).containsEntry("operation-type", "cluster");
    }

    @ParameterizedTest
    @EnumSource(
            value = HoodieTableVersion.class,
            names = {"SIX", "EIGHT", "NINE"})
    void readsATableMostOfWhoseTimelineIsArchived(HoodieTableVersion version) throws IOException {
        try (WrittenHudi written = new WrittenHudi(
                folder,
                HoodieTableType.COPY_ON_WRITE,
                version,
                ORDERS,
                Map.of(
                        "hoodie.clean.commits.retained", "1",
                        "hoodie.cleaner.commits.retained", "1",
                        "hoodie.keep.min.commits", "2",
                        "hoodie.keep.max.commits", "3"))) {
            written.upsert(row(100L, "FR", 1.0));
            for (long id = 1; id <= 8; id++) {
                written.upsert(row(id, "DE", 1.0));
            }
            written.archive();
        }

        TableMetadata table = table();

        assertThat(table.history()).hasSizeBetween(2, 4).allMatch(commit -> commit.operation()
                .equals("commit"));
        assertThat(columns(table)).containsExactly("id:long", "country:string?/", "amount:double?");
        // The commit that wrote the base file of FR is archived, and its rows with it.
        assertThat(partitions(table)).containsExactly("{country=DE} rows=8 files=1", "{country=FR} rows=? files=1");
        assertThat(table.rows()).isEmpty();
        assertThat(table.files()).isEqualTo(2);
    }

    @Test
    void readsATableThatWasNeverWrittenTo() throws IOException {
        orders(HoodieTableType.COPY_ON_WRITE, HoodieTableVersion.EIGHT).close();

        assertThat(broken(read()).code()).isEqualTo("hudi-schema-missing");

        Path properties = folder.resolve(".hoodie/hoodie.properties");
        Files.writeString(
                properties,
                Files.readString(properties) + "\nhoodie.table.create.schema="
                        + ORDERS.toString().replace(":", "\\:") + "\n");
        TableMetadata table = table();
        assertThat(columns(table)).containsExactly("id:long", "country:string?/", "amount:double?");
        assertThat(table.version()).isEmpty();
        assertThat(table.rows()).isEqualTo(OptionalLong.of(0));
        assertThat(table.files()).isZero();
    }

    @Test
    void saysWhatIsWrongWithATable() throws IOException {
        assertThat(broken(read()).code()).isEqualTo("hudi-properties-missing");

        String last;
        try (WrittenHudi written = orders(HoodieTableType.COPY_ON_WRITE, HoodieTableVersion.EIGHT)) {
            last = written.upsert(row(1L, "DE", 1.0));
        }
        Path commit = files(folder.resolve(".hoodie/timeline"), ".commit").stream()
                .filter(file -> file.getFileName().toString().startsWith(last))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(commit);
        for (int at = 0; at < whole.length; at += 97) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << (at % 7));
            Files.write(commit, damaged);

            assertThat(read()).isNotNull();
        }
        Files.write(commit, Arrays.copyOf(whole, whole.length / 2));
        assertThat(broken(read()).code()).isEqualTo("hudi-timeline-broken");
        Files.write(commit, whole);

        Path properties = folder.resolve(".hoodie/hoodie.properties");
        String text = Files.readString(properties);
        Files.writeString(properties, text.replace("hoodie.table.version=8", "hoodie.table.version=42"));
        assertThat(broken(read()).code()).isEqualTo("hudi-version-unknown");

        Files.writeString(properties, text.substring(0, 20));
        assertThat(broken(read()).code()).isEqualTo("hudi-version-unknown");
    }

    @Test
    void tellsTypesInWeirsWords() {
        List<Column> columns = HudiColumns.of("""
                {"type": "record", "name": "r", "fields": [
                  {"name": "_hoodie_commit_time", "type": ["null", "string"]},
                  {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                  {"name": "at", "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}]},
                  {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
                  {"name": "price", "type": {"type": "fixed", "name": "f", "size": 8,
                                             "logicalType": "decimal", "precision": 10, "scale": 2}},
                  {"name": "tags", "type": {"type": "array", "items": ["null", "string"]}},
                  {"name": "counts", "type": {"type": "map", "values": "long"}},
                  {"name": "item", "type": {"type": "record", "name": "i", "fields": [
                    {"name": "sku", "type": "string"}]}}]}
                """, List.of("region"));

        assertThat(Column.text(columns).split("\n"))
                .containsExactly(
                        "day:date",
                        "at:timestamptz(us)?",
                        "local:timestamp(ms)",
                        "price:decimal(10,2)",
                        "tags:array<string>",
                        "counts:map<string,long>",
                        "item:struct<sku:string>",
                        "region:string?/");
    }

    @Test
    void readsPartitionsWithAndWithoutNames() {
        HudiPartitions two = new HudiPartitions(List.of("country", "day"));
        Map<String, String> nothing = new HashMap<>();
        nothing.put("country", null);
        nothing.put("day", "a/b");

        assertThat(two.values("country=DE/day=2026-10-27")).isEqualTo(Map.of("country", "DE", "day", "2026-10-27"));
        assertThat(two.values("DE/2026-10-27")).isEqualTo(Map.of("country", "DE", "day", "2026-10-27"));
        assertThat(two.values("__HIVE_DEFAULT_PARTITION__/a%2Fb")).isEqualTo(nothing);
        assertThat(new HudiPartitions(List.of("day")).values("2026/10/27")).isEqualTo(Map.of("day", "2026/10/27"));
        assertThat(new HudiPartitions(List.of()).values("")).isEmpty();
    }

    @Test
    void readsInstantsOfBothLengths() {
        assertThat(HudiCommits.time("20261122193016642", ZoneOffset.UTC))
                .isEqualTo(Instant.parse("2026-11-22T19:30:16.642Z"));
        assertThat(HudiCommits.time("20261122193016", ZoneOffset.UTC)).isEqualTo(Instant.parse("2026-11-22T19:30:16Z"));
        assertThat(HudiCommits.time("00000000000001", ZoneOffset.UTC)).isEqualTo(Instant.EPOCH);
    }
}
