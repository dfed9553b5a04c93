package dev.weir.catalog.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.weir.catalog.arrival.Arrivals.Due;
import dev.weir.catalog.arrival.Arrivals.Patience;
import dev.weir.catalog.testing.Api;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.format.parquet.Footers;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.Lakes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
@SuppressWarnings("NullAway.Init")
class DeadArrivalTest {

    private static final Patience NONE = new Patience(1, Duration.ZERO, Duration.ZERO);

    private final ArrivalCalls calls = new ArrivalCalls();

    @Inject
    ArrivalIntake intake;

    @Inject
    Arrivals arrivals;

    @Inject
    Lakes lakes;

    @Test
    void whatCannotBeUnderstoodIsKeptWithTheReason() {
        Receipt receipt = intake.accept("sqs:poison", List.of("{\"hello\":\"poison\"}", "no json"));

        assertThat(receipt.rejected()).hasSize(2);
        List<Map<String, String>> letters = letters("sqs:poison");
        assertThat(letters)
                .extracting(letter -> letter.get("body"))
                .containsExactly("no json", "{\"hello\":\"poison\"}");
        assertThat(letters.get(1).get("reason")).contains("neither an S3 event notification");
        Api.asAdministrator()
                .post("/api/v1/arrivals/dead-letters/" + letters.get(0).get("id") + "/retry")
                .then()
                .statusCode(422)
                .body("code", equalTo("dead-letter-still-dead"));
        assertThat(letters("sqs:poison")).hasSize(2);
    }

    @Test
    void anArrivalWaitsWhileItsTableCannotBeCrawled(@TempDir Path folder) throws IOException {
        Path root = Files.createDirectory(folder.resolve("lake"));
        calls.lake("arrival-waits", root);
        Path file = calls.put(root.resolve("t/part-0.parquet"), Footers.file(1, "id:int"));
        Files.move(root, folder.resolve("elsewhere"));

        calls.tell(file, "created", "01");

        Map<String, Object> waiting =
                ArrivalCalls.await(() -> calls.of("arrival-waits").get(0), arrival -> Integer.valueOf(1)
                        .equals(arrival.get("attempts")));
        assertThat(waiting).containsEntry("state", "waiting");
        assertThat((String) waiting.get("error")).contains("Is its disk mounted?");
        Files.move(folder.resolve("elsewhere"), root);
        assertThat(calls.states("arrival-waits")).containsExactly("done");
        assertThat(calls.dataset("t", "arrival-waits").getInt("rows")).isEqualTo(1);
    }

    @Test
    void anArrivalThatDiedIsTriedAgainWhenSomebodyAsks(@TempDir Path root) {
        calls.lake("arrival-dies", root);
        Path file = calls.put(root.resolve("t/part-0.parquet"), Footers.file(1, "id:int"));
        String message = "{\"objects\":[{\"location\":\"file://" + file + "\",\"event\":\"created\"}]}";
        QuarkusTransaction.requiringNew().run(() -> {
            intake.accept("sqs:dies", List.of(message));
            Lake lake = lakes.find("arrival-dies").orElseThrow();
            arrivals.failed(new Due(lake.id(), "t/"), "once too often", NONE);
        });
        assertThat(calls.states("arrival-dies")).containsExactly("dead");
        Map<String, String> letter = letters("sqs:dies").get(0);
        assertThat(letter).containsEntry("reason", "once too often").containsEntry("location", "file://" + file);
        String retry = "/api/v1/arrivals/dead-letters/" + letter.get("id") + "/retry";

        Api.asAdministrator().post(retry).then().statusCode(202).body("accepted", equalTo(1));

        assertThat(calls.states("arrival-dies")).containsExactly("done");
        assertThat(calls.dataset("t", "arrival-dies").getInt("rows")).isEqualTo(1);
        Api.asAdministrator().post(retry).then().statusCode(404).body("code", equalTo("dead-letter-not-found"));
    }

    @Test
    void forgetsWhatIsOldAndDoneWith(@TempDir Path root) {
        calls.lake("arrival-prune", root);
        Path file = calls.put(root.resolve("t/part-0.parquet"), Footers.file(1, "id:int"));
        calls.tell(file, "created", "02");
        calls.tell(file, "created", "01");
        assertThat(calls.states("arrival-prune")).containsExactly("outdated", "done");

        assertThat(arrivals.prune(Instant.EPOCH, 10)).isZero();
        assertThat(arrivals.prune(Instant.now().plusSeconds(60), 1)).isEqualTo(1);
        arrivals.prune(Instant.now().plusSeconds(60), Integer.MAX_VALUE);

        assertThat(calls.of("arrival-prune")).isEmpty();
    }

    private static List<Map<String, String>> letters(String source) {
        return Api.asAdministrator()
                .get("/api/v1/arrivals/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.source == '" + source + "' }");
    }
}
