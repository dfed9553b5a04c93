package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.classify.ClassifyCalls;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.format.parquet.ParquetFiles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that Glue has and no crawl saw, over AWS' SDK. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class GlueImportApiTest {

    private static final String PARQUET = """
            "InputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
            "OutputFormat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
            "SerdeInfo": {"SerializationLibrary": "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"}""";

    private static LocalS3 s3;
    private GlueLake lake;
    private String elsewhere;

    @BeforeAll
    static void start() throws Exception {
        s3 = LocalS3.start();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @BeforeEach
    void makeALake() {
        lake = new GlueLake(s3);
        elsewhere = "s3://not-" + lake.name() + "/warehouse/";
        lake.configure(Map.of("imports", true));
        lake.glue().call("CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"Sales\"}}");
    }

    @AfterEach
    void close() {
        lake.close();
    }

    private void table(String operation, String name, String location, String columns, String keys, String parameters) {
        lake.glue().call(operation, """
                {"DatabaseName": "sales", "TableInput": {
                    "Name": "%s", "TableType": "EXTERNAL_TABLE", "Description": "What was sold", "Owner": "crm",
                    "PartitionKeys": [%s], "Parameters": {%s},
                    "StorageDescriptor": {"Location": "%s", "Columns": [%s], %s}}}
                """.formatted(name, keys, parameters, location, columns, PARQUET));
    }

    private void orders(String operation, String location, String... columns) {
        table(
                operation,
                "Orders",
                location,
                String.join(",", columns),
                column("day", "date"),
                parameter("classification", "parquet"));
    }

    private static String column(String name, String type) {
        return "{\"Name\":\"%s\",\"Type\":\"%s\"}".formatted(name, type);
    }

    private static String parameter(String name, String value) {
        return "\"%s\":\"%s\"".formatted(name, value);
    }

    private void partitions(String table, String location, int from, int until) {
        for (int i = from; i < until; i += 100) {
            String some = String.join(
                    ",",
                    IntStream.range(i, Math.min(i + 100, until))
                            .mapToObj(day -> "{\"Values\":[\"" + day + "\"],\"StorageDescriptor\":{\"Location\":\""
                                    + location + "day=" + day + "\",\"Columns\":[" + column("id", "bigint") + "]}}")
                            .toList());
            lake.glue()
                    .call(
                            "BatchCreatePartition",
                            "{\"DatabaseName\":\"sales\",\"TableName\":\"" + table + "\",\"PartitionInputList\":["
                                    + some + "]}");
        }
    }

    private String arn(String table) {
        return "arn:aws:glue:eu-central-1:" + FakeGlue.ACCOUNT + ":table/sales/" + table;
    }

    @Test
    void aTableThatNoCrawlSawBecomesADataset() {
        orders(
                "CreateTable",
                elsewhere + "orders",
                column("Id", "bigint"),
                column("lines", "array<struct<sku:string,price:decimal(10,2)>>"));
        partitions("orders", elsewhere + "orders/", 1, 4);

        JsonPath run = lake.completed("import");

        assertThat(lake.changes(run)).containsExactly("register-dataset sales.orders applied");
        assertThat(lake.findings(run)).containsExactly("elsewhere sales.orders");
        assertThat(run.getInt("aliases")).isEqualTo(1);
        JsonPath dataset = lake.dataset("sales.orders");
        assertThat(dataset.getString("namespace")).isEqualTo("s3://not-" + lake.name());
        assertThat(dataset.getString("name")).isEqualTo("warehouse/orders");
        assertThat(dataset.getString("origin")).isEqualTo("glue");
        assertThat(dataset.getString("format")).isEqualTo("parquet");
        assertThat(dataset.getString("location")).isEqualTo(elsewhere + "orders");
        assertThat(dataset.getList("columns.collect { it.name + ' ' + it.type + ' ' + it.partition }", String.class))
                .containsExactly(
                        "id long false", "lines array<struct<sku:string,price:decimal(10,2)>> false", "day date true");
        assertThat(dataset.getList("partitionColumns")).containsExactly("day");
        assertThat(dataset.getMap("properties"))
                .isEqualTo(Map.of(
                        "classification",
                        "parquet",
                        "glue.table",
                        "sales.orders",
                        "glue.arn",
                        arn("orders"),
                        "glue.description",
                        "What was sold",
                        "glue.owner",
                        "crm",
                        "glue.table-type",
                        "EXTERNAL_TABLE",
                        "glue.input-format",
                        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
                        "glue.serde",
                        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
                        "glue.partitions",
                        "3"));
        assertThat(dataset.getList("evidence", String.class))
                .containsExactly("the Glue Data Catalog has it as the table sales.orders", "no crawl saw its files");
        assertThat(lake.more("sales.orders", "partitions").getList("items.collect { it.path + ' ' + it.values.day }"))
                .isEqualTo(List.of("day=1/ 1", "day=2/ 2", "day=3/ 3"));
        assertThat(lake.more("sales.orders", "versions").getList("items.origin"))
                .containsOnly("glue");
        assertThat(lake.more("sales.orders", "files").getList("items")).isEmpty();
        assertThat(lake.aliases("sales.orders")).containsExactly(arn("orders"), "sales.orders");
    }

    @Test
    void viewsAndTablesOfDatabasesAreCalledAsGlueCallsThem() {
        lake.glue().call("CreateTable", """
                {"DatabaseName": "sales", "TableInput": {"Name": "recent", "TableType": "VIRTUAL_VIEW", "PartitionKeys": [],
                    "ViewOriginalText": "/* Presto View: e30= */", "Parameters": {"presto_view": "true"},
                    "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "bigint"}], "Location": ""}}}
                """);
        for (String name : List.of("customers", "customers_copy")) {
            lake.glue().call("CreateTable", """
                    {"DatabaseName": "sales", "TableInput": {"Name": "%s", "TableType": "EXTERNAL_TABLE", "PartitionKeys": [],
                        "Parameters": {"classification": "postgresql", "connectionName": "%s", "typeOfData": "table"},
                        "StorageDescriptor": {"Columns": [{"Name": "email", "Type": "string"}], "Location": "crm.public.customers"}}}
                    """.formatted(name, name));
        }

        JsonPath run = lake.completed("import");

        assertThat(lake.lines())
                .containsExactly(
                        "sales.customers glue external v1",
                        "sales.customers_copy glue external v1",
                        "sales.recent glue view v1");
        assertThat(lake.findings(run))
                .containsExactly(
                        "no-location sales.customers", "no-location sales.customers_copy", "no-location sales.recent");
        assertThat(lake.dataset("sales.recent").getString("namespace") + " "
                        + lake.dataset("sales.recent").getString("name"))
                .isEqualTo("arn:aws:glue:eu-central-1:" + FakeGlue.ACCOUNT + " table/sales/recent");
        Api.asAdministrator()
                .get("/api/v1/datasets?format=view&lake=" + lake.name())
                .then()
                .body("items.alias", equalTo(List.of("sales.recent")));
    }

    @Test
    void importingAgainChangesNothingAndAChangeIsAVersion() {
        orders("CreateTable", elsewhere + "orders", column("id", "int"), column("note", "string"));
        partitions("orders", elsewhere + "orders/", 1, 3);
        lake.completed("import");

        JsonPath again = lake.completed("import");
        orders("UpdateTable", elsewhere + "orders", column("id", "bigint"), column("email", "string"));
        JsonPath changed = lake.completed("import");
        partitions("orders", elsewhere + "orders/", 3, 4);
        JsonPath grown = lake.completed("import");

        assertThat(lake.changes(again)).isEmpty();
        assertThat(lake.changes(changed)).containsExactly("update-dataset sales.orders applied");
        assertThat(lake.of(changed, "changes", "it.details").toString())
                .isEqualTo("[[id type-changed int → long, widening, note removed string, breaking, email added string,"
                        + " compatible]]");
        assertThat(lake.of(grown, "changes", "it.summary")).containsExactly("other properties or partitions");
        assertThat(lake.more("sales.orders", "versions")
                        .getList("items.collect { it.version + ' ' + it.change.kind + ' ' + it.origin }"))
                .isEqualTo(List.of("3 data glue", "2 breaking glue", "1 initial glue"));
        assertThat(lake.more("sales.orders", "partitions").getList("items")).hasSize(3);
    }

    @Test
    void aTableThatIsGoneIsMissingUntilItComesBack() {
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        table("CreateTable", "other", elsewhere + "other", column("id", "bigint"), "", "");
        lake.completed("import");

        lake.glue().call("DeleteTable", "{\"DatabaseName\":\"sales\",\"Name\":\"orders\"}");
        JsonPath gone = lake.completed("import");
        List<String> afterwards = lake.lines();
        JsonPath still = lake.completed("import");
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        JsonPath back = lake.completed("import");

        assertThat(lake.changes(gone)).containsExactly("miss-dataset sales.orders applied");
        assertThat(afterwards).containsExactly("sales.orders glue parquet v1 missing", "sales.other glue parquet v1");
        assertThat(lake.changes(still)).isEmpty();
        assertThat(lake.changes(back)).containsExactly("register-dataset sales.orders applied");
        assertThat(lake.lines()).containsExactly("sales.orders glue parquet v1", "sales.other glue parquet v1");
        Api.asAdministrator()
                .get("/api/v1/audit?object=dataset/"
                        + lake.dataset("sales.orders").getString("id"))
                .then()
                .body(
                        "items.action.findAll { it != 'dataset.classified' }",
                        equalTo(List.of("dataset.found-again", "dataset.missing", "dataset.registered")));
    }

    @Test
    void whatCouldNotBeReadIsNotMissing() {
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        lake.glue().call("CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"zoo\"}}");
        lake.completed("import");

        lake.glue().call("DeleteTable", "{\"DatabaseName\":\"sales\",\"Name\":\"orders\"}");
        JsonPath empty = lake.completed("import");
        lake.glue().fail("GetTables", FakeGlue.Fault.REFUSED, 1);
        JsonPath refused = lake.run("import");

        assertThat(lake.findings(empty)).containsExactly("no-tables " + lake.name());
        assertThat(refused.getString("state")).isEqualTo("failed");
        assertThat(lake.lines()).containsExactly("sales.orders glue parquet v1");
        assertThat(lake.aliases("sales.orders")).hasSize(2);
    }

    @Test
    void aCrawlTakesOverWhatItSees() {
        orders("CreateTable", lake.root() + "silver/crm/orders/", column("id", "bigint"), column("amount", "double"));
        table("CreateTable", "other", elsewhere + "other", column("id", "bigint"), "", "");
        JsonPath first = lake.completed("import");
        String id = lake.dataset("sales.orders").getString("id");
        lake.put("silver/crm/customers/part-0.parquet", Footers.file(5, "id:long"));
        lake.crawl();
        List<String> crawledElsewhere = lake.lines();

        lake.put("silver/crm/orders/day=2026-10-01/part-0.parquet", Footers.file(5, "Id:long", "amount:double?"));
        lake.crawl();
        JsonPath taken = lake.dataset("silver_crm.orders");
        List<String> aliases = lake.aliases("silver_crm.orders");
        JsonPath again = lake.completed("import");

        assertThat(lake.findings(first)).containsExactly("no-dataset sales.orders", "elsewhere sales.other");
        assertThat(crawledElsewhere)
                .containsExactly(
                        "sales.orders glue parquet v1",
                        "sales.other glue parquet v1",
                        "silver_crm.customers crawl parquet v1");
        assertThat(taken.getString("id")).isEqualTo(id);
        assertThat(taken.getString("origin")).isEqualTo("crawl");
        assertThat(taken.getLong("rows")).isEqualTo(5);
        assertThat(taken.getList("columns.name")).containsExactly("Id", "amount", "day");
        assertThat(aliases).containsExactly(arn("orders"), "sales.orders");
        JsonPath versions = lake.more("silver_crm.orders", "versions");
        assertThat(versions.getList("items.origin")).containsExactly("crawl", "glue");
        assertThat(versions.getList("items[0].change.columns.collect { it.column + ' ' + it.kind }"))
                .as("only what differs in more than the case of letters")
                .isEqualTo(List.of("Id nullability-changed", "day nullability-changed"));
        assertThat(lake.changes(again)).isEmpty();
        assertThat(lake.findings(again)).containsExactly("elsewhere sales.other");
        assertThat(lake.lines())
                .containsExactly(
                        "sales.other glue parquet v1",
                        "silver_crm.customers crawl parquet v1",
                        "silver_crm.orders crawl parquet v2");
    }

    @Test
    void valuesAreLookedAtOnceACrawlSawThem() throws Exception {
        table("CreateTable", "people", lake.root() + "raw/people/", column("c1", "string"), "", "");
        lake.completed("import");
        String id = lake.dataset("sales.people").getString("id");
        assertThat(ClassifyCalls.looked(id, 1).getString("look.sampled")).isNull();
        List<Consumer<Group>> rows = IntStream.range(0, 20)
                .<Consumer<Group>>mapToObj(i -> row -> row.append("c1", "p" + i + "@example.com"))
                .toList();
        lake.put(
                "raw/people/part-0.parquet",
                ParquetFiles.file("message people { optional binary c1 (STRING); }", 20, rows));

        lake.crawl();

        assertThat(lake.more("raw.people", "versions").getString("items[0].change.kind"))
                .isEqualTo("compatible");
        assertThat(ClassifyCalls.looked(id, 2).getString("look.sampled")).endsWith("part-0.parquet");
    }

    @Test
    void whatACrawlSawStaysTheCrawls() {
        lake.put("silver/crm/orders/part-0.parquet", Footers.file(5, "id:long"));
        lake.crawl();
        orders("CreateTable", lake.root() + "silver/crm/orders/", column("id", "string"));
        lake.completed("import");
        lake.glue().call("DeleteTable", "{\"DatabaseName\":\"sales\",\"Name\":\"orders\"}");
        table("CreateTable", "other", elsewhere + "other", column("id", "bigint"), "", "");
        lake.completed("import");

        assertThat(lake.lines()).contains("silver_crm.orders crawl parquet v1");
        assertThat(lake.aliases("silver_crm.orders")).isEmpty();
    }

    @Test
    void tablesOfOnePlaceAreOneDataset() {
        table("CreateTable", "a", elsewhere + "orders/", column("id", "bigint"), "", "");
        table("CreateTable", "b", elsewhere + "orders", column("id", "string"), "", "");
        JsonPath planned = lake.completed("plan-import");
        lake.completed("import");
        JsonPath again = lake.completed("import");
        List<String> aliases = lake.aliases("sales.a");

        lake.glue().call("DeleteTable", "{\"DatabaseName\":\"sales\",\"Name\":\"a\"}");
        JsonPath inherited = lake.completed("import");
        JsonPath afterwards = lake.completed("import");

        assertThat(lake.changes(planned)).containsExactly("register-dataset sales.a planned");
        assertThat(lake.changes(again)).isEmpty();
        assertThat(aliases).containsExactly(arn("a"), arn("b"), "sales.a", "sales.b");
        assertThat(lake.changes(inherited)).containsExactly("update-dataset sales.b applied");
        assertThat(lake.changes(afterwards)).isEmpty();
        assertThat(lake.lines()).containsExactly("sales.b glue parquet v2");
        assertThat(lake.aliases("sales.b")).containsExactly(arn("b"), "sales.b");
    }

    @Test
    void twoLakesMayImportOneCatalog() {
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        lake.completed("import");
        try (GlueLake other = new GlueLake(s3)) {
            other.configure(Map.of("imports", true, "endpoint", lake.glue().endpoint()));
            JsonPath run = other.completed("import");

            assertThat(other.changes(run)).isEmpty();
            assertThat(other.lines()).isEmpty();
            JsonPath again = lake.completed("import");
            assertThat(lake.changes(again)).isEmpty();

            lake.configure(Map.of("imports", false));
            orders("UpdateTable", elsewhere + "orders", column("id", "bigint"), column("note", "string"));
            other.completed("import");
            assertThat(other.lines()).as("nobody else tells of it").containsExactly("sales.orders glue parquet v2");
        }
    }

    @Test
    void aPlanChangesNothing() {
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        JsonPath planned = lake.completed("plan-import");
        List<String> beforeImport = lake.lines();
        lake.completed("import");
        orders("UpdateTable", elsewhere + "orders", column("id", "string"));
        JsonPath update = lake.completed("plan-import");
        lake.glue().call("DeleteTable", "{\"DatabaseName\":\"sales\",\"Name\":\"orders\"}");
        table("CreateTable", "other", elsewhere + "other", column("id", "bigint"), "", "");
        JsonPath gone = lake.completed("plan-import");

        assertThat(planned.getString("kind")).isEqualTo("plan-import");
        assertThat(lake.changes(planned)).containsExactly("register-dataset sales.orders planned");
        assertThat(lake.of(planned, "changes", "it.summary"))
                .containsExactly("a parquet dataset of 2 columns at " + elsewhere + "orders");
        assertThat(beforeImport).isEmpty();
        assertThat(lake.of(update, "changes", "it.details").toString())
                .isEqualTo("[[id type-changed long → string, breaking]]");
        assertThat(lake.changes(gone))
                .containsExactly("register-dataset sales.other planned", "miss-dataset sales.orders planned");
        assertThat(lake.lines()).containsExactly("sales.orders glue parquet v1");
        assertThat(lake.aliases("sales.orders")).hasSize(2);
        assertThat(lake.glue().writes()).isEmpty();
    }

    @Test
    void readsPartitionsInPagesAndOnlyWhereThereAreAny() {
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        partitions("orders", elsewhere + "orders/", 0, 2_500);
        for (int i = 0; i < 7; i++) {
            table("CreateTable", "t" + i, elsewhere + "t" + i, column("id", "bigint"), "", "");
        }
        lake.glue().pagesOf(1_000);
        int before = lake.glue().calls().size();

        lake.completed("import");

        List<String> calls =
                lake.glue().calls().subList(before, lake.glue().calls().size());
        assertThat(Collections.frequency(calls, "GetPartitions")).isEqualTo(3);
        assertThat(calls)
                .hasSize(3 + Collections.frequency(calls, "GetTables") + Collections.frequency(calls, "GetDatabases"));
        assertThat(lake.dataset("sales.orders").getMap("properties")).containsEntry("glue.partitions", "2500");
        assertThat(lake.lines()).hasSize(8);
    }

    @Test
    void whatOnlyGlueKnowsIsNotWrittenBackToIt() {
        lake.put("silver/crm/customers/part-0.parquet", Footers.file(5, "id:long"));
        lake.crawl();
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));
        lake.configure(Map.of("imports", true, "mirror", true));
        lake.completed("import");

        JsonPath plan = lake.completed("plan");

        assertThat(lake.changes(plan))
                .containsExactly("create-database silver_crm planned", "create-table silver_crm.customers planned");
    }

    @Test
    void nobodyReadsFilesThatOnlyGlueKnows() {
        orders("CreateTable", elsewhere + "orders", column("email", "string"));
        lake.completed("import");
        String id = lake.dataset("sales.orders").getString("id");

        Api.asAdministrator()
                .post("/api/v1/datasets/" + id + "/classify")
                .then()
                .statusCode(200)
                .body("sampled", equalTo(null))
                .body("notSampled", equalTo("only the Glue Data Catalog knows it: no crawl saw its files"))
                .body("found.tag", equalTo(List.of("pii.email")));
        int profiled = Api.asAdministrator()
                .post("/api/v1/datasets/" + id + "/profile")
                .statusCode();
        assertThat(profiled).isGreaterThanOrEqualTo(400).isLessThan(500);
    }

    @Test
    void aLocationThatCannotBeKeptSinksNoOtherTable() {
        table("CreateTable", "far", elsewhere + "ü".repeat(2_000), column("id", "bigint"), "", "");
        orders("CreateTable", elsewhere + "orders", column("id", "bigint"));

        JsonPath run = lake.completed("import");

        assertThat(lake.findings(run)).containsExactly("location-too-long sales.far", "elsewhere sales.orders");
        assertThat(lake.lines()).containsExactly("sales.orders glue parquet v1");
    }
}
