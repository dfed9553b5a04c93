package dev.weir.catalog.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** How tests call the service. */
public final class Api {

    private Api() {}

    public static RequestSpecification asAdministrator() {
        return as(WeirTestResource.ADMIN_TOKEN);
    }

    public static RequestSpecification as(String token) {
        return asNobody().header("Authorization", "Bearer " + token);
    }

    public static RequestSpecification asNobody() {
        // It would encode the colon of gates/{name}:run, which clients do not.
        return given().urlEncodingEnabled(false).contentType(ContentType.JSON);
    }
}
