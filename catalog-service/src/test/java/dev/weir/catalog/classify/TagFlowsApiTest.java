package dev.weir.catalog.classify;

import static dev.weir.catalog.classify.ClassifyCalls.get;
import static dev.weir.catalog.classify.ClassifyCalls.post;
import static dev.weir.catalog.classify.ClassifyCalls.proposals;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class TagFlowsApiTest {

    private static void write(Path file, String header, String value) throws Exception {
        Files.createDirectories(file.getParent());
        StringBuilder csv = new StringBuilder(header + "\n");
        for (int i = 0; i < 30; i++) {
            csv.append(i).append(',').append(value.formatted(i)).append('\n');
        }
        Files.write(file, csv.toString().getBytes(UTF_8));
    }

    @Test
    void aTagFollowsItsValuesAsAProposalUntilTheyAreMasked(@TempDir Path root) throws Exception {
        write(root.resolve("raw/people/a.csv"), "id,contact", "p%d@example.com");
        write(root.resolve("silver/persons/a.csv"), "id,reach", "r%d");
        write(root.resolve("gold/masked/a.csv"), "id,digest", "d%d");
        ClassifyCalls calls = ClassifyCalls.crawled("tag-flows", root);
        String people = calls.dataset("people");
        String persons = calls.dataset("persons");
        ClassifyCalls.looked(people, 1);
        ClassifyCalls.looked(persons, 1);
        String email = proposals(people, "proposed").getString("items[0].id");
        post("/api/v1/tag-proposals/" + email + "/accept");
        told("copy", people, "contact", persons, "reach", false);
        told("mask", persons, "reach", calls.dataset("masked"), "digest", true);

        JsonPath plan = planned(people);
        assertThat(plan.getList("flows.column")).hasSize(1);
        assertThat(plan.getString("flows[0].column"))
                .contains("/silver/persons")
                .endsWith("#reach");
        assertThat(plan.getString("flows[0].tag")).isEqualTo("pii.email");
        assertThat(plan.getString("flows[0].evidence")).contains("contact go unmasked to", "(identity in copy)");
        assertThat(get("/api/v1/datasets/" + persons + "/tags").getList("tags")).isEmpty();

        assertThat(post("/api/v1/lineage/tag-flows?" + name(people)).getInt("opened"))
                .isEqualTo(1);
        assertThat(post("/api/v1/lineage/tag-flows?" + name(people)).getInt("opened"))
                .isZero();
        post("/api/v1/datasets/" + persons + "/classify");
        List<String> proposed = proposals(persons, "proposed").getList("items.id");
        assertThat(proposed).as("a classification leaves it alone").hasSize(1);
        assertThat(get("/api/v1/datasets/" + persons + "/tags").getList("tags"))
                .as("never silently")
                .isEmpty();
        post("/api/v1/tag-proposals/" + proposed.get(0) + "/reject");
        assertThat(get("/api/v1/lineage/tag-flows?" + name(people)).getList("flows"))
                .as("what was rejected stays so")
                .isEmpty();
    }

    private static JsonPath planned(String dataset) throws InterruptedException {
        JsonPath plan = get("/api/v1/lineage/tag-flows?" + name(dataset));
        for (int i = 0; i < 200 && plan.getList("flows").isEmpty(); i++) {
            Thread.sleep(100);
            plan = get("/api/v1/lineage/tag-flows?" + name(dataset));
        }
        return plan;
    }

    private static String name(String dataset) {
        JsonPath found = get("/api/v1/datasets/" + dataset);
        return "namespace=" + found.getString("namespace") + "&name=" + found.getString("name");
    }

    private static void told(String job, String from, String column, String to, String toColumn, boolean masking) {
        JsonPath input = get("/api/v1/datasets/" + from);
        JsonPath output = get("/api/v1/datasets/" + to);
        Map<String, String> read = Map.of("namespace", input.getString("namespace"), "name", input.getString("name"));
        Map<String, Object> field = Map.of(
                "namespace", input.getString("namespace"),
                "name", input.getString("name"),
                "field", column,
                "transformations", List.of(Map.of("type", "DIRECT", "subtype", "IDENTITY", "masking", masking)));
        Map<String, Object> lineage = Map.of(
                "_producer", "https://example.com/test",
                "_schemaURL", "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json",
                "fields", Map.of(toColumn, Map.of("inputFields", List.of(field))));
        Map<String, Object> written = Map.of(
                "namespace", output.getString("namespace"),
                "name", output.getString("name"),
                "facets", Map.of("columnLineage", lineage));
        Api.asAdministrator()
                .body(Map.of(
                        "eventTime",
                        "2026-10-01T10:00:00Z",
                        "eventType",
                        "COMPLETE",
                        "producer",
                        "https://example.com/test",
                        "schemaURL",
                        "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                        "run",
                        Map.of("runId", UUID.randomUUID().toString()),
                        "job",
                        Map.of("namespace", "tag-flows", "name", job),
                        "inputs",
                        List.of(read),
                        "outputs",
                        List.of(written)))
                .post("/api/v1/lineage")
                .then()
                .statusCode(201);
    }
}
