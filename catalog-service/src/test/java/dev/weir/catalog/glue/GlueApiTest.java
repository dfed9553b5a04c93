package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.avro.AvroFiles;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.database.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class GlueApiTest {

    private static final long LONGEST_WAIT_MILLIS = 30_000;

    @Inject
    DataSource database;

    private final FakeGlue fake = new FakeGlue();
    private static LocalS3 s3;
    private String lake;
    private String root;

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
        lake = "glue-" + UUID.randomUUID().toString().substring(0, 8);
        root = "s3://" + lake + "/prod/";
        s3.makeBucket(lake);
        Api.asAdministrator()
                .body(Map.of("name", lake, "root", root, "s3", Map.of("endpoint", s3.endpoint(), "pathStyle", true)))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void crawl() throws InterruptedException {
        byte[] order = Footers.file(5, "Id:long", "amount:double?");
        s3.put(lake, "prod/silver/crm/orders/day=2026-10-01/part-0.parquet", order);
        s3.put(lake, "prod/silver/crm/orders/day=2026-10-02/part-0.parquet", order);
        s3.put(lake, "prod/landing/crm/Contacts/part-0.csv", "id;email\n1;a@b.c\n".getBytes(StandardCharsets.UTF_8));
        s3.put(lake, "prod/ref/countries.csv", "code,name\nde,Germany\n".getBytes(StandardCharsets.UTF_8));
        s3.put(lake, "prod/ref/currencies.csv", "iso,digits\neur,2\n".getBytes(StandardCharsets.UTF_8));
        waitFor(Api.asAdministrator()
                .body(Map.of("lake", lake))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
    }

    private static JsonPath waitFor(String place) throws InterruptedException {
        long until = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
        JsonPath state = Api.asAdministrator().get(place).jsonPath();
        while (state.getString("finishedAt") == null && System.currentTimeMillis() < until) {
            Thread.sleep(20);
            state = Api.asAdministrator().get(place).jsonPath();
        }
        return state;
    }

    private ValidatableResponse configure(Map<String, Object> more) {
        Map<String, Object> setup = new HashMap<>(Map.of("region", "eu-central-1", "endpoint", fake.endpoint()));
        setup.putAll(more);
        return Api.asAdministrator()
                .body(setup)
                .put("/api/v1/lakes/" + lake + "/glue")
                .then();
    }

    private JsonPath run(String what) throws InterruptedException {
        return waitFor(begin(what).statusCode(202).extract().header("Location"));
    }

    private ValidatableResponse begin(String what) {
        return Api.asAdministrator()
                .post("/api/v1/lakes/" + lake + "/glue/" + what)
                .then();
    }

    private List<String> of(JsonPath run, String list, String each) {
        return Api.asAdministrator()
                .get("/api/v1/lakes/" + lake + "/glue/runs/" + run.getString("id") + "/" + list)
                .then()
                .statusCode(200)
                .extract()
                .path("items.collect { " + each + " }");
    }

    @Test
    void plansThenAppliesThenHasNothingToDo() throws Exception {
        crawl();
        configure(Map.of("mirror", true)).statusCode(201).body("dryRun", equalTo(true));

        JsonPath plan = run("plan");
        begin("apply").statusCode(409).body("code", equalTo("glue-dry-run"));
        assertThat(fake.writes()).isEmpty();
        configure(Map.of("mirror", true, "dryRun", false)).statusCode(200);
        JsonPath applied = run("apply");
        JsonPath again = run("apply");

        assertThat(plan.getString("state")).isEqualTo("completed");
        assertThat(of(plan, "changes", "it.kind + ' ' + it.target + ' ' + it.outcome"))
                .containsExactly(
                        "create-database landing_crm planned",
                        "create-table landing_crm.contacts planned",
                        "create-database silver_crm planned",
                        "create-table silver_crm.orders planned",
                        "create-partitions silver_crm.orders planned");
        assertThat(of(plan, "findings", "it.kind + ' ' + it.code + ' ' + it.subject"))
                .contains(
                        "note csv-as-text landing_crm.contacts",
                        "left not-a-folder ref.countries",
                        "left not-a-folder ref.currencies");
        assertThat(of(applied, "changes", "it.outcome")).containsOnly("applied").hasSize(5);
        assertThat(applied.getLong("applied")).isEqualTo(5);
        assertThat(again.getLong("changes")).isZero();
        assertThat(fake.tableBody("silver_crm", "orders")
                        .at("/StorageDescriptor/Location")
                        .asText())
                .isEqualTo(root + "silver/crm/orders/");
        assertThat(fake.tableBody("landing_crm", "contacts")
                        .at("/Parameters/delimiter")
                        .asText())
                .isEqualTo(";");
        assertThat(fake.partitionBodies("silver_crm", "orders"))
                .extracting(
                        partition -> partition.at("/StorageDescriptor/Location").asText())
                .containsExactly(
                        root + "silver/crm/orders/day=2026-10-01/", root + "silver/crm/orders/day=2026-10-02/");
        Api.asAdministrator()
                .get("/api/v1/lakes/" + lake + "/glue/runs?limit=2")
                .then()
                .body("items.kind", contains("apply", "apply"));
        Api.asAdministrator()
                .get("/api/v1/audit?object=lake/" + lake)
                .then()
                .body(
                        "items.action",
                        hasItems("glue.configured", "glue.plan-begun", "glue.apply-begun", "glue.mirrored"));
    }

    @Test
    void showsWhatDiffers() throws Exception {
        crawl();
        configure(Map.of("mirror", true, "dryRun", false, "database", "lake")).statusCode(201);
        run("apply");
        fake.setParameter("lake", "silver_crm_orders", "classification", "unknown");

        JsonPath plan = run("plan");

        assertThat(of(plan, "changes", "it.kind + ' ' + it.target + ': ' + it.summary"))
                .containsExactly("update-table lake.silver_crm_orders: parameter classification unknown → parquet");
    }

    @Test
    void findsTheDatasetsBehindTables() throws Exception {
        crawl();
        configure(Map.of("imports", true)).statusCode(201);
        fake.call("CreateDatabase", "{\"DatabaseInput\":{\"Name\":\"Sales\"}}");
        table("theirs", root.replace("s3:", "s3a:") + "silver/crm/orders");
        table("nothing_there", root + "silver/none/");
        table("other", "s3://elsewhere/x/");
        fake.call(
                "CreateTable",
                "{\"DatabaseName\":\"sales\",\"TableInput\":{\"Name\":\"a_view\",\"TableType\":\"VIRTUAL_VIEW\",\"PartitionKeys\":[]}}");

        JsonPath run = run("import");

        assertThat(run.getString("state")).isEqualTo("completed");
        assertThat(run.getLong("tables")).isEqualTo(4);
        assertThat(of(run, "findings", "it.code + ' ' + it.subject"))
                .containsExactly("no-location sales.a_view", "no-dataset sales.nothing_there", "elsewhere sales.other");
        String arn = "arn:aws:glue:eu-central-1:" + FakeGlue.ACCOUNT + ":table/sales/theirs";
        String dataset = Api.asAdministrator()
                .queryParam("alias", arn)
                .get("/api/v1/dataset-aliases")
                .then()
                .body("items.kind", contains("glue-arn"))
                .extract()
                .path("items[0].dataset");
        Api.asAdministrator()
                .get("/api/v1/datasets/" + dataset)
                .then()
                .body("alias", equalTo("silver_crm.orders"))
                .body("lake", equalTo(lake));
        Api.asAdministrator()
                .get("/api/v1/dataset-aliases?dataset=" + dataset)
                .then()
                .body("items.alias", contains(arn, "sales.theirs"));

        fake.call("DeleteTable", "{\"DatabaseName\":\"sales\",\"Name\":\"theirs\"}");
        run("import");
        Api.asAdministrator()
                .get("/api/v1/dataset-aliases?dataset=" + dataset)
                .then()
                .body("items", equalTo(List.of()));
    }

    private void table(String name, String location) {
        fake.call(
                "CreateTable",
                "{\"DatabaseName\":\"sales\",\"TableInput\":{\"Name\":\"" + name
                        + "\",\"PartitionKeys\":[],\"StorageDescriptor\":{\"Location\":\"" + location + "\"}}}");
    }

    @Test
    void mirrorsWhatChangedByItself() throws Exception {
        configure(Map.of("mirror", true, "automatic", true, "dryRun", false)).statusCode(201);
        crawl();

        await(() -> fake.writes().stream()
                                .filter(call -> call.contains("CreateTable"))
                                .count()
                        == 2
                && idle());
        assertThat(fake.partitionBodies("silver_crm", "orders")).hasSize(2);
        int callsBefore = fake.calls().size();

        byte[] order = Footers.file(5, "Id:long", "amount:double?");
        s3.put(lake, "prod/silver/crm/orders/day=2026-10-03/part-0.parquet", order);
        arrive("prod/silver/crm/orders/day=2026-10-03/part-0.parquet");

        await(() -> fake.partitionBodies("silver_crm", "orders").size() == 3 && idle());
        assertThat(fake.calls().subList(callsBefore, fake.calls().size()))
                .as("looks at no other table")
                .noneMatch(call -> call.contains("GetTables") || call.contains("contacts"));
        assertThat(runs().getList("items.requestedBy", String.class)).containsOnly("weir");
        assertThat(runs().getList("items.kind", String.class)).containsOnly("apply");
    }

    @Test
    void plansWhatChangedByItselfIfOnlyThatIsWanted() throws Exception {
        configure(Map.of("mirror", true, "automatic", true)).statusCode(201);
        crawl();

        await(() -> !runs().getList("items").isEmpty() && idle());

        assertThat(runs().getList("items.kind", String.class)).containsOnly("plan");
        assertThat(fake.writes()).isEmpty();
    }

    @Test
    void aMirrorThatFailedByItselfIsToldAndTriedAgain() throws Exception {
        configure(Map.of("mirror", true, "automatic", true, "dryRun", false)).statusCode(201);
        fake.fail("GetDatabase", FakeGlue.Fault.REFUSED, 1);
        crawl();
        await(() -> runs().getList("items.state").contains("failed") && idle());

        assertThat(runs().getString("items.find { it.state == 'failed' }.error"))
                .contains("AccessDeniedException");
        int due = sql().query(
                        "select count(*)::int from catalog.glue_due u join platform.lake l on l.id = u.lake_id where l.name = ?",
                        row -> row.getInt(1),
                        lake)
                .get(0);
        assertThat(due).isPositive();
        sql().update("update catalog.glue_due set due_at = now()");

        await(() -> fake.writes().stream()
                                .filter(call -> call.contains("CreateTable"))
                                .count()
                        == 2
                && idle());
    }

    @Test
    void whatIsNotSwitchedOnIsNotMirroredByItself() throws Exception {
        configure(Map.of("mirror", true, "dryRun", false)).statusCode(201);
        crawl();
        Thread.sleep(2_500);

        assertThat(runs().getList("items")).isEmpty();
        configure(Map.of("automatic", true)).statusCode(400).body("errors.pointer", contains("/automatic"));
    }

    @Test
    void avroTablesGetASchemaThatHasAllTheirColumns() throws Exception {
        s3.put(lake, "prod/a/events/day=1/0.avro", avro("{\"name\":\"id\",\"type\":\"long\"}"));
        String both =
                "{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"Note\",\"type\":[\"null\",\"string\"],\"default\":null}";
        s3.put(lake, "prod/a/events/day=1/1.avro", avro(both));
        s3.put(lake, "prod/a/events/day=2/0.avro", avro("{\"name\":\"id\",\"type\":\"long\"}"));
        crawl();
        configure(Map.of("mirror", true, "dryRun", false)).statusCode(201);

        JsonPath run = run("apply");

        String schema = fake.tableBody("a", "events")
                .at("/StorageDescriptor/SerdeInfo/Parameters/avro.schema.literal")
                .asText();
        assertThat(new Schema.Parser().parse(schema).getFields())
                .extracting(Schema.Field::name)
                .containsExactly("id", "Note");
        assertThat(of(run, "findings", "it.code")).doesNotContain("avro-schema-unknown");
    }

    private static byte[] avro(String fields) {
        Schema schema =
                new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Event\",\"fields\":[" + fields + "]}");
        return AvroFiles.file(schema, CodecFactory.nullCodec(), 1024, List.of());
    }

    private Sql sql() {
        return new Sql(database);
    }

    private void arrive(String key) {
        Api.asAdministrator()
                .body(Map.of("objects", List.of(Map.of("location", "s3://" + lake + "/" + key, "event", "created"))))
                .post("/api/v1/arrivals")
                .then()
                .statusCode(202);
    }

    private JsonPath runs() {
        return Api.asAdministrator().get("/api/v1/lakes/" + lake + "/glue/runs").jsonPath();
    }

    private boolean idle() {
        return !runs().getList("items.state").contains("running");
    }

    private static void await(BooleanSupplier good) throws InterruptedException {
        long until = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
        while (!good.getAsBoolean()) {
            assertThat(System.currentTimeMillis()).as("waited in vain").isLessThan(until);
            Thread.sleep(50);
        }
    }

    @Test
    void saysWhyARunFailed() throws Exception {
        crawl();
        configure(Map.of("mirror", true)).statusCode(201);
        fake.fail("GetDatabase", FakeGlue.Fault.REFUSED, 1);

        JsonPath run = run("plan");

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("error")).contains("AccessDeniedException");
    }

    @Test
    void saysWhatCannotBeSetUp(@TempDir Path folder) {
        Api.asAdministrator()
                .body(Map.of("name", lake + "-here", "root", "file://" + folder))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        Api.asAdministrator()
                .body(Map.of("region", "eu-central-1", "mirror", true))
                .put("/api/v1/lakes/" + lake + "-here/glue")
                .then()
                .statusCode(400)
                .body("code", equalTo("glue-setup-invalid"))
                .body("errors.pointer", contains("/mirror"));
        configure(Map.of("database", "a", "databasePrefix", "b"))
                .statusCode(400)
                .body("errors.pointer", contains("/databasePrefix"));
        configure(Map.of("endpoint", "file:///etc/passwd"))
                .statusCode(400)
                .body("detail", containsString("is not an address"));
        configure(Map.of("database", "No Good"))
                .statusCode(400)
                .body("code", equalTo("field-invalid"))
                .body("errors.pointer", contains("/database"));
    }

    @Test
    void doesOnlyWhatIsSwitchedOn() {
        begin("plan").statusCode(404).body("code", equalTo("glue-not-set-up"));
        configure(Map.of()).statusCode(201);
        begin("plan").statusCode(409).body("code", equalTo("glue-switched-off"));
        begin("import").statusCode(409).body("code", equalTo("glue-switched-off"));
        Api.asAdministrator()
                .get("/api/v1/lakes/" + lake + "/glue/runs/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("glue-run-not-found"));

        Api.asAdministrator().delete("/api/v1/lakes/" + lake + "/glue").then().statusCode(204);
        Api.asAdministrator().get("/api/v1/lakes/" + lake + "/glue").then().statusCode(404);
    }

    @Test
    void oneRunAtATime() throws Exception {
        crawl();
        configure(Map.of("mirror", true)).statusCode(201);
        CountDownLatch looked = new CountDownLatch(1);
        fake.before("GetDatabase", () -> {
            begin("plan").statusCode(409).body("code", equalTo("glue-busy"));
            looked.countDown();
        });

        JsonPath first = run("plan");

        assertThat(looked.getCount()).isZero();
        assertThat(first.getString("state")).isEqualTo("completed");
    }
}
