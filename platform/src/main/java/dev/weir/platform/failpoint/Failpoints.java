package dev.weir.platform.failpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Places where a crash test stops this process, to kill it, a worker or PostgreSQL at exactly that step.
 *
 * <p>{@code WEIR_FAILPOINTS=published.moved,gate.decided} with {@code WEIR_FAILPOINT_DIR=/some/dir}: when a named point is
 * reached, a file {@code service.<name>.reached} appears in the directory, and the thread waits until that file is gone.
 * Without the variables nothing happens.
 */
@ApplicationScoped
public class Failpoints {

    private static final Logger LOG = Logger.getLogger(Failpoints.class);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Set<String> armed;
    private final Path directory;

    protected Failpoints() {
        this(
                System.getenv().getOrDefault("WEIR_FAILPOINTS", ""),
                System.getenv().getOrDefault("WEIR_FAILPOINT_DIR", "."));
    }

    Failpoints(String armed, String directory) {
        this.armed = Set.of(armed.isBlank() ? new String[0] : armed.split(","));
        this.directory = Path.of(directory);
    }

    /** Goes on at once, unless a test has armed this point. */
    public void reached(String name) {
        if (!armed.contains(name)) {
            return;
        }
        Path marker = directory.resolve("service." + name + ".reached");
        LOG.warnf("failpoint %s: waiting until %s is gone", name, marker);
        try {
            Files.writeString(marker, Long.toString(ProcessHandle.current().pid()));
            while (Files.exists(marker)) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (IOException unwritable) {
            throw new IllegalStateException(
                    "failpoint " + name + " is armed, but " + marker + " cannot be written", unwritable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
