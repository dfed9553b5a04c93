package dev.weir.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.gate.Consignment.Fate;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk is full in the middle of a batch. */
@ExtendWith(SharedTown.class)
class FullDiskIT {

    private static final int ROWS_PER_FILE = 40_000;

    @Test
    void whatTheWorkerCannotWriteIsHeldAndPassesOnceThereIsRoom(Town town) {
        try (SmallDisk target = SmallDisk.at(town.lake().resolve("bronze/full-target"), 64)) {
            Consignment consignment = Consignment.land(town, "full-target", Fate.SPLIT, ROWS_PER_FILE);

            String id = consignment.submit().body().path("id").asText();
            JsonNode held = consignment.awaitEnd(id);

            assertThat(held.path("state").asText()).as(held.toString()).isEqualTo("held");
            assertThat(held.toString()).contains("No space left");
            consignment.requireNothingPublished();

            target.growTo(100);
            String again = consignment.submit().body().path("id").asText();
            Eventually.holds("the batch to be published", Town.PATIENCE, () -> town.api()
                    .get("/api/v1/batches/" + again)
                    .path("state")
                    .asText()
                    .equals("published"));
            consignment.requireEveryRowOnce(town.api().get("/api/v1/batches/" + again));
        }
    }

    @Test
    void whatTheServiceCannotKeepWaitsUntilThereIsRoom(Town town) {
        try (SmallDisk quarantine = SmallDisk.at(town.lake().resolve("quarantine/full-quarantine"), 2048)) {
            // The bad rows have room, the originals have not.
            Consignment consignment = Consignment.land(town, "full-quarantine", Fate.SPLIT, ROWS_PER_FILE);

            String id = consignment.submit().body().path("id").asText();
            Eventually.holds("the service to meet the full disk", Town.PATIENCE, () -> town.service()
                    .output()
                    .contains("No space left"));
            assertThat(town.api().get("/api/v1/batches/" + id).path("state").asText())
                    .isEqualTo("publishing");

            quarantine.growTo(100);
            JsonNode published = consignment.awaitEnd(id);
            assertThat(published.path("steps").findValuesAsText("step"))
                    .startsWith("received", "checking", "decided: split")
                    .endsWith("published")
                    .anyMatch(step -> step.contains("quarantine/full-quarantine") && step.contains("No space left"));
            consignment.requireEveryRowOnce(published);
        }
    }
}
