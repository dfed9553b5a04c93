package dev.weir.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.e2e.town.Build;
import dev.weir.e2e.town.Console;
import dev.weir.e2e.town.Started;
import dev.weir.e2e.town.Town;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The site as the service serves it, in a real browser, over the demo's lake. */
class SiteIT {

    private static final int NO_BROWSER = 77;
    private static final Path HOME = Build.OUTPUT.resolve("homes/demo");
    private static final Path SHOTS = Build.OUTPUT.resolve("shots");

    @Test
    void leadsAPersonFromTheLakeToTheRowsThatWereTurnedAway() {
        int port = Town.freePort();
        Town.delete(SHOTS);
        // Of its own for each run: the home outlives a run, and a root has one lake.
        Path slowLakes = Build.OUTPUT.resolve("lakes/slow");
        Town.delete(slowLakes);
        Path slow = SlowLake.at(slowLakes.resolve(Long.toString(System.nanoTime())));

        try (Command weir = Command.start(HOME, "demo", "--port", Integer.toString(port))) {
            weir.awaitOutput("Ctrl-C stops everything.", Duration.ofMinutes(4));
            Started browser = Started.start(
                    "browser",
                    List.of(
                            "node",
                            Build.ROOT.resolve("ui/e2e/run.mjs").toString(),
                            "--base",
                            "http://127.0.0.1:" + port,
                            "--shots",
                            SHOTS.toString(),
                            "--slow",
                            "file://" + slow),
                    Map.of(),
                    Build.OUTPUT.resolve("logs/site/browser-" + System.nanoTime() + ".log"));
            int exit = browser.awaitEnd(Duration.ofMinutes(6));
            Console.print("%s", browser.output());

            assumeTrue(
                    exit != NO_BROWSER, "THE SITE WAS NOT TESTED: this machine has no Chromium. " + browser.output());
            assertThat(exit).as(browser.output()).isZero();
            assertThat(weir.ctrlC(Duration.ofSeconds(40))).isEqualTo(130);
        }
    }
}
