package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.HandWorker.completed;
import static dev.weir.catalog.quality.HandWorker.outcomes;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.testing.Api;
import dev.weir.quality.contract.CheckReport.Outcome;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A lake of the test's own with one ruleset, a batch that waits in it, and a worker that says what the test wants. */
final class TestGate {

    static final String TARGET = "bronze/contacts";
    static final String QUARANTINE = "quarantine/bronze/contacts";

    final String name = "gate-" + UUID.randomUUID();
    final HandWorker worker = new HandWorker();
    private final Path root;

    private TestGate(Path root) {
        this.root = root;
    }

    /** @param ruleset what differs from a ruleset that splits */
    static TestGate open(Map<String, ?> ruleset) throws IOException {
        TestGate gate = new TestGate(Files.createTempDirectory("gate"));
        gate.land("landing/day/contacts.csv", "id,name\n1,Zoe\n");
        Api.asAdministrator()
                .body(Map.of("name", gate.name, "root", "file://" + gate.root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
        gate.save(ruleset).then().statusCode(201);
        return gate;
    }

    Response save(Map<String, ?> changes) {
        Map<String, Object> ruleset = new HashMap<>(Map.of(
                "lake",
                name,
                "dataset",
                "bronze." + name,
                "target",
                TARGET,
                "mode",
                "split",
                "dqdl",
                "Rules = [ RowCount > 0, IsComplete \"id\" ]"));
        ruleset.putAll(changes);
        return Api.asAdministrator().body(ruleset).put("/api/v1/rulesets/" + name);
    }

    void land(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    Path path(String below) {
        return root.resolve(below);
    }

    String submit() {
        return Api.asAdministrator()
                .body(Map.of("ruleset", name, "path", "landing/day"))
                .post("/api/v1/batches")
                .then()
                .statusCode(anyOf(equalTo(200), equalTo(201)))
                .extract()
                .path("id");
    }

    /** A batch of 8 good and 2 bad rows. */
    String split() {
        return reported(submit(), 8, 2, Outcome.PASSED, Outcome.FAILED);
    }

    /** The same, turned away as a whole. */
    String rejected() {
        return reported(submit(), 8, 2, Outcome.FAILED, Outcome.FAILED);
    }

    String reported(String batch, int passed, int failed, Outcome rowCount, Outcome isComplete) {
        report(batch, passed, failed, rowCount, isComplete);
        await(batch, "published", "quarantined", "held");
        return batch;
    }

    void report(String batch, int passed, int failed, Outcome rowCount, Outcome isComplete) {
        worker.report(completed(
                        worker.claimed(batch),
                        passed,
                        failed,
                        outcomes(rowCount, isComplete, isComplete == Outcome.FAILED ? failed : 0)))
                .then()
                .statusCode(200);
    }

    Response post(String batch, String what, Map<String, ?> body) {
        return Api.asAdministrator().body(body).post("/api/v1/batches/" + batch + "/" + what);
    }

    static JsonPath batch(String id) {
        return Api.asAdministrator().get("/api/v1/batches/" + id).jsonPath();
    }

    static JsonPath await(String id, String... states) {
        return eventually("batch " + id + " to be " + List.of(states), () -> batch(id), batch -> List.of(states)
                .contains(batch.getString("state")));
    }

    static <T> T eventually(String what, java.util.function.Supplier<T> look, Predicate<T> good) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        T found = look.get();
        while (!good.test(found)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            found = look.get();
        }
        return found;
    }

    /** What a reader of the folder sees, by path below the root. */
    List<String> files(String below) throws IOException {
        if (!Files.exists(root.resolve(below))) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root.resolve(below))) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.contains("/_weir/"))
                    .sorted()
                    .toList();
        }
    }

    static String tokenOf(String name, String role) {
        return Api.asAdministrator()
                .body(Map.of("name", name, "role", role))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }
}
