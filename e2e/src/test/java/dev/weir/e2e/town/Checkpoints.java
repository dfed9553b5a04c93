package dev.weir.e2e.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where processes report each step of a gate ({@code WEIR_FAILPOINTS}), and stand still until they may go on. All steps are
 * armed always, so that nothing is restarted only to arm another; those that no test waits for are waved through.
 */
final class Checkpoints implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Path folder;
    private final Thread guard = new Thread(this::watch, "checkpoints");
    private volatile String wanted = "";
    private volatile boolean reached;
    private volatile boolean closed;

    Checkpoints(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        guard.setDaemon(true);
        guard.start();
    }

    /** Holds the next process that comes to {@code step}, such as {@code service.publish.moved}. */
    void hold(String step) {
        reached = false;
        wanted = step;
    }

    void awaitReached(Duration patience) {
        Eventually.holds("a process to come to " + wanted, patience, () -> reached);
    }

    /** Lets everybody go on. */
    void release() {
        wanted = "";
    }

    private void watch() {
        while (!closed) {
            for (Path marker : markers()) {
                if (marker.getFileName().toString().equals(wanted + ".reached")) {
                    reached = true;
                } else {
                    delete(marker);
                }
            }
            Eventually.pause(LOOK_EVERY);
        }
    }

    private List<Path> markers() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path marker) {
        try {
            Files.deleteIfExists(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        release();
        closed = true;
    }
}
