package dev.weir.cli.launch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a process to end (SIGTERM), waits, then makes it end (SIGKILL). */
final class Ending {

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private Ending() {}

    /** Returns when it has ended; at once if it had ended before. */
    static void of(ProcessHandle process, Duration patience) {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        if (!ended(process, patience)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            boolean gone = ended(process, AFTER_KILL);
            if (!gone) {
                throw new IllegalStateException("process " + process.pid() + " does not end, not even when killed");
            }
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
