package dev.weir.e2e.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The embedded PostgreSQL of a home: a postmaster, and one process for each connection and each duty. */
public record Postgres(Path home) {

    /** The postmaster, if it runs. */
    public Optional<ProcessHandle> postmaster() {
        Path file = home.resolve("postgres/postmaster.pid");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .limit(1)
                            .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())).stream())
                            .filter(ProcessHandle::isAlive)
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9 of the postmaster and all its children, as when the machine's memory runs out; waits until all are gone. */
    public void kill() {
        List<ProcessHandle> all = postmaster().stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        if (all.isEmpty()) {
            throw new AssertionError("there is no PostgreSQL to kill in " + home);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        Eventually.holds("PostgreSQL to be gone", Duration.ofSeconds(10), () -> all.stream()
                .noneMatch(ProcessHandle::isAlive));
    }

    void killIfItRuns() {
        if (postmaster().isPresent()) {
            kill();
        }
    }
}
