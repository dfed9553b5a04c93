package dev.weir.e2e.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is killed in the middle of a crawl, between two of its shards. */
@ExtendWith(SharedTown.class)
class KilledCrawlIT {

    private static final String[] FOLDERS = {"a", "b", "c", "d", "e", "f", "g", "h"};
    private static final int TABLES = 3;

    /** The folder a is done when the service dies: what is deleted there afterwards is not noticed by the same crawl. */
    @Test
    void goesOnWithTheShardsThatWereNotDone(Town town) throws IOException {
        Path lake = town.lake().resolveSibling("killed-crawl");
        for (String folder : FOLDERS) {
            for (int table = 0; table < TABLES; table++) {
                Path file = lake.resolve(folder + "/t" + table + "/part-0.csv");
                Files.createDirectories(file.getParent());
                Files.writeString(file, "id,name\n1,x\n");
            }
        }
        town.api().post("/api/v1/lakes", Map.of("name", "killed-crawl", "root", "file://" + lake + "/"));
        AtomicReference<String> crawl = new AtomicReference<>();

        town.at("service.crawl.shard.4", () -> crawl.set(begin(town)), () -> town.service()
                .kill());
        deleteTable(lake.resolve("a/t1"));
        town.startService();

        JsonNode ended = ended(town, Objects.requireNonNull(crawl.get()));
        assertThat(ended.path("progress").path("objectsListed").asInt()).isEqualTo(FOLDERS.length * TABLES);
        assertThat(ended.path("progress").path("datasetsFound").asInt()).isEqualTo(FOLDERS.length * TABLES);
        assertThat(present(town)).isEqualTo(FOLDERS.length * TABLES);

        ended(town, begin(town));
        assertThat(present(town)).isEqualTo(FOLDERS.length * TABLES - 1);
    }

    private static String begin(Town town) {
        return town.api()
                .post("/api/v1/crawls", Map.of("lake", "killed-crawl"))
                .body()
                .path("id")
                .asText();
    }

    private static JsonNode ended(Town town, String crawl) {
        Eventually.holds("the crawl to end", Town.PATIENCE, () -> town.api()
                .get("/api/v1/crawls/" + crawl)
                .path("state")
                .asText()
                .equals("completed"));
        return town.api().get("/api/v1/crawls/" + crawl);
    }

    private static int present(Town town) {
        int present = 0;
        for (JsonNode dataset :
                town.api().get("/api/v1/datasets?lake=killed-crawl&limit=500").path("items")) {
            present += dataset.hasNonNull("missingSince") ? 0 : 1;
        }
        return present;
    }

    private static void deleteTable(Path folder) {
        try {
            Files.delete(folder.resolve("part-0.csv"));
            Files.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
