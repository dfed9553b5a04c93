package dev.weir.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.e2e.town.Build;
import dev.weir.e2e.town.Console;
import dev.weir.e2e.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The first minutes of a newcomer, in one home. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    private static final Path HOME = Build.OUTPUT.resolve("homes/demo");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long MEGABYTE = 1 << 20;

    private final int port = Town.freePort();
    private Command weir;

    @AfterEach
    void endEverything() {
        weir.close();
    }

    @Test
    @Order(1)
    void showsAPublishedAndAQuarantinedBatch() throws IOException {
        Town.delete(HOME);
        long begin = System.nanoTime();

        weir = Command.start(HOME, "demo", "--exit", "--port", Integer.toString(port));
        int exit = weir.awaitEnd(PATIENCE);

        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(weir.output())
                .contains("sample lake", "In the lake", "landing", "silver", "At the gate")
                .containsPattern("published +landing/crm/contacts/day=2026-10-27/\n +all 20,000 rows are in bronze/")
                .containsPattern(
                        "quarantined +landing/crm/contacts/day=2026-10-28/\n +none of its .* rows is in bronze/")
                .containsPattern(
                        "landing/loyalty/transactions/day=2026-10-28/\n +.* rows are in bronze/.* in quarantine/")
                .contains("open http://localhost:" + port)
                .doesNotContain("already", "Exception");
        assertThat(exit).isZero();
        assertThat(weir.started()).containsExactly("PostgreSQL", "service", "worker");
        assertThat(weir.leftBehind()).isEmpty();
        assertThat(weir.mostServiceMemory())
                .as("resident memory of the service")
                .isBetween(50 * MEGABYTE, 600 * MEGABYTE);
        record(seconds, weir.mostServiceMemory());
    }

    // Never asserted: the machine may be busy with other things.
    private static void record(double seconds, long memory) throws IOException {
        String figures = "demoSeconds=%.1f%nserviceMegabytes=%d%n".formatted(seconds, memory / MEGABYTE);
        Files.writeString(Build.OUTPUT.resolve("demo-figures.properties"), figures);
        Console.print("  weir demo: %.1f s, the service took up to %d MB%n", seconds, memory / MEGABYTE);
    }

    @Test
    @Order(2)
    void continuesWhereItEndedAndStopsEverythingOnCtrlC() {
        weir = Command.start(HOME, "demo", "--port", Integer.toString(port))
                .awaitOutput("Ctrl-C stops everything.", PATIENCE);

        int exit = weir.ctrlC(Duration.ofSeconds(40));

        assertThat(weir.output())
                .containsPattern("published already +landing/crm/contacts/day=2026-10-27/")
                .containsPattern("quarantined already +landing/crm/contacts/day=2026-10-28/")
                .contains("Stopped.")
                .doesNotContain("Exception");
        assertThat(exit).as("130 is 128 and the number of SIGINT").isEqualTo(130);
        assertThat(weir.started()).containsExactly("PostgreSQL", "service", "worker");
        assertThat(weir.leftBehind()).isEmpty();
    }

    @Test
    @Order(3)
    void downStopsWhatUpStarted() {
        weir = Command.start(HOME, "up", "--port", Integer.toString(port))
                .awaitOutput("Ctrl-C stops everything.", PATIENCE);

        try (Command down = Command.start(HOME, "down")) {
            assertThat(down.awaitEnd(Duration.ofSeconds(60))).isZero();
            assertThat(down.output()).contains("stopped", "service, worker");
        }

        assertThat(weir.awaitEnd(Duration.ofSeconds(5)))
                .as("143 is 128 and the number of SIGTERM")
                .isEqualTo(143);
        assertThat(weir.started()).containsExactly("PostgreSQL", "service", "worker");
        assertThat(weir.leftBehind()).isEmpty();
    }

    @Test
    @Order(4)
    void downClearsUpAfterALauncherAndAServiceThatWereKilled() {
        weir = Command.start(HOME, "up", "--port", Integer.toString(port))
                .awaitOutput("Ctrl-C stops everything.", PATIENCE);
        weir.killLauncherAndService();

        try (Command down = Command.start(HOME, "down")) {
            assertThat(down.awaitEnd(Duration.ofSeconds(60))).isZero();
            assertThat(down.output()).contains("stopped", "worker, PostgreSQL");
        }

        assertThat(weir.leftBehind()).isEmpty();
    }
}
