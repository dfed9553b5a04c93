package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.format.Column;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.S3Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedTableTest {

    private static final String ARN = "arn:aws:glue:eu-central-1:123456789012:table/sales/orders";
    private static final GlueStorage NOWHERE = new GlueStorage("", List.of(), "", "", "", Map.of(), Map.of());
    private static final Lake LAKE = new Lake(
            UUID.randomUUID(), "acme", new LakePath("s3://acme-lake/"), S3Access.DEFAULT, List.of(), Instant.EPOCH);

    private static ImportedTable table(
            String type, GlueStorage storage, List<GlueColumn> keys, Map<String, String> parameters) {
        return ImportedTable.of(
                new GlueTable(
                        new TableName("sales", "orders"),
                        Optional.of("1"),
                        Optional.of("123456789012"),
                        type,
                        Optional.of("What was sold"),
                        Optional.empty(),
                        Optional.empty(),
                        keys,
                        storage,
                        parameters),
                Optional.of(ARN));
    }

    private static ImportedTable at(String location, Map<String, String> parameters) {
        return table("EXTERNAL_TABLE", NOWHERE.at(location), List.of(), parameters);
    }

    private static FoundDataset found(ImportedTable table) {
        return table.found(LAKE, new ImportedPartitions(List.of(), table.location()), finding -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "s3://other/raw/orders/, s3://other, raw/orders",
        "s3a://other/raw/orders, s3://other, raw/orders",
        "s3://other, s3://other, /",
        "hdfs://nn:8020/warehouse/orders/, hdfs://nn:8020, /warehouse/orders",
        "file:///srv/lake/orders/, file, /srv/lake/orders",
        "crm.public.orders, arn:aws:glue:eu-central-1:123456789012, table/sales/orders",
        "'', arn:aws:glue:eu-central-1:123456789012, table/sales/orders",
    })
    void isNamedByItsPlaceOrByGlue(String location, String namespace, String name) {
        assertThat(at(location, Map.of()).dataset()).contains(new DatasetName(namespace, name));
    }

    @Test
    void hasTheNameThatACrawlWouldFind() {
        assertThat(at("s3n://acme-lake/silver/crm/orders/", Map.of()).dataset())
                .contains(new LakePath("s3://acme-lake/silver/crm/orders/").datasetName());
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe, , parquet",
        "org.apache.hadoop.hive.ql.io.orc.OrcSerde, , orc",
        "org.apache.hadoop.hive.serde2.avro.AvroSerDe, , avro",
        "org.apache.hadoop.hive.serde2.OpenCSVSerde, , csv",
        "org.openx.data.jsonserde.JsonSerDe, , ndjson",
        "org.apache.hive.hcatalog.data.JsonSerDe, , ndjson",
        "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe, classification=csv, csv",
        "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe, classification=UNKNOWN, raw",
        ", classification=json, ndjson",
        ", classification=ion, raw",
        ", table_type=ICEBERG, iceberg",
        "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe, spark.sql.sources.provider=delta, delta",
        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe, spark.sql.sources.provider=hudi, hudi",
        ", presto_view=true, view",
    })
    void knowsTheFormat(String serde, String parameter, String format) {
        GlueStorage storage =
                new GlueStorage("s3://b/t/", List.of(), "", "", serde == null ? "" : serde, Map.of(), Map.of());
        String[] pair = parameter == null ? new String[0] : parameter.split("=");
        Map<String, String> parameters = pair.length == 0 ? Map.of() : Map.of(pair[0], pair[1]);

        assertThat(table("EXTERNAL_TABLE", storage, List.of(), parameters)
                        .format()
                        .wireName())
                .isEqualTo(format);
    }

    @Test
    void whatADatabaseHoldsIsNotInTheLake() {
        ImportedTable table = at("crm.public.orders", Map.of("classification", "postgresql"));

        assertThat(table.format().wireName()).isEqualTo("external");
        assertThat(table.place()).isEmpty();
    }

    @Test
    void columnsArePartitionsOrNotAndNeverTwice() {
        GlueStorage storage = new GlueStorage(
                "s3://b/t/",
                List.of(
                        GlueColumn.of("id", "bigint"),
                        GlueColumn.of("day", "string"),
                        GlueColumn.of("odd", "uniontype<int,string>")),
                "",
                "",
                "",
                Map.of(),
                Map.of());
        List<String> findings = new ArrayList<>();

        FoundDataset found = table("EXTERNAL_TABLE", storage, List.of(GlueColumn.of("day", "date")), Map.of())
                .found(LAKE, new ImportedPartitions(List.of("day"), ""), finding -> findings.add(finding.code()));

        assertThat(Column.text(found.columns())).isEqualTo("id:long?\nodd:string?\nday:date?/");
        assertThat(findings).containsExactly("type-unknown");
    }

    @Test
    void aPlaceholderOfSparkIsNoColumn() {
        GlueStorage storage = new GlueStorage(
                "s3://b/t/", List.of(GlueColumn.of("col", "array<string>")), "", "", "", Map.of(), Map.of());
        List<String> findings = new ArrayList<>();

        FoundDataset found = table("EXTERNAL_TABLE", storage, List.of(), Map.of("spark.sql.sources.provider", "delta"))
                .found(LAKE, new ImportedPartitions(List.of(), ""), finding -> findings.add(finding.code()));

        assertThat(found.columns()).isEmpty();
        assertThat(findings).containsExactly("schema-elsewhere");
    }

    @Test
    void whatCrawlersWriteEachTimeIsNoChange() {
        Map<String, String> parameters = new HashMap<>(Map.of("owner-team", "sales", "recordCount", "1"));
        FoundDataset before = found(at("s3://b/t/", parameters));
        parameters.put("recordCount", "2");
        parameters.put("transient_lastDdlTime", "1700000000");
        FoundDataset after = found(at("s3://b/t/", parameters));
        parameters.put("owner-team", "crm");
        FoundDataset changed = found(at("s3://b/t/", parameters));

        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(changed.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(before.details().properties())
                .containsEntry("owner-team", "sales")
                .containsEntry("glue.description", "What was sold")
                .doesNotContainKey("recordCount");
    }

    @Test
    void keepsNothingThatADatabaseDoesNot() {
        FoundDataset found = found(at("s3://b/t/", Map.of("a\0b", "x\0y", "long", "z".repeat(5000))));

        assertThat(found.details().properties()).containsEntry("a\uFFFDb", "x\uFFFDy");
        assertThat(found.details().properties().get("long")).hasSize(2001);
    }

    @Test
    void countsAllPartitionsAndKeepsTheFirst() {
        ImportedPartitions some = new ImportedPartitions(List.of("n"), "s3://b/t/");
        ImportedPartitions reversed = new ImportedPartitions(List.of("n"), "s3://b/t/");
        int all = ImportedPartitions.MOST * 2;
        for (int i = 0; i < all; i++) {
            some.add(new GluePlace(List.of("" + i), "s3://b/t/n=" + i));
            reversed.add(new GluePlace(List.of("" + (all - 1 - i)), "s3://b/t/n=" + (all - 1 - i)));
        }

        assertThat(some.count()).isEqualTo(all);
        assertThat(some.kept()).hasSize(ImportedPartitions.MOST);
        assertThat(some.fingerprint()).isEqualTo(reversed.fingerprint());
        some.add(new GluePlace(List.of("one more"), ""));
        assertThat(some.fingerprint()).isNotEqualTo(reversed.fingerprint());
    }

    @Test
    void partitionsMayLieAnywhereAlsoInOnePlace() {
        ImportedPartitions some = new ImportedPartitions(List.of("day", "hour"), "s3://b/t");
        some.add(new GluePlace(List.of("2026-10-27", "1"), "s3a://b/t/2026/10/27/01"));
        some.add(new GluePlace(List.of("2026-10-27", "2"), "s3://b/t/2026/10/27/01/"));
        some.add(new GluePlace(List.of("2026-10-27", "__HIVE_DEFAULT_PARTITION__"), "s3://elsewhere/x"));
        some.add(new GluePlace(List.of("2026-10-27", "4"), ""));

        assertThat(some.kept())
                .extracting(partition -> partition.values() + " " + partition.path())
                .containsExactly(
                        "{day=2026-10-27, hour=1} 2026/10/27/01/",
                        "{day=2026-10-27, hour=2} day=2026-10-27/hour=2/",
                        "{day=2026-10-27, hour=null} s3://elsewhere/x/",
                        "{day=2026-10-27, hour=4} day=2026-10-27/hour=4/");
    }
}
