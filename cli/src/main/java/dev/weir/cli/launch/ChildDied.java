package dev.weir.cli.launch;

import java.nio.file.Path;

/** A process that should have stayed ended by itself. */
public final class ChildDied extends RuntimeException {

    public ChildDied(String name, int exitCode, Path log) {
        super("the " + name + " ended unexpectedly (" + ending(exitCode) + "). Its log: " + log);
    }

    private static String ending(int exitCode) {
        // The JVM reports a signal as 128 + its number.
        return exitCode > 128 ? "killed by signal " + (exitCode - 128) : "exit code " + exitCode;
    }
}
