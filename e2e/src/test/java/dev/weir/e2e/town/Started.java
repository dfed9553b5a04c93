package dev.weir.e2e.town;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that a test started. It does not outlive the tests, however they end. */
public final class Started implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::killTree);

    private Started(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Adds what it prints to {@code log}. Of the environment, Weir's and Quarkus' variables are only those given. */
    public static Started start(String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment()
                    .keySet()
                    .removeIf(variable -> variable.startsWith("WEIR_") || variable.startsWith("QUARKUS_"));
            builder.environment().putAll(environment);
            Started started = new Started(name, builder.start(), log);
            Runtime.getRuntime().addShutdownHook(started.atExit);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the " + name, e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** All that it printed, and those before it that had the same log. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Asks it to end with a signal such as {@code TERM}. @return its exit code */
    public int end(String signal, Duration patience) {
        signal(signal);
        return awaitEnd(patience);
    }

    /** Sends a signal such as {@code STOP}. */
    public void signal(String signal) {
        Signals.send(signal, pid());
    }

    /** Sends a signal to all processes of the group that this one leads. */
    public void signalGroup(String signal) {
        Signals.send(signal, -pid());
    }

    /** @return its exit code */
    public int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "the " + name + " still runs after " + patience.toSeconds() + " s. Its log: " + log);
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "the " + name + " ended by itself, code " + process.exitValue() + ". Its log: " + log);
        }
    }

    private void killTree() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            killTree();
            awaitEnd(Duration.ofSeconds(10));
        }
    }
}
