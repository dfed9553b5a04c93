package dev.weir.cli.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Which process a pid file speaks of. Numbers of processes are used again, so it counts only together with its start.
 *
 * @param url where its service listens
 */
record ProcessRecord(long pid, Instant started, String url) {

    /** Linux derives the start from the time of boot in whole seconds, which may move a little while a process runs. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessRecord of(ProcessHandle process, String url) {
        return new ProcessRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), url);
    }

    /** Empty if there is no such file, or it was not wholly written. */
    static Optional<ProcessRecord> read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            return Optional.of(new ProcessRecord(
                    Long.parseLong(lines.getProperty("pid", "")),
                    Instant.ofEpochMilli(Long.parseLong(lines.getProperty("started", ""))),
                    lines.getProperty("url", "")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    String text() {
        StringWriter text = new StringWriter();
        text.write("pid=" + pid + "\nstarted=" + started.toEpochMilli() + "\nurl=" + url + "\n");
        return text.toString();
    }

    void write(Path file) {
        try {
            Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The process, if it still runs and is the very one. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> process.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false));
    }
}
