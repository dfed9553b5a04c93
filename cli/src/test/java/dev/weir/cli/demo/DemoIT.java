package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.LaunchedWeir;
import dev.weir.cli.fake.Ran;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with a stand-in for the service, and with the real sample lake. */
class DemoIT {

    private final Path home;

    DemoIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void tellsWhatHappenedAndContinuesTheSecondTime() throws IOException {
        String port = port();

        Ran first = LaunchedWeir.run(home, "demo", "--exit", "--port", port);
        Ran second = LaunchedWeir.run(home, "demo", "--exit", "--port", port);

        assertThat(first.exit()).isZero();
        assertThat(withoutAmounts(first.out()))
                .isEqualTo("""
                        ✓ sample lake  # files, # MB in HOME/lake
                        ✓ service      http://127.0.0.1:PORT after # s

                        In the lake
                          ZONE     DATASETS    ROWS    SIZE
                          landing         1       -  3.0 MB
                          silver          2  25,000  1.5 MB
                          ✗ broken  landing/loyalty/partner_feed/day=2026-10-28/partner_feed.parquet
                              the footer is missing
                          … 14 tags proposed  for columns that seem to hold personal data: ./weir tags list

                        At the gate
                          ✓ published  landing/crm/contacts/day=2026-10-27/
                              all 20,000 rows are in bronze/crm/contacts/
                          ✗ quarantined  landing/crm/contacts/day=2026-10-28/
                              none of its 4,000 rows is in bronze/crm/contacts/: 307 rows break a rule, and its ruleset says block
                              ✗ failed  118 rows  IsComplete "email"
                              for example
                                email=∅  contact_id=C-020001
                                  ✗ email is missing
                          ◐ published  landing/loyalty/transactions/day=2026-10-28/
                              11,860 rows are in bronze/loyalty/transactions/, 140 rows in quarantine/loyalty/transactions/
                              ✗ failed  140 rows  IsComplete "email"

                        Between the datasets
                          ✓ 29 jobs  told what they read and write in 228 runs of the last 8 nights; 1 run failed

                        open http://localhost:PORT  (# s after the start)
                          ./weir datasets --zone silver
                          ./weir datasets show silver_crm.contacts
                          ./weir batches show bad
                        """.replace("PORT", port).replace("HOME", home.toString()));
        assertThat(second.exit()).isZero();
        assertThat(second.out())
                .contains(", already in " + home.resolve("lake"))
                .contains("  ✓ published already  landing/crm/contacts/day=2026-10-27/\n")
                .contains("  ✗ quarantined already  landing/crm/contacts/day=2026-10-28/\n");
    }

    @Test
    void beginsAnewWhereOneIsRunning() throws IOException {
        String port = port();
        try (LaunchedWeir running =
                LaunchedWeir.start(home, "demo", "--port", port).awaitOut("Ctrl-C stops everything.")) {
            Path published = home.resolve("lake/bronze/crm/contacts/part-1.parquet");
            Files.createDirectories(published.getParent());
            Files.writeString(published, "of an earlier demo");

            Ran fresh = LaunchedWeir.run(home, "demo", "--fresh", "--exit", "--port", port);

            assertThat(fresh.exit()).isZero();
            assertThat(fresh.out()).contains(" MB in " + home.resolve("lake"));
            assertThat(published).doesNotExist();
            assertThat(running.await().exit()).isEqualTo(143);
        }
    }

    @Test
    void leavesAFolderAloneThatIsNotItsSample() throws IOException {
        Path precious = Files.createDirectories(home.resolve("lake")).resolve("precious.parquet");
        Files.writeString(precious, "data");

        Ran fresh = LaunchedWeir.run(home, "demo", "--fresh", "--exit", "--port", port());

        assertThat(fresh)
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "weir: " + home.resolve("lake")
                                        + " holds something else than the sample lake; it was left alone. Set WEIR_HOME to another folder.\n"));
        assertThat(precious).exists();
    }

    private static String withoutAmounts(String out) {
        return out.replaceAll("[0-9.]+ s\\b", "# s").replaceFirst("[0-9]+ files, [0-9.]+ MB", "# files, # MB");
    }

    private static String port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
