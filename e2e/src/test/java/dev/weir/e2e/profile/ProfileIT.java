package dev.weir.e2e.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A profile from its order to its suggestions, by way of a worker that is a process of its own. */
@ExtendWith(SharedTown.class)
class ProfileIT {

    private static final int ROWS_PER_FILE = 20_000;

    @Test
    void aWorkerProfilesParquetFiles(Town town) throws Exception {
        Path lake = town.lake().resolveSibling("profiled");
        write(lake.resolve("raw/orders/part-0.parquet"), 0);
        write(lake.resolve("raw/orders/part-1.parquet"), ROWS_PER_FILE);
        String orders = crawled(town, lake);

        String id = town.api()
                .post("/api/v1/datasets/" + orders + "/profile", Map.of())
                .body()
                .path("id")
                .asText();
        JsonNode profile = ended(town, orders, id);

        assertThat(profile.path("state").asText()).as(profile.toString()).isEqualTo("done");
        assertThat(profile.path("share").path("files").asInt()).isEqualTo(2);
        JsonNode found = profile.path("found");
        assertThat(found.path("rows").asInt()).isEqualTo(2 * ROWS_PER_FILE);
        JsonNode key = found.path("columns").get(0);
        assertThat(key.path("distinct").path("count").asInt()).isEqualTo(2 * ROWS_PER_FILE);
        assertThat(key.path("greatest").asText()).isEqualTo(String.valueOf(2 * ROWS_PER_FILE - 1));
        assertThat(found.path("columns").get(1).path("nulls").asInt()).isEqualTo(2 * ROWS_PER_FILE / 10);
        JsonNode email = found.path("columns").get(2);
        assertThat(email.path("masked").asBoolean()).isTrue();
        assertThat(email.path("top")).isEmpty();
        List<String> rules = new ArrayList<>();
        town.api()
                .get("/api/v1/datasets/" + orders + "/suggestions")
                .path("items")
                .forEach(item -> rules.add(item.path("rule").asText()));
        assertThat(rules).contains("IsUnique \"id\"", "IsComplete \"email\"");
    }

    @Test
    void aFileThatIsNoneFailsTheProfileAndSaysWhich(Town town) throws Exception {
        Path lake = town.lake().resolveSibling("profiled-broken");
        write(lake.resolve("raw/orders/part-0.parquet"), 0);
        String orders = crawled(town, lake);
        Files.writeString(lake.resolve("raw/orders/part-1.parquet"), "no Parquet");

        String id = town.api()
                .post("/api/v1/datasets/" + orders + "/profile", Map.of())
                .body()
                .path("id")
                .asText();
        JsonNode profile = ended(town, orders, id);

        assertThat(profile.path("state").asText()).isEqualTo("failed");
        assertThat(profile.path("error").asText()).contains("part-1.parquet");
    }

    private static void write(Path file, int first) throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("""
                    copy (select i as id, case when i %% 10 = 7 then null else i %% 100 end as amount,
                            'p' || i || '@example.org' as email
                        from range(%d, %d) rows(i))
                    to '%s' (format parquet)
                    """.formatted(first, first + ROWS_PER_FILE, file));
        }
    }

    private static String crawled(Town town, Path lake) {
        String name = lake.getFileName().toString();
        town.api().post("/api/v1/lakes", Map.of("name", name, "root", "file://" + lake + "/"));
        String crawl = town.api()
                .post("/api/v1/crawls", Map.of("lake", name))
                .body()
                .path("id")
                .asText();
        Eventually.holds("the crawl to end", Town.PATIENCE, () -> town.api()
                .get("/api/v1/crawls/" + crawl)
                .path("state")
                .asText()
                .equals("completed"));
        return town.api()
                .get("/api/v1/datasets?lake=" + name)
                .path("items")
                .get(0)
                .path("id")
                .asText();
    }

    private static JsonNode ended(Town town, String dataset, String id) {
        String path = "/api/v1/datasets/" + dataset + "/profiles/" + id;
        Eventually.holds(
                "the profile to end", Town.PATIENCE, () -> town.api().get(path).has("finishedAt"));
        return town.api().get(path);
    }
}
