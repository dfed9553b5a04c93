package dev.weir.cli.launch;

import static dev.weir.cli.fake.LaunchedWeir.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.fake.LaunchedWeir;
import dev.weir.cli.fake.Ran;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with stand-ins for service and worker, all as real processes. */
class LauncherIT {

    private final Path home;

    private final String port = String.valueOf(freePort());

    LauncherIT(@TempDir Path home) {
        this.home = home;
    }

    @AfterEach
    void stopWhatATestLeft() {
        LaunchedWeir.run(home, "down");
    }

    @Test
    void staysUntilItIsEndedAndEndsTheWorkerFirst() throws IOException {
        try (LaunchedWeir up = up()) {
            ProcessHandle service = up.child("service");
            ProcessHandle worker = up.child("worker");

            // The service is found by the home of its launcher.
            Ran status = Ran.weir(Map.of("WEIR_HOME", home.toString()), "status");
            Ran ended = up.terminate().await();

            assertThat(status.out()).startsWith("✓ up  Weir 0.1.0 at http://127.0.0.1:" + port + "\n");
            assertThat(ended.exit()).isEqualTo(143);
            assertThat(ended.err()).isEqualTo("\nStopping the worker and the service ...\nStopped.\n");
            assertThat(Files.readString(home.resolve("ends.txt"))).isEqualTo("worker\nservice\n");
            assertThat(service.isAlive()).isFalse();
            assertThat(worker.isAlive()).isFalse();
            assertThat(home.resolve("weir.pid")).doesNotExist();
            assertThat(home.resolve("run")).isEmptyDirectory();
        }
    }

    @Test
    void isStoppedByDown() {
        try (LaunchedWeir up = up()) {
            Ran down = LaunchedWeir.run(home, "down");

            assertThat(down).isEqualTo(new Ran(0, "✓ stopped  service, worker\n", ""));
            assertThat(up.await().exit()).isEqualTo(143);
            assertThat(LaunchedWeir.run(home, "down")).isEqualTo(new Ran(0, "Nothing was running.\n", ""));
        }
    }

    @Test
    void saysWhichOneDiedAndStopsTheOther() {
        for (String dying : new String[] {"worker", "service"}) {
            String other = dying.equals("worker") ? "service" : "worker";
            try (LaunchedWeir up = up()) {
                ProcessHandle left = up.child(other);

                up.child(dying).destroyForcibly();
                Ran ended = up.await();

                assertThat(ended.exit()).isEqualTo(1);
                assertThat(ended.err())
                        .isEqualTo("weir: the " + dying + " ended unexpectedly (killed by signal 9). Its log: "
                                + home.resolve("logs").resolve(dying + ".log") + "\n");
                assertThat(left.isAlive()).isFalse();
            }
        }
    }

    @Test
    void cleansUpAfterAKilledLauncherBeforeItStartsAnew() {
        ProcessHandle orphan;
        try (LaunchedWeir killed = up()) {
            orphan = killed.child("service");
            killed.kill();
        }
        assertThat(orphan.isAlive()).isTrue();

        try (LaunchedWeir next = up()) {
            assertThat(next.err()).isEqualTo("Ended what an earlier weir left running: worker, service.\n");
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void endsByDownWhatAKilledLauncherLeft() {
        ProcessHandle service;
        ProcessHandle worker;
        try (LaunchedWeir killed = up()) {
            service = killed.child("service");
            worker = killed.child("worker");
            killed.kill();
        }

        Ran down = LaunchedWeir.run(home, "down");

        assertThat(down).isEqualTo(new Ran(0, "✓ stopped  worker, service\n", ""));
        eventually("both to be gone", () -> !service.isAlive() && !worker.isAlive());
    }

    @Test
    void refusesToRunTwice() {
        try (LaunchedWeir up = up()) {
            Ran second = LaunchedWeir.run(home, "up", "--port", port);

            assertThat(second)
                    .isEqualTo(new Ran(
                            1,
                            "",
                            "weir: Weir runs already: http://127.0.0.1:" + port + " (process " + up.pid()
                                    + "). Stop it with `weir down`.\n"));
            assertThat(up.child("service").isAlive()).isTrue();
        }
    }

    @Test
    void namesATakenPortAndStartsNothing() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran up = LaunchedWeir.run(home, "up", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(up)
                    .isEqualTo(new Ran(
                            1,
                            "",
                            "weir: port " + taken.getLocalPort() + " of 127.0.0.1 is taken (Address already in use)."
                                    + " Choose another with `--port " + (taken.getLocalPort() + 1) + "`.\n"));
            assertThat(home.resolve("logs")).isEmptyDirectory();
            assertThat(home.resolve("weir.pid")).doesNotExist();
        }
    }

    @Test
    void leavesAProcessAloneThatHasGotTheNumberOfADeadOne() throws IOException {
        // This test's own process under the pid of a service that started long ago.
        Files.createDirectories(home.resolve("run"));
        String stale = "pid=" + ProcessHandle.current().pid() + "\nstarted=1000\nurl=http://127.0.0.1:1\n";
        Files.writeString(home.resolve("run/service.pid"), stale);
        Files.writeString(home.resolve("weir.pid"), stale);

        Ran down = LaunchedWeir.run(home, "down");
        try (LaunchedWeir up = up()) {
            assertThat(up.err()).isEmpty();
        }

        assertThat(down.out()).isEqualTo("Nothing was running.\n");
    }

    @Test
    void namesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "not a folder");

        Ran up = LaunchedWeir.run(file, "up", "--port", port);

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err())
                .startsWith("weir: cannot write to " + file + " (")
                .endsWith("). Make it writable, or set WEIR_HOME to another folder.\n")
                .hasLineCount(1);
    }

    private LaunchedWeir up() {
        return LaunchedWeir.start(home, "up", "--port", port).awaitOut("open http://localhost:" + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
