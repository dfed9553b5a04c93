package dev.weir.catalog.quality;

import static dev.weir.catalog.quality.TestGate.QUARANTINE;
import static dev.weir.catalog.quality.TestGate.TARGET;
import static dev.weir.catalog.quality.TestGate.await;
import static dev.weir.catalog.quality.TestGate.batch;
import static dev.weir.catalog.quality.TestGate.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.catalog.testing.Scissors;
import dev.weir.catalog.testing.WeirTestResource;
import dev.weir.quality.batch.Retention;
import dev.weir.quality.contract.CheckReport.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is decided about a quarantine is cut off at each of its steps, and comes to the same end. */
@QuarkusTest
@QuarkusTestResource(WeirTestResource.class)
class CutQuarantineTest {

    private static final Map<String, String> REASON = Map.of("reason", "the source is right");

    @Inject
    Scissors scissors;

    @Inject
    Retention retention;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release.begun",
                "report.received",
                "release.claimed",
                "release.moved.1",
                "release.moved.2",
                "release.moved",
                "release.manifest",
                "release.cleaned",
                "release.finished"
            })
    void releasesOnce(String step) throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        scissors.cutAt(step);
        untilAnswered(() -> gate.post(batch, "release", REASON).statusCode());
        var report = HandWorker.completed(gate.worker.claimed(batch), 2, 0, List.of());
        untilAnswered(() -> gate.worker.report(report).statusCode());

        var end = await(batch, "released");
        assertThat(scissors.isDone()).as("it was cut at " + step).isTrue();
        assertThat(gate.files(TARGET))
                .containsExactly(
                        TARGET + "/part-" + batch + "-00000.parquet",
                        TARGET + "/part-" + batch + "-released-00000.parquet");
        assertThat(gate.files(QUARANTINE)).hasSize(3);
        assertThat(end.getList("steps.step", String.class).stream().filter("released"::equals))
                .hasSize(1);
    }

    /** As any client does whose service may be killed. */
    private static void untilAnswered(java.util.function.IntSupplier call) {
        eventually("an answer", call::getAsInt, status -> status == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"discard.begun", "discard.claimed", "discard.deleted", "discard.finished"})
    void discardsOnce(String step) throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.split();

        scissors.cutAt(step);
        untilAnswered(() -> gate.post(batch, "discard", REASON).statusCode());

        await(batch, "discarded");
        assertThat(scissors.isDone()).isTrue();
        assertThat(gate.files(QUARANTINE)).isEmpty();
        assertThat(gate.files(TARGET)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch.received",
                "publish.claimed",
                "publish.moved.1",
                "publish.moved",
                "publish.replaced",
                "publish.manifest",
                "publish.cleaned",
                "publish.finished"
            })
    void replaysOnce(String step) throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String earlier = gate.split();
        gate.land("landing/day/contacts.csv", "id,name\n1,Zoe\n2,Ada\n");

        scissors.cutAt(step);
        eventually("an answer", () -> gate.post(earlier, "replay", REASON).statusCode(), status -> status < 300);
        String repaired = batch(earlier).getString("replayedBy[0]");
        gate.report(repaired, 10, 0, Outcome.PASSED, Outcome.PASSED);

        await(repaired, "published");
        await(earlier, "replayed");
        assertThat(scissors.isDone()).isTrue();
        assertThat(gate.files(TARGET)).containsExactly(TARGET + "/part-" + repaired + "-00000.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish.moved.1", "publish.moved.2", "publish.moved.3"})
    void keepsOriginalsOnce(String step) throws IOException {
        TestGate gate = TestGate.open(Map.of());

        scissors.cutAt(step);
        String batch = gate.rejected();

        assertThat(scissors.isDone()).isTrue();
        assertThat(gate.files(QUARANTINE))
                .containsExactly(
                        QUARANTINE + "/failed/batch=" + batch + "/part-00000.parquet",
                        QUARANTINE + "/original/batch=" + batch + "/contacts.csv",
                        QUARANTINE + "/passed/batch=" + batch + "/part-00000.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"purge.claimed", "purge.deleted", "purge.finished"})
    void purgesOnce(String step) throws IOException {
        TestGate gate = TestGate.open(Map.of());
        String batch = gate.rejected();

        scissors.cutAt(step);
        eventually(
                "the purge",
                () -> {
                    try {
                        retention.purge(Instant.now().plusSeconds(1));
                    } catch (IllegalStateException cut) {
                        assertThat(cut).hasMessage("cut by a test at " + step);
                    }
                    return batch(batch);
                },
                found -> found.getString("kept").equals("gone"));

        assertThat(scissors.isDone()).isTrue();
        assertThat(gate.files(QUARANTINE)).isEmpty();
        assertThat(batch(batch).getList("steps.step", String.class).stream().filter(line -> line.startsWith("purged")))
                .hasSize(1);
    }
}
