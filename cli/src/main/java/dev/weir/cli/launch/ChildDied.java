package dev.weir.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that should have stayed ended by itself. */
public final class ChildDied extends RuntimeException {

    public ChildDied(String name, int exitCode, Path log) {
        super("the " + name + " ended unexpectedly (" + ending(exitCode) + "). Its log: " + log
                + (exitCode > 128 ? "" : lastLine(log)));
    }

    /** Often the reason, of one that gave up by itself. */
    private static String lastLine(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((earlier, later) -> later)
                    .map(line -> "\n  " + line)
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return ", which cannot be read: " + e.getMessage();
        }
    }

    private static String ending(int exitCode) {
        // The JVM reports a signal as 128 + its number.
        return exitCode > 128 ? "killed by signal " + (exitCode - 128) : "exit code " + exitCode;
    }
}
