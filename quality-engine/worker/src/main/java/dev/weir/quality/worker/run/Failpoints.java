package dev.weir.quality.worker.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places where a test can make this process stand still, in order to kill it exactly there.
 *
 * <p>A crash test that sleeps and hopes proves little. With {@code WEIR_FAILPOINTS=written} and {@code
 * WEIR_FAILPOINT_DIR=/tmp/fp} a worker that reaches the point writes {@code /tmp/fp/worker.written.reached} and blocks until
 * that file is deleted. Without the variables, as in production, nothing happens at all.
 */
public final class Failpoints {
    private static final Logger log = LoggerFactory.getLogger(Failpoints.class);

    /** The moments of a run at which a crash leaves something different behind. */
    public enum Point {
        /** The run is ours, nothing has been read. */
        CLAIMED("claimed"),
        /** The metrics are known, nothing has been written. */
        EVALUATED("evaluated"),
        /** Rows are staged, and nobody has looked yet whether they are all. */
        HALF_WRITTEN("half-written"),
        /** All is staged, the service does not know. */
        WRITTEN("written");

        private final String word;

        Point(String word) {
            this.word = word;
        }
    }

    private final Set<String> armed;
    private final Path dir;

    private Failpoints(Set<String> armed, Path dir) {
        this.armed = armed;
        this.dir = dir;
    }

    public static Failpoints none() {
        return new Failpoints(Set.of(), Path.of("."));
    }

    /** Reads {@code WEIR_FAILPOINTS} and {@code WEIR_FAILPOINT_DIR}. */
    public static Failpoints of(Map<String, String> environment) {
        String names = environment.getOrDefault("WEIR_FAILPOINTS", "");
        if (names.isBlank()) {
            return none();
        }
        String dir = environment.get("WEIR_FAILPOINT_DIR");
        if (dir == null) {
            throw new IllegalArgumentException("WEIR_FAILPOINTS needs WEIR_FAILPOINT_DIR");
        }
        return new Failpoints(
                Arrays.stream(names.split(",")).map(String::trim).collect(Collectors.toSet()), Path.of(dir));
    }

    /** Blocks here if a test asked for it. */
    public void reached(Point point) {
        if (!armed.contains(point.word)) {
            return;
        }
        Path file = dir.resolve("worker." + point.word + ".reached");
        log.info("failpoint {} reached, waiting for {} to go", point.word, file);
        try {
            Files.createDirectories(dir);
            Files.writeString(file, "");
            while (Files.exists(file)) {
                Thread.sleep(20);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
