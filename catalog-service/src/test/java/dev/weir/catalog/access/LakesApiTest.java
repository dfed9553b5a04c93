package dev.weir.catalog.access;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class LakesApiTest {

    @Test
    void registersALakeOnceAndAuditsIt(@TempDir Path folder) {
        Map<String, String> lake = Map.of("name", "lakes-api", "root", "file://" + folder);

        Api.asAdministrator()
                .body(lake)
                .post("/api/v1/lakes")
                .then()
                .statusCode(201)
                .body("root", equalTo("file://" + folder + "/"));
        Api.asAdministrator().body(lake).post("/api/v1/lakes").then().statusCode(200);
        Api.asAdministrator()
                .get("/api/v1/audit?object=lake/lakes-api")
                .then()
                .body("items.action", equalTo(java.util.List.of("lake.registered")));
    }

    @Test
    void saysWhichFieldIsWrong() {
        Api.asAdministrator()
                .body(Map.of("name", "No Good", "root", "file:///"))
                .post("/api/v1/lakes")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("field-invalid"))
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void saysWhichFieldItDoesNotKnow() {
        Api.asAdministrator()
                .body(Map.of("name", "lake", "rot", "file:///"))
                .post("/api/v1/lakes")
                .then()
                .statusCode(400)
                .body("code", equalTo("body-unreadable"))
                .body("errors.pointer", hasItem("/rot"));
    }

    @Test
    void refusesARootThatIsNotThere() {
        Api.asAdministrator()
                .body(Map.of("name", "nowhere", "root", "file:///no/such/folder"))
                .post("/api/v1/lakes")
                .then()
                .statusCode(400)
                .body("code", equalTo("lake-root-invalid"));
    }

    @Test
    void refusesAnEndpointThatIsNoAddress() {
        Api.asAdministrator()
                .body(Map.of("name", "nowhere", "root", "s3://bucket/", "s3", Map.of("endpoint", "localhost:9000")))
                .post("/api/v1/lakes")
                .then()
                .statusCode(400)
                .body("code", equalTo("lake-endpoint-invalid"))
                .body("errors.pointer", hasItem("/s3/endpoint"));
    }
}
