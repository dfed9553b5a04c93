package dev.weir.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a killed launcher or a killed service left running. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** PostgreSQL notes the time of its start when it is already running. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * Ends the children that pid files of this home name, worker first. Only for the one who holds the launcher's lock, or
     * when no launcher lives.
     *
     * @return the names of those that were still running
     */
    static List<String> clean(WeirHome home) {
        boolean serviceWasKilled = Files.exists(home.run().resolve("service.pid"));
        List<String> ended = Stream.of("worker", "service")
                .filter(name -> endRecorded(home.run().resolve(name + ".pid")))
                .toList();
        if (serviceWasKilled && endPostgres(home)) {
            return Stream.concat(ended.stream(), Stream.of("PostgreSQL")).toList();
        }
        return ended;
    }

    private static boolean endRecorded(Path pidFile) {
        Optional<ProcessHandle> process = ProcessRecord.read(pidFile).flatMap(ProcessRecord::alive);
        process.ifPresent(alive -> Ending.of(alive, PATIENCE));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile, e);
        }
        return process.isPresent();
    }

    /** A service that was killed could not stop its PostgreSQL. Its own pid file says: pid, data folder, start. */
    static boolean endPostgres(WeirHome home) {
        if (!Files.isDirectory(home.postgres())) {
            return false;
        }
        try (Stream<Path> files = Files.find(
                home.postgres(),
                3,
                (path, attributes) -> path.endsWith("postmaster.pid") && attributes.isRegularFile())) {
            List<ProcessHandle> servers =
                    files.flatMap(file -> postmaster(file).stream()).toList();
            servers.forEach(server -> Ending.of(server, PATIENCE));
            return !servers.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for PostgreSQL in " + home.postgres(), e);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> Duration.between(start, started).abs().compareTo(STARTING) <= 0)
                            .orElse(false));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
