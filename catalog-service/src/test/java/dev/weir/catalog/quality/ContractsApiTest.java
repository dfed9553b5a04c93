package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.odcs.ContractReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class ContractsApiTest {

    private static final String ORDERS = """
            # Kept with its comments.
            apiVersion: v3.1.0
            kind: DataContract
            id: orders-1
            name: orders
            version: 1.0.0
            status: active
            team:
              name: web-shop
            slaProperties:
              - {property: freshness, value: 1, unit: d}
              - {property: retention, value: 3, unit: y}
            schema:
              - name: orders
                properties:
                  - name: id
                    logicalType: integer
                    required: true
                  - name: amount
                    logicalType: number
                    quality:
                      - {type: custom, engine: soda, implementation: "x"}
            """;

    private Path root;
    private String name;

    @BeforeEach
    void crawlALake() throws IOException {
        root = Files.createTempDirectory("contracts");
        name = "contract-" + UUID.randomUUID();
        land("id,amount\n1,5.5\n2,7.25\n");
        Api.asAdministrator()
                .body(Map.of("name", name, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        crawl();
    }

    @Test
    void importsAContractAndMakesTheRulesetOfItsDataset() {
        save(ORDERS)
                .then()
                .statusCode(201)
                .body("revision", equalTo(1))
                .body("version", equalTo("1.0.0"))
                .body("owner", equalTo("web-shop"))
                .body("text", equalTo(ORDERS))
                .body("columns.path", contains("id", "amount"))
                .body("columns.state", contains("kept", "kept"))
                .body("columns[0].place.line", equalTo(16))
                .body("slas.state", contains("met", null))
                .body("comparisons.kind", contains("none"))
                .body("unconverted.reason", hasItem("unsupported"))
                .body("rules.text", hasItems("ColumnExists \"id\"", "IsComplete \"id\""))
                .body("rules[0].place.pointer", equalTo("/schema/0/properties/0"));

        Api.asAdministrator()
                .get("/api/v1/rulesets/" + name)
                .then()
                .statusCode(200)
                .body("dataset", equalTo("silver.orders"))
                .body("target", equalTo("silver/orders/"))
                .body("owner", equalTo("web-shop"))
                .body("mode", equalTo("block"))
                .body("dqdl", startsWith("# Made from the data contract orders."))
                .body("rules[0].labels.origin", equalTo("/schema/0/properties/0"));
        Api.asAdministrator()
                .get("/api/v1/contracts?lake=" + name + "&dataset=silver.orders")
                .then()
                .body("items.name", contains(name));
        Api.asAdministrator()
                .get("/api/v1/audit?object=contract/" + name)
                .then()
                .body("items.action", hasItem("contract.saved"));
    }

    @Test
    void exportsCharacterByCharacterWhatWasImportedAndADraftOfWhatHasNone() {
        String draft = export();
        assertThat(ContractReader.read(draft).tables().get(0).columns())
                .extracting(column -> column.name())
                .containsExactly("id", "amount");

        save(ORDERS).then().statusCode(201);

        assertThat(export()).isEqualTo(ORDERS);
        save(ORDERS).then().statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void refusesToBreakWhoReliesOnItUnlessTheMajorVersionRises() {
        save(ORDERS).then().statusCode(201);
        String breaking = ORDERS.replace("required: true", "required: false");

        save(breaking.replace("version: 1.0.0", "version: 1.9.0"))
                .then()
                .statusCode(409)
                .body("code", equalTo("contract-breaks"))
                .body("detail", containsString("orders.id: required is no longer promised"))
                .body("errors[0].line", equalTo(16))
                .body("errors[0].pointer", equalTo("/schema/0/properties/0"));
        save(breaking.replace("version: 1.0.0", "version: 2.0.0"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("changes.kind", hasItem("breaking"));

        Api.asAdministrator()
                .get("/api/v1/contracts/" + name + "/revisions")
                .then()
                .body("items.revision", contains(2, 1))
                .body("items[1].text", equalTo(ORDERS));
    }

    @Test
    void recordsWhatANewVersionOfTheDatasetDoesToTheContract() throws IOException {
        save(ORDERS).then().statusCode(201);

        land("id,amount,note\n1,5.5,x\n");
        crawl();
        JsonPath compatible = comparedAgain(2);
        assertThat(compatible.getString("comparisons[0].kind")).isEqualTo("compatible");
        assertThat(compatible.getString("comparisons[0].changes[0].what")).isEqualTo("orders.note");
        assertThat(compatible.getList("columns.state")).containsExactly("kept", "kept", "unpromised");

        land("id,note\n1,x\n");
        crawl();
        JsonPath broken = comparedAgain(3);
        assertThat(broken.getString("comparisons[0].kind")).isEqualTo("breaking");
        assertThat(broken.getList("columns.state")).containsExactly("kept", "broken", "unpromised");
        Api.asAdministrator()
                .get("/api/v1/audit?object=contract/" + name)
                .then()
                .body("items.action", contains("contract.broken", "contract.differs", "contract.saved"));
    }

    @Test
    void overwritesNoRulesetThatWasMadeByHand() {
        Api.asAdministrator()
                .body(Map.of(
                        "lake",
                        name,
                        "dataset",
                        "silver.orders",
                        "target",
                        "silver/orders",
                        "mode",
                        "warn",
                        "dqdl",
                        "Rules = [ RowCount > 0 ]"))
                .put("/api/v1/rulesets/" + name)
                .then()
                .statusCode(201);

        save(ORDERS).then().statusCode(409).body("code", equalTo("contract-ruleset-taken"));

        Api.asAdministrator().get("/api/v1/rulesets/" + name).then().body("dqdl", equalTo("Rules = [ RowCount > 0 ]"));
        Api.asAdministrator().get("/api/v1/contracts/" + name).then().statusCode(404);
    }

    @Test
    void refusesWhatCannotBeAContractOfADataset() {
        save(ORDERS.replace("version: 1.0.0", "version: 1.0"))
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-invalid"))
                .body("errors", hasSize(1))
                .body("errors[0].line", equalTo(6))
                .body("errors[0].pointer", equalTo("/version"));
        save(ORDERS, Map.of("dataset", "silver.none"))
                .then()
                .statusCode(404)
                .body("code", equalTo("contract-dataset-not-catalogued"));
        save(ORDERS, Map.of("table", "other"))
                .then()
                .statusCode(400)
                .body("detail", containsString("must be one of the contract's: orders"));
        save(ORDERS).then().statusCode(201);
        Api.asAdministrator()
                .body(Map.of("lake", name, "dataset", "silver.orders", "text", ORDERS))
                .put("/api/v1/contracts/" + name.substring(0, 20))
                .then()
                .statusCode(409)
                .body("code", equalTo("contract-dataset-taken"));
        Api.asAdministrator()
                .get("/api/v1/contracts/none")
                .then()
                .statusCode(404)
                .body("code", equalTo("contract-not-found"));
    }

    @Test
    void validatesAndComparesWithoutKeeping() {
        Api.asAdministrator()
                .body(Map.of("text", ORDERS))
                .post("/api/v1/contract:validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("tables[0].table", equalTo("orders"))
                .body("tables[0].unconverted.what", hasItem("soda"));
        Api.asAdministrator()
                .body(Map.of("text", "apiVersion: v3.1.0\nkind: DataContract\n"))
                .post("/api/v1/contract:validate")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("mistakes.message", hasItem(containsString("'version'")));
        Api.asAdministrator()
                .body(Map.of("before", ORDERS, "after", ORDERS.replace("name: amount", "name: total")))
                .post("/api/v1/contract:diff")
                .then()
                .statusCode(200)
                .body("breaking", equalTo(true))
                .body("changes.what", hasItems("orders.amount", "orders.total"));
        Api.asAdministrator()
                .body(Map.of("before", ORDERS, "after", ORDERS))
                .post("/api/v1/contract:diff")
                .then()
                .body("breaking", equalTo(false))
                .body("changes", empty());
    }

    private Response save(String text) {
        return save(text, Map.of());
    }

    private Response save(String text, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("lake", name, "dataset", "silver.orders", "text", text));
        body.putAll(more);
        return Api.asAdministrator().body(body).put("/api/v1/contracts/" + name);
    }

    private String export() {
        return Api.asAdministrator()
                .get("/api/v1/contract:export?lake=" + name + "&dataset=silver.orders")
                .then()
                .statusCode(200)
                .extract()
                .path("text");
    }

    private JsonPath comparedAgain(int datasetVersion) {
        return eventually(
                "version " + datasetVersion + " compared",
                () -> Api.asAdministrator().get("/api/v1/contracts/" + name).jsonPath(),
                contract -> contract.getInt("comparisons[0].datasetVersion") == datasetVersion);
    }

    private void land(String text) throws IOException {
        Files.createDirectories(root.resolve("silver/orders"));
        Files.writeString(root.resolve("silver/orders/part-0.csv"), text);
    }

    private void crawl() {
        String id = Api.asAdministrator()
                .body(Map.of("lake", name))
                .post("/api/v1/crawls")
                .then()
                .extract()
                .path("id");
        eventually(
                "the crawl",
                () -> Api.asAdministrator().get("/api/v1/crawls/" + id).<String>path("state"),
                "completed"::equals);
    }
}
