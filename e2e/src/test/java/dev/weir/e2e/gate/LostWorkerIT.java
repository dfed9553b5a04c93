package dev.weir.e2e.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.gate.Consignment.Fate;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two workers, and one of them is lost at no particular moment of its run. */
@ExtendWith(SharedTown.class)
class LostWorkerIT {

    private static final int ROWS_PER_FILE = 40_000;

    @BeforeEach
    void openWithTwoWorkers(Town town) {
        town.startWorker("second");
        town.awaitWorker("worker");
        town.awaitWorker("second");
    }

    @AfterEach
    void closeWithOne(Town town) {
        town.worker("second").close();
        if (!town.worker("worker").alive()) {
            town.startWorker("worker");
        }
    }

    @Test
    void theOtherWorkerEndsTheRunOfAKilledOne(Town town) {
        Consignment consignment = Consignment.land(town, "lost-killed", Fate.SPLIT, ROWS_PER_FILE);

        String batch = consignment.submit().body().path("id").asText();
        JsonNode begun = running(town, batch);
        town.worker(nameOf(town, begun)).kill();
        JsonNode ended = consignment.awaitEnd(batch);

        consignment.requireEndedOnce(ended);
        JsonNode run = town.api().get("/api/v1/runs/" + ended.path("runId").asText());
        assertThat(run.path("attempt").asInt()).isEqualTo(2);
        assertThat(nameOf(town, run)).isNotEqualTo(nameOf(town, begun));
    }

    /** It wakes up when its staging is swept away, the batch is published, and it has half of its files still to write. */
    @Test
    void aWorkerThatWasOnlySlowThrowsItsWorkAway(Town town) {
        Consignment consignment = Consignment.land(town, "lost-slow", Fate.SPLIT, 100);
        AtomicReference<String> batch = new AtomicReference<>();
        AtomicReference<String> slow = new AtomicReference<>();

        town.at(
                "worker.half-written",
                () -> batch.set(consignment.submit().body().path("id").asText()),
                () -> {
                    slow.set(nameOf(town, running(town, batch.get())));
                    town.worker(slow.get()).signal("STOP");
                });
        JsonNode ended;
        try {
            ended = consignment.awaitEnd(batch.get());
        } finally {
            town.worker(slow.get()).signal("CONT");
        }
        Eventually.holds("the slow worker to see that it lost the run", Town.PATIENCE, () -> town.worker(slow.get())
                .output()
                .contains("staging thrown away"));

        consignment.requireEndedOnce(ended);
    }

    private static JsonNode running(Town town, String batch) {
        return Eventually.get("a worker to begin", Town.PATIENCE, () -> StreamSupport.stream(
                        town.api()
                                .get("/api/v1/runs?state=running")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(run -> run.path("batchId").asText().equals(batch))
                .findFirst());
    }

    /** A worker that is started again registers again; names stay, ids do not. */
    private static String nameOf(Town town, JsonNode run) {
        Optional<JsonNode> worker = StreamSupport.stream(
                        town.api()
                                .get("/api/v1/workers?limit=500")
                                .path("items")
                                .spliterator(),
                        false)
                .filter(known -> known.path("id").equals(run.path("worker")))
                .findFirst();
        return worker.orElseThrow().path("name").asText();
    }
}
