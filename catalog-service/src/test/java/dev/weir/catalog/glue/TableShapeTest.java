package dev.weir.catalog.glue;

import static dev.weir.catalog.glue.Tables.at;
import static dev.weir.catalog.glue.Tables.orders;
import static dev.weir.catalog.glue.Tables.part;
import static dev.weir.catalog.glue.Tables.text;
import static dev.weir.catalog.glue.Tables.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.glue.MirroredTable.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each format looks like in Glue, to the letter. */
class TableShapeTest {

    private static String shape(MirroredTable table) {
        return text(TableShape.of(table).table().orElseThrow());
    }

    private static List<String> findings(MirroredTable table) {
        return TableShape.of(table).findings().stream()
                .map(finding -> finding.code() + ": " + finding.reason())
                .toList();
    }

    @Test
    void parquet() {
        assertThat(shape(orders(new TableKind.Parquet(), "Id:long", "amount:decimal(12,2)", "day:date/")))
                .isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id bigint, amount decimal(12,2)
                keys day date
                input org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat
                output org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat
                serde org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe {serialization.format=1}
                parameters {classification=parquet}
                """);
    }

    @Test
    void orc() {
        assertThat(shape(orders(new TableKind.Orc(), "id:long"))).isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id bigint
                keys\s
                input org.apache.hadoop.hive.ql.io.orc.OrcInputFormat
                output org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat
                serde org.apache.hadoop.hive.ql.io.orc.OrcSerde {serialization.format=1}
                parameters {classification=orc}
                """);
    }

    @Test
    void avroWithItsSchema() {
        assertThat(shape(orders(new TableKind.Avro(Optional.of("{\"type\":\"record\"}")), "id:long")))
                .isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id bigint
                keys\s
                input org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat
                output org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat
                serde org.apache.hadoop.hive.serde2.avro.AvroSerDe {avro.schema.literal={"type":"record"}, serialization.format=1}
                parameters {classification=avro}
                """);
        assertThat(findings(orders(new TableKind.Avro(Optional.empty()), "id:long")))
                .containsExactly(
                        "avro-schema-unknown: its Avro schema is not known, and Athena does not read the table without it");
    }

    @Test
    void quotedCsvIsTextOnly() {
        MirroredTable csv = orders(new TableKind.Csv(';', Optional.of('"'), 1), "id:long", "day:date/");

        assertThat(shape(csv)).isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id string
                keys day date
                input org.apache.hadoop.mapred.TextInputFormat
                output org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat
                serde org.apache.hadoop.hive.serde2.OpenCSVSerde {escapeChar=\\, quoteChar=", separatorChar=;}
                parameters {areColumnsQuoted=true, classification=csv, delimiter=;, skip.header.line.count=1}
                """);
        assertThat(findings(csv))
                .containsExactly("csv-as-text: its fields may be quoted, so that all its columns are strings in Glue");
    }

    @Test
    void csvWithoutQuotesKeepsItsTypes() {
        assertThat(shape(orders(new TableKind.Csv('\t', Optional.empty(), 0), "id:long", "at:timestamp(us)")))
                .isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id bigint, at timestamp
                keys\s
                input org.apache.hadoop.mapred.TextInputFormat
                output org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat
                serde org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe {field.delim=\t, serialization.format=\t}
                parameters {classification=csv, delimiter=\t}
                """);
    }

    @Test
    void jsonKnowsTheUpperCaseOfItsKeys() {
        assertThat(shape(orders(new TableKind.Json(), "orderId:long", "tags:array<string>")))
                .isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns orderid bigint, tags array<string>
                keys\s
                input org.apache.hadoop.mapred.TextInputFormat
                output org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat
                serde org.openx.data.jsonserde.JsonSerDe {mapping.orderid=orderId, paths=orderid,tags, serialization.format=1}
                parameters {classification=json}
                """);
    }

    @Test
    void icebergIsItsMetadata() {
        String metadata = "s3://acme-lake/silver/crm/orders/metadata/00007-a.metadata.json";

        MirroredTable table = with(
                orders(new TableKind.Iceberg(metadata), "id:long", "day:date/"), part("day=2026-10-27/", "2026-10-27"));

        assertThat(shape(table)).isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id bigint, day date
                keys\s
                input\s
                output\s
                serde  {}
                parameters {metadata_location=%1$s, table_type=ICEBERG, weir.metadata-location=%1$s}
                """.formatted(metadata));
        assertThat(TableShape.of(table).partitions()).isEmpty();
    }

    @Test
    void deltaIsItsLog() {
        MirroredTable table =
                with(orders(new TableKind.Delta(), "id:long", "day:date/"), part("day=2026-10-27/", "2026-10-27"));

        assertThat(shape(table)).isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns id bigint
                keys day date
                input org.apache.hadoop.mapred.SequenceFileInputFormat
                output org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat
                serde org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe {path=s3://acme-lake/silver/crm/orders/, serialization.format=1}
                parameters {classification=delta, spark.sql.partitionProvider=catalog, spark.sql.sources.provider=delta, table_type=delta}
                """);
        assertThat(TableShape.of(table).partitions()).isEmpty();
    }

    @Test
    void hudiCopiedAndMergedOnRead() {
        assertThat(shape(orders(new TableKind.Hudi(false, Optional.of("20261027101112000")), "id:long")))
                .isEqualTo("""
                silver_crm.orders EXTERNAL_TABLE
                at s3://acme-lake/silver/crm/orders/
                columns _hoodie_commit_time string, _hoodie_commit_seqno string, _hoodie_record_key string, _hoodie_partition_path string, _hoodie_file_name string, id bigint
                keys\s
                input org.apache.hudi.hadoop.HoodieParquetInputFormat
                output org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat
                serde org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe {hoodie.query.as.ro.table=false, path=s3://acme-lake/silver/crm/orders/, serialization.format=1}
                parameters {last_commit_time_sync=20261027101112000, spark.sql.sources.provider=hudi}
                """);
        assertThat(shape(orders(new TableKind.Hudi(true, Optional.empty()), "id:long")))
                .contains("input org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat\n");
        assertThat(shape(orders(new TableKind.Hudi(true, false, Optional.empty()), "id:long")))
                .as("a table that was made without them")
                .contains("columns id bigint\n");
    }

    @Test
    void typesInHivesWordsAndWhatTheyDoNotSay() {
        MirroredTable table = orders(
                new TableKind.Parquet(),
                "a:struct<Sku:string,qty:int>",
                "b:map<string,array<double>>",
                "c:timestamptz(us)",
                "d:time(ms)",
                "e:uuid",
                "f:json",
                "g:timestamp(ns)",
                "h:struct<`a:b`:int,X:int,x:long>",
                "i:struct<>",
                "j:binary",
                "k:boolean",
                "l:float");

        assertThat(shape(table))
                .contains("columns a struct<sku:string,qty:int>, b map<string,array<double>>, c timestamp, d int, "
                        + "e binary, f string, g timestamp, h struct<a_b:int,x:int>, i string, j binary, k boolean, "
                        + "l float\n");
        assertThat(findings(table))
                .containsExactly(
                        "lossy-type: c is timestamptz(us) and stands in Glue as timestamp, which does not say that the time is an instant, in UTC",
                        "lossy-type: d is time(ms) and stands in Glue as int, which does not say that it is a time of day, counted in ms",
                        "lossy-type: e is uuid and stands in Glue as binary, which does not say that it is a UUID",
                        "lossy-type: f is json and stands in Glue as string, which does not say that it is JSON",
                        "lossy-type: g is timestamp(ns) and stands in Glue as timestamp, which does not say nanoseconds",
                        "lossy-type: h is struct<`a:b`:int,X:int,x:long> and stands in Glue as struct<a_b:int,x:int>, which does not say the name of the field a:b; the field x, since another one has its name in lower case",
                        "lossy-type: i is struct<> and stands in Glue as string, which does not say that it is a struct, which has no fields");
    }

    @Test
    void partitionsReadLikeTheirTable() {
        List<@Nullable String> values = new ArrayList<>(List.of("2026-10-27"));
        values.add(null);
        Part nullRegion = new Part(values, Tables.PLACE + "day=2026-10-27/region=__HIVE_DEFAULT_PARTITION__/");
        MirroredTable table = with(
                orders(new TableKind.Parquet(), "id:long", "day:date/", "region:string/"),
                part("day=2026-10-28/region=EU/", "2026-10-28", "EU"),
                nullRegion);

        List<GluePartition> partitions = TableShape.of(table).partitions();

        assertThat(partitions)
                .extracting(GluePartition::values)
                .containsExactly(List.of("2026-10-27", "__HIVE_DEFAULT_PARTITION__"), List.of("2026-10-28", "EU"));
        GlueStorage storage = TableShape.of(table).table().orElseThrow().storage();
        assertThat(partitions.get(1).storage())
                .isEqualTo(storage.at("s3://acme-lake/silver/crm/orders/day=2026-10-28/region=EU/"));
    }

    @Test
    void twoFoldersWithTheSameValuesAreNotOne() {
        MirroredTable table = with(
                orders(new TableKind.Parquet(), "id:long", "day:date/"),
                part("day=2026-10-27/", "2026-10-27"),
                part("2026/10/27/", "2026-10-27"));

        assertThat(TableShape.of(table).partitions()).hasSize(1);
        assertThat(findings(table))
                .containsExactly(
                        "partition-conflict: s3://acme-lake/silver/crm/orders/2026/10/27/ has the same values as "
                                + "s3://acme-lake/silver/crm/orders/day=2026-10-27/");
    }

    @Test
    void whatGlueCannotHave() {
        assertThat(findings(at(orders(new TableKind.Parquet(), "id:long"), "s3://acme-lake/ref/countries.csv")))
                .containsExactly(
                        "not-a-folder: s3://acme-lake/ref/countries.csv shares its folder with other datasets, "
                                + "and a table in Glue is a folder");
        assertThat(findings(orders(new TableKind.Parquet(), "id:long", "ID:string")))
                .containsExactly("column-conflict: two columns are called id in lower case, as Glue has all names");
        assertThat(findings(Tables.table(Tables.ORDERS, "x." + "y".repeat(256), new TableKind.Parquet(), "id:long")))
                .containsExactly("name-too-long: Glue's names have at most 255 characters");
    }
}
