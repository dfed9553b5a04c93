package dev.weir.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint by everybody. An endpoint that is served and not in {@link #MATRIX} fails: whoever adds one says here who
 * may call it.
 */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class AccessMatrixTest {

    private static final String READER = "reader";
    private static final String STEWARD = "steward";
    private static final String WORKER = "worker";
    private static final String PRODUCER = "producer";
    private static final String ADMINISTRATOR = "administrator";
    private static final List<String> ROLES = List.of(READER, STEWARD, WORKER, PRODUCER, ADMINISTRATOR);

    private static final Set<String> VIEWERS = Set.of(READER, STEWARD, ADMINISTRATOR);
    private static final Set<String> STEWARDS = Set.of(STEWARD, ADMINISTRATOR);
    private static final Set<String> WORKERS = Set.of(WORKER, ADMINISTRATOR);
    private static final Set<String> PRODUCERS = Set.of(PRODUCER, STEWARD, ADMINISTRATOR);
    private static final Set<String> ADMINISTRATORS = Set.of(ADMINISTRATOR);

    private static final Map<String, Set<String>> MATRIX = Map.ofEntries(
            Map.entry("GET /api/v1/status", VIEWERS),
            Map.entry("GET /api/v1/policies/documents", VIEWERS),
            Map.entry("PUT /api/v1/policies/documents", STEWARDS),
            Map.entry("GET /api/v1/policies/check", VIEWERS),
            Map.entry("POST /api/v1/policies/check", STEWARDS),
            Map.entry("POST /api/v1/policies/preview", STEWARDS),
            Map.entry("POST /api/v1/policies/preview/markdown", STEWARDS),
            Map.entry("POST /api/v1/policies/plans", STEWARDS),
            Map.entry("GET /api/v1/policies/plans", VIEWERS),
            Map.entry("GET /api/v1/policies/plans/{id}", VIEWERS),
            Map.entry("GET /api/v1/policies/plans/{id}/text", VIEWERS),
            Map.entry("POST /api/v1/policies/plans/{id}/approve", STEWARDS),
            Map.entry("POST /api/v1/policies/plans/{id}/apply", ADMINISTRATORS),
            Map.entry("POST /api/v1/policies/plans/{id}/rollback", STEWARDS),
            Map.entry("GET /api/v1/policies/plans/{id}/applies", VIEWERS),
            Map.entry("GET /api/v1/policies/applies/{id}", VIEWERS),
            Map.entry("GET /api/v1/policies/applies/{id}/journal", VIEWERS),
            Map.entry("GET /api/v1/policies/drift", VIEWERS),
            Map.entry("POST /api/v1/policies/drift", STEWARDS),
            Map.entry("POST /api/v1/policies/drift/{id}/repair", STEWARDS),
            Map.entry("POST /api/v1/policies/drift/{id}/accept", ADMINISTRATORS),
            Map.entry("GET /api/v1/policies/who-can-read", VIEWERS),
            Map.entry("GET /api/v1/policies/what-can-read", VIEWERS),
            Map.entry("GET /api/v1/changes", VIEWERS),
            Map.entry("GET /api/v1/audit", STEWARDS),
            Map.entry("GET /api/v1/lakes", VIEWERS),
            Map.entry("POST /api/v1/lakes", ADMINISTRATORS),
            Map.entry("GET /api/v1/lakes/{name}", VIEWERS),
            Map.entry("GET /api/v1/lakes/{name}/glue", VIEWERS),
            Map.entry("PUT /api/v1/lakes/{name}/glue", ADMINISTRATORS),
            Map.entry("DELETE /api/v1/lakes/{name}/glue", ADMINISTRATORS),
            Map.entry("POST /api/v1/lakes/{name}/glue/plan", ADMINISTRATORS),
            Map.entry("POST /api/v1/lakes/{name}/glue/apply", ADMINISTRATORS),
            Map.entry("POST /api/v1/lakes/{name}/glue/import", ADMINISTRATORS),
            Map.entry("POST /api/v1/lakes/{name}/glue/plan-import", ADMINISTRATORS),
            Map.entry("GET /api/v1/lakes/{name}/glue/runs", VIEWERS),
            Map.entry("GET /api/v1/lakes/{name}/glue/runs/{id}", VIEWERS),
            Map.entry("GET /api/v1/lakes/{name}/glue/runs/{id}/changes", VIEWERS),
            Map.entry("GET /api/v1/lakes/{name}/glue/runs/{id}/findings", VIEWERS),
            Map.entry("GET /api/v1/dataset-aliases", VIEWERS),
            Map.entry("POST /api/v1/lakes/connection-test", ADMINISTRATORS),
            Map.entry("GET /api/v1/tokens", ADMINISTRATORS),
            Map.entry("POST /api/v1/tokens", ADMINISTRATORS),
            Map.entry("DELETE /api/v1/tokens/{id}", ADMINISTRATORS),
            Map.entry("GET /api/v1/crawls", VIEWERS),
            Map.entry("POST /api/v1/crawls", STEWARDS),
            Map.entry("GET /api/v1/crawls/{id}", VIEWERS),
            Map.entry("GET /api/v1/crawls/{id}/findings", VIEWERS),
            Map.entry("POST /api/v1/crawls/{id}/pause", STEWARDS),
            Map.entry("POST /api/v1/crawls/{id}/resume", STEWARDS),
            Map.entry("POST /api/v1/crawls/{id}/cancel", STEWARDS),
            Map.entry("POST /api/v1/crawls/preview", STEWARDS),
            Map.entry("POST /api/v1/crawls/explain", STEWARDS),
            Map.entry("PUT /api/v1/lakes/{name}/pins", ADMINISTRATORS),
            Map.entry("GET /api/v1/datasets/{id}/snapshots", VIEWERS),
            Map.entry("GET /api/v1/arrivals", VIEWERS),
            Map.entry("POST /api/v1/arrivals", STEWARDS),
            Map.entry("GET /api/v1/arrivals/status", VIEWERS),
            Map.entry("GET /api/v1/arrivals/dead-letters", VIEWERS),
            Map.entry("POST /api/v1/arrivals/dead-letters/{id}/retry", STEWARDS),
            Map.entry("GET /api/v1/datasets", VIEWERS),
            Map.entry("GET /api/v1/datasets/{id}", VIEWERS),
            Map.entry("GET /api/v1/datasets/{id}/versions", VIEWERS),
            Map.entry("GET /api/v1/datasets/{id}/versions/{version}", VIEWERS),
            Map.entry("GET /api/v1/datasets/{id}/partitions", VIEWERS),
            Map.entry("GET /api/v1/datasets/{id}/files", VIEWERS),
            Map.entry("POST /api/v1/datasets/{id}/classify", STEWARDS),
            Map.entry("GET /api/v1/datasets/{id}/tags", VIEWERS),
            Map.entry("POST /api/v1/datasets/{id}/profile", STEWARDS),
            Map.entry("GET /api/v1/datasets/{id}/profile", STEWARDS),
            Map.entry("GET /api/v1/datasets/{id}/profiles", STEWARDS),
            Map.entry("GET /api/v1/datasets/{id}/profiles/{profile}", STEWARDS),
            Map.entry("GET /api/v1/datasets/{id}/suggestions", STEWARDS),
            Map.entry("POST /api/v1/datasets/{id}/suggestions/add", STEWARDS),
            Map.entry("POST /api/v1/profile-jobs/claim", WORKERS),
            Map.entry("POST /api/v1/profile-jobs/{id}/heartbeat", WORKERS),
            Map.entry("POST /api/v1/profile-jobs/{id}/report", WORKERS),
            Map.entry("GET /api/v1/tag-proposals", VIEWERS),
            Map.entry("POST /api/v1/tag-proposals/{id}/accept", STEWARDS),
            Map.entry("POST /api/v1/tag-proposals/{id}/reject", STEWARDS),
            Map.entry("POST /api/v1/tag-proposals/{id}/reopen", STEWARDS),
            Map.entry("GET /api/v1/lineage/graph", VIEWERS),
            Map.entry("GET /api/v1/lineage/path", VIEWERS),
            Map.entry("GET /api/v1/lineage/diff", VIEWERS),
            Map.entry("GET /api/v1/lineage/ends", VIEWERS),
            Map.entry("GET /api/v1/lineage/impact", VIEWERS),
            Map.entry("GET /api/v1/lineage/tag-flows", VIEWERS),
            Map.entry("POST /api/v1/lineage/tag-flows", STEWARDS),
            Map.entry("GET /api/v1/lineage/graph/state", VIEWERS),
            Map.entry("POST /api/v1/lineage/graph/rebuild", ADMINISTRATORS),
            Map.entry("GET /api/v1/rulesets", VIEWERS),
            Map.entry("GET /api/v1/rulesets/{name}", VIEWERS),
            Map.entry("PUT /api/v1/rulesets/{name}", STEWARDS),
            Map.entry("POST /api/v1/ruleset-sources/{source}/plan", STEWARDS),
            Map.entry("POST /api/v1/ruleset-sources/{source}/apply", STEWARDS),
            Map.entry("GET /api/v1/gates", VIEWERS),
            Map.entry("GET /api/v1/batches", VIEWERS),
            Map.entry("POST /api/v1/batches", STEWARDS),
            Map.entry("GET /api/v1/batches/{id}", VIEWERS),
            Map.entry("GET /api/v1/batches/{id}/failing-rows", STEWARDS),
            Map.entry("POST /api/v1/batches/{id}/release", STEWARDS),
            Map.entry("POST /api/v1/batches/{id}/release/approve", STEWARDS),
            Map.entry("POST /api/v1/batches/{id}/release/refuse", STEWARDS),
            Map.entry("POST /api/v1/batches/{id}/discard", STEWARDS),
            Map.entry("POST /api/v1/batches/{id}/replay", STEWARDS),
            Map.entry("POST /api/v1/gates/{name}:run", STEWARDS),
            Map.entry("GET /api/v1/rulesets/{name}/metrics", VIEWERS),
            Map.entry("POST /api/v1/rules:validate", VIEWERS),
            Map.entry("GET /api/v1/contracts", VIEWERS),
            Map.entry("GET /api/v1/contracts/{name}", VIEWERS),
            Map.entry("GET /api/v1/contracts/{name}/revisions", VIEWERS),
            Map.entry("PUT /api/v1/contracts/{name}", STEWARDS),
            Map.entry("POST /api/v1/contract:validate", VIEWERS),
            Map.entry("POST /api/v1/contract:diff", VIEWERS),
            Map.entry("GET /api/v1/contract:export", VIEWERS),
            Map.entry("GET /api/v1/scorecards", VIEWERS),
            Map.entry("GET /api/v1/scorecards/domains", VIEWERS),
            Map.entry("GET /api/v1/scorecards/{lake}/{dataset}", VIEWERS),
            Map.entry("GET /api/v1/incidents", VIEWERS),
            Map.entry("GET /api/v1/incidents/{id}", VIEWERS),
            Map.entry("POST /api/v1/incidents/{id}/close", STEWARDS),
            Map.entry("GET /api/v1/webhooks", VIEWERS),
            Map.entry("GET /api/v1/webhooks/deliveries", VIEWERS),
            Map.entry("POST /api/v1/webhooks/deliveries/{id}/retry", ADMINISTRATORS),
            Map.entry("GET /api/v1/runs", VIEWERS),
            Map.entry("GET /api/v1/runs/{id}", VIEWERS),
            Map.entry("POST /api/v1/runs/{id}/heartbeat", WORKERS),
            Map.entry("POST /api/v1/runs/{id}/report", WORKERS),
            Map.entry("GET /api/v1/workers", VIEWERS),
            Map.entry("POST /api/v1/workers", WORKERS),
            Map.entry("GET /api/v1/lineage", VIEWERS),
            Map.entry("GET /api/v1/column-lineage", VIEWERS),
            Map.entry("GET /api/v1/events/lineage", VIEWERS),
            Map.entry("GET /api/v1/lineage/search", VIEWERS),
            Map.entry("GET /api/v1/search", VIEWERS),
            Map.entry("GET /api/v1/search/suggest", VIEWERS),
            Map.entry("GET /api/v1/projections/search", VIEWERS),
            Map.entry("POST /api/v1/projections/search:rebuild", ADMINISTRATORS),
            Map.entry("GET /api/v1/namespaces", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}/datasets", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}/datasets/{dataset}", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}/datasets/{dataset}/versions", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}/jobs", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}/jobs/{job}", VIEWERS),
            Map.entry("GET /api/v1/namespaces/{namespace}/jobs/{job}/runs", VIEWERS),
            Map.entry("GET /api/v1/jobs", VIEWERS),
            Map.entry("GET /api/v1/jobs/runs/{id}", VIEWERS),
            Map.entry("GET /api/v1/jobs/runs/{id}/facets", VIEWERS),
            Map.entry("POST /api/v1/lineage", PRODUCERS),
            Map.entry("POST /api/v1/lineage/batch", PRODUCERS),
            Map.entry("GET /api/v1/lineage/events/{id}", VIEWERS),
            Map.entry("GET /api/v1/lineage/status", VIEWERS),
            Map.entry("GET /api/v1/lineage/dead-letters", VIEWERS),
            Map.entry("GET /api/v1/lineage/dead-letters/{id}", VIEWERS),
            Map.entry("POST /api/v1/lineage/dead-letters/{id}/replay", STEWARDS),
            Map.entry("DELETE /api/v1/lineage/dead-letters/{id}", STEWARDS),
            Map.entry("GET /api/v1/terms", VIEWERS),
            Map.entry("GET /api/v1/terms/{key}", VIEWERS),
            Map.entry("PUT /api/v1/terms/{key}", STEWARDS),
            Map.entry("GET /api/v1/domains", VIEWERS),
            Map.entry("GET /api/v1/domains/{key}", VIEWERS),
            Map.entry("PUT /api/v1/domains/{key}", STEWARDS),
            Map.entry("GET /api/v1/owners", VIEWERS),
            Map.entry("GET /api/v1/owners/{key}", VIEWERS),
            Map.entry("PUT /api/v1/owners/{key}", STEWARDS),
            Map.entry("GET /api/v1/metrics", VIEWERS),
            Map.entry("GET /api/v1/metrics/{key}", VIEWERS),
            Map.entry("PUT /api/v1/metrics/{key}", STEWARDS),
            Map.entry("GET /api/v1/features", VIEWERS),
            Map.entry("GET /api/v1/features/{key}", VIEWERS),
            Map.entry("PUT /api/v1/features/{key}", STEWARDS),
            Map.entry("GET /api/v1/datasets/{id}/words", VIEWERS),
            Map.entry("PUT /api/v1/datasets/{id}/words", STEWARDS),
            Map.entry("PUT /api/v1/datasets/{id}/endorsement", VIEWERS),
            Map.entry("DELETE /api/v1/datasets/{id}/endorsement", VIEWERS),
            Map.entry("GET /api/v1/words", VIEWERS),
            Map.entry("PUT /api/v1/words", STEWARDS),
            Map.entry("POST /api/v1/words/dbt", STEWARDS),
            Map.entry("GET /api/v1/words/{kind}/{key}/history", VIEWERS),
            Map.entry("GET /api/v1/words/{kind}/{key}/uses", VIEWERS),
            Map.entry("POST /api/v1/words/{kind}/{key}/revisions/{revision}/restore", STEWARDS),
            Map.entry("DELETE /api/v1/words/{kind}/{key}", STEWARDS),
            Map.entry("POST /api/v1/workers/{id}/claim", WORKERS));

    /** Bodies that are valid, so that access decides and nothing before it. */
    private static final Map<String, Object> POLICIES = Map.of("files", Map.of("p.yaml", "nonsense"));

    private static final Map<String, Object> BODIES = Map.ofEntries(
            Map.entry("PUT /api/v1/policies/documents", POLICIES),
            Map.entry("POST /api/v1/policies/check", POLICIES),
            Map.entry("POST /api/v1/policies/preview", POLICIES),
            Map.entry("POST /api/v1/policies/preview/markdown", POLICIES),
            Map.entry("POST /api/v1/policies/plans/{id}/apply", Map.of()),
            Map.entry("POST /api/v1/datasets/{id}/suggestions/add", Map.of()),
            Map.entry("PUT /api/v1/terms/{key}", Map.of("name", "Matrix")),
            Map.entry("POST /api/v1/words/dbt", Map.of("metrics", List.of())),
            Map.entry("PUT /api/v1/domains/{key}", Map.of("name", "Matrix")),
            Map.entry("PUT /api/v1/owners/{key}", Map.of("name", "Matrix")),
            Map.entry("PUT /api/v1/metrics/{key}", Map.of("name", "Matrix")),
            Map.entry("PUT /api/v1/features/{key}", Map.of("name", "Matrix")),
            Map.entry("PUT /api/v1/datasets/{id}/words", Map.of()),
            Map.entry("POST /api/v1/lakes", Map.of("name", "matrix", "root", "file:///no/such/folder")),
            Map.entry("POST /api/v1/lineage", Map.of("eventTime", "no time")),
            Map.entry("POST /api/v1/lineage/batch", List.of()),
            Map.entry("POST /api/v1/lakes/connection-test", Map.of("root", "file:///no/such/folder")),
            Map.entry("PUT /api/v1/lakes/{name}/pins", Map.of("pins", List.of())),
            Map.entry("PUT /api/v1/lakes/{name}/glue", Map.of("region", "eu-central-1")),
            Map.entry("POST /api/v1/tokens", Map.of("name", "matrix", "role", "reader")),
            Map.entry("POST /api/v1/crawls", Map.of("lake", "no-such-lake")),
            Map.entry(
                    "POST /api/v1/arrivals",
                    Map.of("objects", List.of(Map.of("location", "s3://no-lake/key", "event", "created")))),
            Map.entry("POST /api/v1/crawls/preview", Map.of("lake", "no-such-lake")),
            Map.entry("POST /api/v1/crawls/explain", Map.of("lake", "no-such-lake", "path", "a")),
            Map.entry(
                    "PUT /api/v1/rulesets/{name}",
                    Map.of(
                            "lake", "access-matrix",
                            "dataset", "d",
                            "target", "t",
                            "mode", "split",
                            "dqdl", "Rules = [ RowCount > 0 ]")),
            Map.entry("POST /api/v1/ruleset-sources/{source}/plan", Map.of("files", List.of())),
            Map.entry(
                    "POST /api/v1/ruleset-sources/{source}/apply",
                    Map.of("files", List.of(), "fingerprint", "no-such-plan")),
            Map.entry("POST /api/v1/batches", Map.of("ruleset", "access-matrix", "path", "p")),
            Map.entry("POST /api/v1/gates/{name}:run", Map.of("path", "p")),
            Map.entry("PUT /api/v1/contracts/{name}", Map.of("lake", "access-matrix", "dataset", "d", "text", "id: c")),
            Map.entry("POST /api/v1/contract:validate", Map.of("text", "id: c")),
            Map.entry("POST /api/v1/contract:diff", Map.of("before", "id: c", "after", "id: c")),
            Map.entry("POST /api/v1/rules:validate", Map.of("dqdl", "Rules = [ RowCount > 0 ]")),
            Map.entry("POST /api/v1/batches/{id}/release", Map.of("reason", "r")),
            Map.entry("POST /api/v1/batches/{id}/release/refuse", Map.of("reason", "r")),
            Map.entry("POST /api/v1/batches/{id}/discard", Map.of("reason", "r")),
            Map.entry("POST /api/v1/batches/{id}/replay", Map.of("reason", "r")),
            Map.entry("POST /api/v1/incidents/{id}/close", Map.of("reason", "r")),
            Map.entry("POST /api/v1/runs/{id}/heartbeat", Map.of("worker", UUID.randomUUID(), "attempt", 1)),
            Map.entry(
                    "POST /api/v1/runs/{id}/report",
                    Map.of(
                            "runId", "x",
                            "outcomes", List.of(),
                            "passed", List.of(),
                            "failed", List.of(),
                            "samples", List.of())),
            Map.entry("POST /api/v1/profile-jobs/{id}/heartbeat", Map.of("worker", UUID.randomUUID(), "attempt", 1)),
            Map.entry(
                    "POST /api/v1/profile-jobs/{id}/report", Map.of("profileId", "x", "engine", "e", "error", "none")),
            Map.entry("POST /api/v1/workers", Map.of("name", "matrix", "engine", "none", "cores", 1)));

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(new TreeSet<>(MATRIX.keySet())).isEqualTo(served());
    }

    private static Set<String> served() {
        Map<String, Map<String, Object>> paths = Api.asNobody()
                .get("/q/openapi?format=json")
                .then()
                .extract()
                .jsonPath()
                .getMap("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        List.of("get", "post", "put", "patch", "delete").contains(method))
                .forEach(method -> endpoints.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return endpoints;
    }

    @Test
    void letsInWhoMayAndNobodyElse() throws Exception {
        makeARulesetToAskFor();
        Map<String, String> tokens = new LinkedHashMap<>();
        ROLES.forEach(role -> tokens.put(role, tokenFor(role)));
        List<String> wrong = new ArrayList<>();

        MATRIX.forEach((endpoint, allowed) -> {
            int byNobody = call(Api.asNobody(), endpoint);
            if (byNobody != 401) {
                wrong.add(endpoint + " by no one: " + byNobody);
            }
            tokens.forEach((role, token) -> {
                int status = call(Api.as(token), endpoint);
                boolean refused = status == 403;
                if (refused == allowed.contains(role) || status == 401 || status >= 500) {
                    wrong.add(endpoint + " by " + role + ": " + status);
                }
            });
        });

        assertThat(wrong).isEmpty();
    }

    private static void makeARulesetToAskFor() throws Exception {
        var root = java.nio.file.Files.createTempDirectory("matrix");
        Api.asAdministrator()
                .body(Map.of("name", "access-matrix", "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        Api.asAdministrator()
                .body(BODIES.get("PUT /api/v1/rulesets/{name}"))
                .put("/api/v1/rulesets/access-matrix")
                .then()
                .statusCode(201);
    }

    private static String tokenFor(String role) {
        return Api.asAdministrator()
                .body(Map.of("name", "matrix " + role, "role", role))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static int call(RequestSpecification as, String endpoint) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1)
                .replace("/events/{id}", "/events/2024-10-27-0123456789abcdef0123456789abcdef")
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{kind}", "term")
                .replace("{key}", "access-matrix")
                .replace("{revision}", "1")
                .replace("{profile}", UUID.randomUUID().toString())
                .replace("{version}", "1")
                .replace("{source}", "access-matrix")
                .replace("{lake}", "access-matrix")
                .replace("{dataset}", "d")
                .replace("{namespace}", "n")
                .replace("{job}", "j")
                .replace("{name}", "access-matrix");
        RequestSpecification request = as.contentType(ContentType.JSON);
        if (endpoint.endsWith("/report") || endpoint.endsWith("/profile-jobs/claim")) {
            request.queryParam("worker", UUID.randomUUID());
        }
        if (endpoint.endsWith("lineage")) {
            request.queryParam("nodeId", "job:n:j");
        }
        if (endpoint.endsWith("/who-can-read")) {
            request.queryParam("column", "d.t.c");
        }
        if (endpoint.endsWith("/what-can-read")) {
            request.queryParam("who", "ann");
        }
        if (endpoint.endsWith("/search")) {
            request.queryParam("q", "d");
        }
        if (endpoint.equals("PUT /api/v1/words")) {
            request.contentType("text/plain").body("weir-words: 1");
        }
        Object body = BODIES.get(endpoint);
        return (body == null ? request : request.body(body))
                .request(method, path)
                .statusCode();
    }

    @Test
    void aRevokedTokenOpensNothing() {
        String token = tokenFor(READER);
        String id = Api.asAdministrator().get("/api/v1/tokens?limit=1").path("items[0].id");

        int before = Api.as(token).get("/api/v1/lakes").statusCode();
        Api.asAdministrator().delete("/api/v1/tokens/" + id).then().statusCode(204);

        assertThat(before).isEqualTo(200);
        assertThat(Api.as(token).get("/api/v1/lakes").statusCode()).isEqualTo(401);
    }
}
