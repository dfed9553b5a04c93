package dev.weir.e2e.town;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What {@link ProcessHandle} cannot send: it knows SIGTERM and SIGKILL only. */
final class Signals {

    private Signals() {}

    /** @param pid of a process; negative, of all processes of a group */
    static void send(String signal, long pid) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, "--", Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + signal + " " + pid + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
