package dev.weir.quality.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quality.worker.run.Failpoints.Point;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FailpointsTest {

    @Test
    void standsStillAtANamedPointUntilTheFileIsGone(@TempDir Path dir) throws Exception {
        Failpoints failpoints =
                Failpoints.of(Map.of("WEIR_FAILPOINTS", "claimed, half-written", "WEIR_FAILPOINT_DIR", dir.toString()));
        Thread run = new Thread(() -> failpoints.reached(Point.HALF_WRITTEN));
        Path file = dir.resolve("worker.half-written.reached");

        run.start();

        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
        run.join(100);
        assertThat(run.isAlive()).isTrue();
        Files.delete(file);
        run.join();
    }

    @Test
    void passesEveryOtherPoint() {
        Failpoints.of(Map.of("WEIR_FAILPOINTS", "claimed", "WEIR_FAILPOINT_DIR", "/nonexistent"))
                .reached(Point.WRITTEN);
        Failpoints.of(Map.of()).reached(Point.CLAIMED);
    }

    @Test
    void needsAFolder() {
        assertThatThrownBy(() -> Failpoints.of(Map.of("WEIR_FAILPOINTS", "claimed")))
                .hasMessage("WEIR_FAILPOINTS needs WEIR_FAILPOINT_DIR");
    }
}
