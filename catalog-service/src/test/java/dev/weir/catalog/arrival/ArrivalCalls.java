package dev.weir.catalog.arrival;

import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.LocalS3;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What senders and people do with arrivals. */
public final class ArrivalCalls {

    private static final long LONGEST_MILLIS = 60_000;

    public void lake(String name, Path root) {
        Api.asAdministrator()
                .body(Map.of("name", name, "root", "file://" + root))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    public void lake(String name, String root, LocalS3 s3) {
        Api.asAdministrator()
                .body(Map.of("name", name, "root", root, "s3", Map.of("endpoint", s3.endpoint(), "pathStyle", true)))
                .post("/api/v1/lakes")
                .then()
                .statusCode(201);
    }

    public Path put(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public JsonPath post(Object body) {
        return Api.asAdministrator()
                .body(body)
                .post("/api/v1/arrivals")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    /** Tells of a file in Weir's own shape. */
    public JsonPath tell(Path file, String event, String sequencer) {
        return post(Map.of(
                "objects", List.of(Map.of("location", "file://" + file, "event", event, "sequencer", sequencer))));
    }

    public List<Map<String, Object>> of(String lake) {
        return Api.asAdministrator()
                .get("/api/v1/arrivals?limit=500&lake=" + lake)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The arrivals of the lake, newest first, when none waits or is looked at any more. */
    public List<Map<String, Object>> settled(String lake) {
        return await(() -> of(lake), arrivals -> arrivals.stream()
                .noneMatch(arrival -> List.of("waiting", "looking").contains(arrival.get("state"))));
    }

    public List<String> states(String lake) {
        return settled(lake).stream()
                .map(arrival -> (String) arrival.get("state"))
                .toList();
    }

    public JsonPath dataset(String alias, String lake) {
        String id = Api.asAdministrator()
                .get("/api/v1/datasets?lake=" + lake)
                .path("items.find { it.alias == '" + alias + "' }.id");
        return Api.asAdministrator().get("/api/v1/datasets/" + id).jsonPath();
    }

    public List<String> partitions(String alias, String lake) {
        return Api.asAdministrator()
                .get("/api/v1/datasets/" + dataset(alias, lake).getString("id") + "/partitions")
                .jsonPath()
                .getList("items.path");
    }

    public List<Map<String, Object>> crawls(String lake) {
        return Api.asAdministrator()
                .get("/api/v1/crawls?limit=500&lake=" + lake)
                .jsonPath()
                .getList("items");
    }

    /** Crawls the whole lake, and waits for its end. */
    public JsonPath crawl(String lake) {
        String place = Api.asAdministrator()
                .body(Map.of("lake", lake))
                .post("/api/v1/crawls")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return await(() -> Api.asAdministrator().get(place).jsonPath(), crawl -> crawl.getString("finishedAt") != null);
    }

    public static <T> T await(Supplier<T> look, Predicate<T> good) {
        return within(Duration.ofMillis(LONGEST_MILLIS), look, good);
    }

    /** Fails if it does not become good in time. */
    public static <T> T within(Duration longest, Supplier<T> look, Predicate<T> good) {
        long until = System.currentTimeMillis() + longest.toMillis();
        T seen = look.get();
        while (!good.test(seen)) {
            if (System.currentTimeMillis() > until) {
                throw new AssertionError("waited in vain; saw at last: " + seen);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            seen = look.get();
        }
        return seen;
    }
}
