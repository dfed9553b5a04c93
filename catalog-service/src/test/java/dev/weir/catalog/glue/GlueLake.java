package dev.weir.catalog.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A lake in an S3 of the tests, with a Glue Data Catalog beside it. */
final class GlueLake implements AutoCloseable {

    private static final long LONGEST_WAIT_MILLIS = 30_000;

    private final FakeGlue glue = new FakeGlue();
    private final LocalS3 s3;
    private final String name = "glue-" + UUID.randomUUID().toString().substring(0, 8);

    GlueLake(LocalS3 s3) {
        this.s3 = s3;
        s3.makeBucket(name);
        Api.asAdministrator()
                .body(Map.of("name", name, "root", root(), "s3", Map.of("endpoint", s3.endpoint(), "pathStyle", true)))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    String name() {
        return name;
    }

    String root() {
        return "s3://" + name + "/prod/";
    }

    FakeGlue glue() {
        return glue;
    }

    /** @param path below the root */
    void put(String path, byte[] content) {
        s3.put(name, "prod/" + path, content);
    }

    JsonPath crawl() {
        return ended(Api.asAdministrator()
                .body(Map.of("lake", name))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
    }

    void configure(Map<String, Object> more) {
        Map<String, Object> setup = new HashMap<>(Map.of("region", "eu-central-1", "endpoint", glue.endpoint()));
        setup.putAll(more);
        int status = Api.asAdministrator()
                .body(setup)
                .put("/api/v1/lakes/" + name + "/glue")
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    /** @param what {@code plan}, {@code apply}, {@code import} or {@code plan-import} */
    JsonPath run(String what) {
        return ended(Api.asAdministrator()
                .post("/api/v1/lakes/" + name + "/glue/" + what)
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
    }

    /** The same, which has to succeed. */
    JsonPath completed(String what) {
        JsonPath run = run(what);
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("completed");
        return run;
    }

    /** {@code register-dataset sales.orders planned}. */
    List<String> changes(JsonPath run) {
        return of(run, "changes", "it.kind + ' ' + it.target + ' ' + it.outcome");
    }

    /** {@code elsewhere sales.orders}. */
    List<String> findings(JsonPath run) {
        return of(run, "findings", "it.code + ' ' + it.subject");
    }

    List<String> of(JsonPath run, String list, String each) {
        return Api.asAdministrator()
                .get("/api/v1/lakes/" + name + "/glue/runs/" + run.getString("id") + "/" + list + "?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.collect { " + each + " }");
    }

    private static JsonPath ended(String place) {
        long until = System.currentTimeMillis() + LONGEST_WAIT_MILLIS;
        JsonPath state = Api.asAdministrator().get(place).jsonPath();
        while (state.getString("finishedAt") == null) {
            assertThat(System.currentTimeMillis())
                    .as("waited in vain: " + place)
                    .isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            state = Api.asAdministrator().get(place).jsonPath();
        }
        return state;
    }

    /** All that the lake's datasets are, by their aliases. */
    List<Map<String, Object>> datasets() {
        return Api.asAdministrator()
                .get("/api/v1/datasets?limit=500&lake=" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** {@code sales.orders glue parquet v1}, with {@code missing} behind it if so. */
    List<String> lines() {
        return datasets().stream()
                .map(dataset -> dataset.get("alias") + " " + dataset.get("origin") + " " + dataset.get("format") + " v"
                        + dataset.get("version") + (dataset.containsKey("missingSince") ? " missing" : ""))
                .toList();
    }

    JsonPath dataset(String alias) {
        Object id = datasets().stream()
                .filter(dataset -> alias.equals(dataset.get("alias")))
                .map(dataset -> dataset.getOrDefault("id", ""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dataset " + alias + " among " + lines()));
        return Api.asAdministrator().get("/api/v1/datasets/" + id).jsonPath();
    }

    /** Of one dataset. */
    JsonPath more(String alias, String what) {
        return Api.asAdministrator()
                .get("/api/v1/datasets/" + dataset(alias).getString("id") + "/" + what)
                .jsonPath();
    }

    List<String> aliases(String alias) {
        return Api.asAdministrator()
                .get("/api/v1/dataset-aliases?dataset=" + dataset(alias).getString("id"))
                .then()
                .statusCode(200)
                .extract()
                .path("items.alias");
    }

    @Override
    public void close() {
        glue.close();
    }
}
