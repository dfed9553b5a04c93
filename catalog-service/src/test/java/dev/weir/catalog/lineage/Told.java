package dev.weir.catalog.lineage;

import static dev.weir.catalog.lineage.Eventually.eventually;

import dev.weir.catalog.testing.Api;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Sends events of one namespace, and asks what came of them. */
public record Told(String namespace) {

    public static Told fresh() {
        return new Told("graph-" + UUID.randomUUID());
    }

    /** A run that completed. Inputs and outputs are JSON arrays. */
    public UUID completed(String job, String at, String jobFacets, String inputs, String outputs) {
        UUID run = UUID.randomUUID();
        Api.asAdministrator()
                .body("""
                        {"eventTime": "%s", "eventType": "COMPLETE", "producer": "https://example.com/test",
                         "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                         "run": {"runId": "%s"}, "job": {"namespace": "%s", "name": "%s", "facets": {%s}},
                         "inputs": %s, "outputs": %s}
                        """.formatted(at, run, namespace, job, jobFacets, inputs, outputs))
                .post("/api/v1/lineage")
                .then()
                .statusCode(201);
        return run;
    }

    public String dataset(String name) {
        return "{\"namespace\": \"" + namespace + "\", \"name\": \"" + name + "\"}";
    }

    public String dataset(String name, String facets) {
        return "{\"namespace\": \"" + namespace + "\", \"name\": \"" + name + "\", \"facets\": {" + facets + "}}";
    }

    static String facet(String name, String body) {
        return """
                "%s": {"_producer": "https://example.com/test",
                 "_schemaURL": "https://openlineage.io/spec/facets/1-0-0/Facet.json", %s}
                """.formatted(name, body);
    }

    /** A column that comes from one of a dataset of {@code from}. */
    static String column(String to, String fromNamespace, String from, String column, String type, boolean masking) {
        String[] kind = type.split("/");
        return """
                "%s": {"inputFields": [{"namespace": "%s", "name": "%s", "field": "%s",
                 "transformations": [{"type": "%s", "subtype": "%s", "masking": %s}]}]}
                """.formatted(to, fromNamespace, from, column, kind[0], kind[1], masking);
    }

    public String id(String name) {
        return "dataset:" + namespace + ":" + name;
    }

    String job(String name) {
        return "job:" + namespace + ":" + name;
    }

    String column(String name, String column) {
        return "column:" + namespace + ":" + name + "#" + column;
    }

    static JsonPath ask(String path) {
        return Api.asAdministrator().get(path).then().statusCode(200).extract().jsonPath();
    }

    static String coded(String node) {
        return URLEncoder.encode(node, StandardCharsets.UTF_8);
    }

    /** Waits until the graph has the job with its newest shape, by an edge of it. */
    void seen(String from, String to) {
        eventually(() -> {
            var answer = Api.asAdministrator().get("/api/v1/lineage/graph?depth=1&node=" + coded(from));
            return answer.statusCode() == 200
                    && answer.jsonPath().getList("edges.to").contains(to);
        });
    }
}
