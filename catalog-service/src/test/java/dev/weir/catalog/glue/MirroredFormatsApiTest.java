package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.catalog.testing.WrittenTables;
import dev.weir.catalog.testing.WrittenTables.Row;
import dev.weir.format.parquet.ParquetFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hudi.common.model.HoodieTableType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From tables that the formats' own writers wrote, over a crawl, to what Athena, Spark and Trino find in Glue. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class MirroredFormatsApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Row[] ROWS = {new Row(1, "one", "DE"), new Row(2, "two", "FR")};
    private static final List<String> OF_GLUE = List.of(
            "CatalogId", "CreateTime", "DatabaseName", "IsRegisteredWithLakeFormation", "Retention", "VersionId");

    private LocalS3 s3;
    private GlueLake lake;

    @BeforeEach
    void start() throws Exception {
        s3 = LocalS3.start();
        lake = new GlueLake(s3);
        lake.configure(Map.of("mirror", true, "dryRun", false));
    }

    @AfterEach
    void stop() throws Exception {
        lake.close();
        s3.close();
    }

    private JsonPath mirrored() {
        JsonPath crawl = lake.crawl();
        assertThat(crawl.getInt("progress.problems")).as(crawl.prettify()).isZero();
        JsonPath run = lake.completed("apply");
        assertThat(lake.of(run, "changes", "it.outcome")).isNotEmpty().containsOnly("applied");
        assertThat(lake.completed("apply").getInt("changes"))
                .as("nothing is left to do")
                .isZero();
        return run;
    }

    /** The table as it was sent to Glue, with {@code ROOT} and {@code DATASET} for what differs from run to run. */
    private JsonNode sent(String database, String table) throws Exception {
        ObjectNode body = (ObjectNode) lake.glue().tableBody(database, table);
        body.remove(OF_GLUE);
        String id = body.at("/Parameters/weir.dataset").asText();
        assertThat(id).isEqualTo(lake.dataset(database + "." + table).getString("id"));
        return JSON.readTree(body.toString()
                .replace(lake.root(), "ROOT/")
                .replace(id, "DATASET")
                .replace("\"" + lake.name() + "\"", "\"LAKE\""));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    private List<String> partitions(String database, String table) {
        return lake.glue().partitionBodies(database, table).stream()
                .map(partition -> partition.get("Values") + " "
                        + partition.at("/StorageDescriptor/Location").asText().replace(lake.root(), "ROOT/") + " "
                        + partition
                                .at("/StorageDescriptor/SerdeInfo/SerializationLibrary")
                                .asText()
                                .replaceAll(".*\\.", "")
                        + " " + partition.at("/StorageDescriptor/Columns").size())
                .toList();
    }

    @Test
    void iceberg(@TempDir Path folder) throws Exception {
        WrittenTables.iceberg(folder, ROWS);
        WrittenTables.files(folder, (path, content) -> lake.put("bronze/orders/" + path, content));
        mirrored();
        String metadata = lake.dataset("bronze.orders")
                .getString("properties.metadata_location")
                .replace(lake.root(), "ROOT/");

        assertThat(metadata)
                .matches(
                        "ROOT/bronze/orders/metadata/v3\\.metadata\\.json|ROOT/bronze/orders/metadata/.*\\.metadata\\.json");
        assertThat(sent("bronze", "orders")).isEqualTo(json("""
                {"Name": "orders", "TableType": "EXTERNAL_TABLE", "PartitionKeys": [],
                 "StorageDescriptor": {
                   "Location": "ROOT/bronze/orders/",
                   "Columns": [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string"},
                     {"Name": "country", "Type": "string"}]},
                 "Parameters": {"EXTERNAL": "TRUE", "table_type": "ICEBERG", "metadata_location": "%1$s",
                   "weir.metadata-location": "%1$s", "weir.managed": "true", "weir.lake": "LAKE", "weir.dataset": "DATASET",
                   "weir.parameters": "EXTERNAL,metadata_location,table_type,weir.dataset,weir.lake,weir.managed,weir.metadata-location"}}
                """.formatted(metadata)));
        assertThat(partitions("bronze", "orders")).isEmpty();
    }

    @Test
    void delta(@TempDir Path folder) throws Exception {
        WrittenTables.delta(folder, ROWS);
        WrittenTables.files(folder, (path, content) -> lake.put("bronze/orders/" + path, content));
        mirrored();

        assertThat(sent("bronze", "orders")).isEqualTo(json("""
                {"Name": "orders", "TableType": "EXTERNAL_TABLE", "PartitionKeys": [{"Name": "country", "Type": "string"}],
                 "StorageDescriptor": {
                   "Location": "ROOT/bronze/orders/",
                   "Columns": [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string"}],
                   "InputFormat": "org.apache.hadoop.mapred.SequenceFileInputFormat",
                   "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat",
                   "Compressed": false, "NumberOfBuckets": -1,
                   "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                     "Parameters": {"path": "ROOT/bronze/orders/", "serialization.format": "1"}}},
                 "Parameters": {"EXTERNAL": "TRUE", "classification": "delta", "table_type": "delta",
                   "spark.sql.sources.provider": "delta", "spark.sql.partitionProvider": "catalog",
                   "weir.managed": "true", "weir.lake": "LAKE", "weir.dataset": "DATASET",
                   "weir.parameters": "EXTERNAL,classification,spark.sql.partitionProvider,spark.sql.sources.provider,table_type,weir.dataset,weir.lake,weir.managed"}}
                """));
        assertThat(partitions("bronze", "orders")).as("the log has them").isEmpty();
    }

    @Test
    void hudiCopyOnWrite(@TempDir Path folder) throws Exception {
        hudi(folder, HoodieTableType.COPY_ON_WRITE, "org.apache.hudi.hadoop.HoodieParquetInputFormat");
    }

    @Test
    void hudiMergeOnRead(@TempDir Path folder) throws Exception {
        hudi(folder, HoodieTableType.MERGE_ON_READ, "org.apache.hudi.hadoop.realtime.HoodieParquetRealtimeInputFormat");
    }

    private void hudi(Path folder, HoodieTableType type, String input) throws Exception {
        WrittenTables.hudi(folder, type, ROWS);
        WrittenTables.files(folder, (path, content) -> lake.put("bronze/orders/" + path, content));
        mirrored();
        String commit = lake.dataset("bronze.orders").getString("tableVersion");

        assertThat(sent("bronze", "orders")).isEqualTo(json("""
                {"Name": "orders", "TableType": "EXTERNAL_TABLE", "PartitionKeys": [{"Name": "country", "Type": "string"}],
                 "StorageDescriptor": {
                   "Location": "ROOT/bronze/orders/",
                   "Columns": [
                     {"Name": "_hoodie_commit_time", "Type": "string"}, {"Name": "_hoodie_commit_seqno", "Type": "string"},
                     {"Name": "_hoodie_record_key", "Type": "string"}, {"Name": "_hoodie_partition_path", "Type": "string"},
                     {"Name": "_hoodie_file_name", "Type": "string"},
                     {"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string"}],
                   "InputFormat": "%s",
                   "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                   "Compressed": false, "NumberOfBuckets": -1,
                   "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
                     "Parameters": {"path": "ROOT/bronze/orders/", "serialization.format": "1",
                       "hoodie.query.as.ro.table": "false"}}},
                 "Parameters": {"EXTERNAL": "TRUE", "spark.sql.sources.provider": "hudi", "last_commit_time_sync": "%s",
                   "weir.managed": "true", "weir.lake": "LAKE", "weir.dataset": "DATASET",
                   "weir.parameters": "EXTERNAL,last_commit_time_sync,spark.sql.sources.provider,weir.dataset,weir.lake,weir.managed"}}
                """.formatted(input, commit)));
        assertThat(partitions("bronze", "orders"))
                .containsExactly(
                        "[\"DE\"] ROOT/bronze/orders/country=DE/ ParquetHiveSerDe 7",
                        "[\"FR\"] ROOT/bronze/orders/country=FR/ ParquetHiveSerDe 7");
    }

    /** With partitions {@code DE} and {@code FR}, whose readers are those of the table. */
    private void filesOf(String format, String columns, String storage, String parameters) throws Exception {
        JsonNode sent = sent("bronze", "orders");

        assertThat(sent.at("/PartitionKeys")).isEqualTo(json("[{\"Name\": \"country\", \"Type\": \"string\"}]"));
        assertThat(sent.at("/TableType").asText()).isEqualTo("EXTERNAL_TABLE");
        ObjectNode descriptor = (ObjectNode) sent.get("StorageDescriptor");
        assertThat(descriptor.at("/Location").asText()).isEqualTo("ROOT/bronze/orders/");
        assertThat(descriptor.remove("Columns")).isEqualTo(json(columns));
        descriptor.remove(List.of("Location", "Compressed", "NumberOfBuckets"));
        assertThat(descriptor).isEqualTo(json(storage));
        ObjectNode others = (ObjectNode) sent.get("Parameters");
        others.remove(List.of("weir.managed", "weir.lake", "weir.dataset", "weir.parameters"));
        assertThat(others).isEqualTo(json(parameters));
        List<JsonNode> partitions = lake.glue().partitionBodies("bronze", "orders");
        assertThat(partitions)
                .as(format)
                .extracting(
                        partition -> partition.at("/StorageDescriptor/Location").asText())
                .containsExactly(lake.root() + "bronze/orders/country=DE/", lake.root() + "bronze/orders/country=FR/");
        JsonNode ofTable = lake.glue().tableBody("bronze", "orders").get("StorageDescriptor");
        for (JsonNode partition : partitions) {
            ObjectNode ofPartition =
                    (ObjectNode) partition.get("StorageDescriptor").deepCopy();
            ofPartition.put("Location", ofTable.get("Location").asText());
            assertThat(ofPartition)
                    .as("as the table's, or Athena refuses the partition")
                    .isEqualTo(ofTable);
        }
    }

    private void put(String file, java.util.function.Function<Row[], byte[]> writer) {
        for (Row row : ROWS) {
            lake.put("bronze/orders/country=" + row.country() + "/" + file, writer.apply(new Row[] {row}));
        }
    }

    @Test
    void parquet() throws Exception {
        put(
                "part-0.parquet",
                rows -> ParquetFiles.file(
                        "message orders { required int64 id; optional binary note (STRING); optional int64 at (TIMESTAMP(MICROS,true)); }",
                        10,
                        List.of(row -> row.append("id", rows[0].id()).append("note", rows[0].note()))));
        JsonPath run = mirrored();

        filesOf("parquet", """
                [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string"}, {"Name": "at", "Type": "timestamp"}]
                """, """
                {"InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                 "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                 "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
                   "Parameters": {"serialization.format": "1"}}}
                """, "{\"EXTERNAL\": \"TRUE\", \"classification\": \"parquet\"}");
        assertThat(lake.findings(run)).containsExactly("lossy-type bronze.orders");
    }

    @Test
    void orc() throws Exception {
        put("part-0.orc", WrittenTables::orc);
        mirrored();

        filesOf("orc", """
                [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string"}]
                """, """
                {"InputFormat": "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat",
                 "OutputFormat": "org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat",
                 "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.orc.OrcSerde",
                   "Parameters": {"serialization.format": "1"}}}
                """, "{\"EXTERNAL\": \"TRUE\", \"classification\": \"orc\"}");
    }

    @Test
    void avro() throws Exception {
        put("part-0.avro", WrittenTables::avro);
        mirrored();

        filesOf("avro", """
                [{"Name": "id", "Type": "bigint"}, {"Name": "note", "Type": "string"}]
                """, """
                {"InputFormat": "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
                 "OutputFormat": "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat",
                 "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
                   "Parameters": {"serialization.format": "1", "avro.schema.literal":
                     "{\\"type\\":\\"record\\",\\"name\\":\\"orders\\",\\"fields\\":[{\\"name\\":\\"id\\",\\"type\\":\\"long\\"},{\\"name\\":\\"note\\",\\"type\\":[\\"null\\",\\"string\\"],\\"default\\":null}]}"}}}
                """, "{\"EXTERNAL\": \"TRUE\", \"classification\": \"avro\"}");
    }

    @Test
    void csv() throws Exception {
        put("part-0.csv", WrittenTables::csv);
        mirrored();

        filesOf("csv", """
                [{"Name": "id", "Type": "string"}, {"Name": "note", "Type": "string"}]
                """, """
                {"InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
                 "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                 "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.serde2.OpenCSVSerde",
                   "Parameters": {"separatorChar": ",", "quoteChar": "\\"", "escapeChar": "\\\\"}}}
                """, """
                {"EXTERNAL": "TRUE", "classification": "csv", "delimiter": ",", "skip.header.line.count": "1",
                 "areColumnsQuoted": "true"}
                """);
    }

    @Test
    void ndjson() throws Exception {
        put("part-0.ndjson", WrittenTables::ndjson);
        mirrored();

        filesOf("ndjson", """
                [{"Name": "orderid", "Type": "int"}, {"Name": "note", "Type": "string"}]
                """, """
                {"InputFormat": "org.apache.hadoop.mapred.TextInputFormat",
                 "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
                 "SerdeInfo": {"SerializationLibrary": "org.openx.data.jsonserde.JsonSerDe",
                   "Parameters": {"serialization.format": "1", "paths": "orderid,note", "mapping.orderid": "orderId"}}}
                """, "{\"EXTERNAL\": \"TRUE\", \"classification\": \"json\"}");
    }

    @Test
    void anotherCommitMovesIcebergsMetadata(@TempDir Path folder) throws Exception {
        WrittenTables.iceberg(folder, ROWS[0]);
        WrittenTables.files(folder, (path, content) -> lake.put("bronze/orders/" + path, content));
        mirrored();
        String before = lake.glue()
                .tableBody("bronze", "orders")
                .at("/Parameters/metadata_location")
                .asText();
        Path later = folder.resolve("later");
        WrittenTables.iceberg(later, ROWS);
        WrittenTables.files(later, (path, content) -> lake.put("bronze/orders/" + path, content));

        JsonPath run = mirrored();

        String after = lake.glue()
                .tableBody("bronze", "orders")
                .at("/Parameters/metadata_location")
                .asText();
        assertThat(after)
                .isNotEqualTo(before)
                .isEqualTo(lake.dataset("bronze.orders").getString("properties.metadata_location"));
        assertThat(lake.changes(run)).containsExactly("update-table bronze.orders applied");
    }
}
