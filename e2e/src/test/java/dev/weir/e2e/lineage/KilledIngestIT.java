package dev.weir.e2e.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.e2e.town.Api;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.SharedTown;
import dev.weir.e2e.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Senders that count what was acknowledged, while the service and its PostgreSQL are killed under them. */
@ExtendWith(SharedTown.class)
class KilledIngestIT {

    private static final int SENDERS = 4;
    private static final int BATCH = 20;
    private static final int BETWEEN_KILLS = 300;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void noAcknowledgedEventIsLost(Town town) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int sender = 0; sender < SENDERS; sender++) {
            boolean single = sender % 2 == 0;
            senders.execute(() -> send(town, single));
        }

        awaitMore();
        town.service().kill();
        town.startService();
        awaitMore();
        town.postgres().kill();
        awaitMore();
        enough.set(true);
        senders.shutdown();
        assertThat(senders.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        Eventually.holds("the graph to have all", Town.PATIENCE, () -> pending(town) == 0);
        List<String> lost = new ArrayList<>();
        for (String run : acknowledged) {
            if (!state(town, run).equals("COMPLETED")) {
                lost.add(run);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(3 * BETWEEN_KILLS);
        assertThat(refused.get()).as("sendings that the kills cut off").isPositive();
    }

    private void awaitMore() {
        int before = acknowledged.size();
        Eventually.holds("more events", Town.PATIENCE, () -> acknowledged.size() > before + BETWEEN_KILLS);
    }

    private void send(Town town, boolean single) {
        while (!enough.get()) {
            List<String> runs = new ArrayList<>();
            List<Map<String, Object>> events = new ArrayList<>();
            for (int i = 0; i < (single ? 1 : BATCH); i++) {
                String run = UUID.randomUUID().toString();
                runs.add(run);
                events.add(event(run));
            }
            if (isTaken(town, single, events)) {
                acknowledged.addAll(runs);
            } else {
                refused.incrementAndGet();
                Eventually.pause(Duration.ofMillis(50));
            }
        }
    }

    private static boolean isTaken(Town town, boolean single, List<Map<String, Object>> events) {
        try {
            Api.Answer answer = single
                    ? town.api().post("/api/v1/lineage", events.get(0))
                    : town.api().post("/api/v1/lineage/batch", events);
            return answer.status() == (single ? 201 : 204);
        } catch (AssertionError noAnswer) {
            return false;
        }
    }

    private static Map<String, Object> event(String run) {
        return Map.of(
                "eventTime", Instant.now().toString(),
                "eventType", "COMPLETE",
                "producer", "https://example.com/test",
                "schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                "run", Map.of("runId", run),
                "job", Map.of("namespace", "killed", "name", "load"),
                "outputs", List.of(Map.of("namespace", "s3://killed", "name", "out")));
    }

    private static long pending(Town town) {
        return town.api().get("/api/v1/lineage/status").path("pending").asLong();
    }

    private static String state(Town town, String run) {
        JsonNode found = town.api().get("/api/v1/jobs/runs/" + run);
        return found.path("state").asText();
    }
}
