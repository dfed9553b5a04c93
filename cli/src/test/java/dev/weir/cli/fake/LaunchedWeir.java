package dev.weir.cli.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A {@code weir} with stand-ins in a process of its own, so that it can be killed. */
public final class LaunchedWeir implements AutoCloseable {

    private final Path home;
    private final Process process;
    private final Path out;
    private final Path err;

    private LaunchedWeir(Path home, Process process, Path out, Path err) {
        this.home = home;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static LaunchedWeir start(Path home, String... words) {
        List<String> command = new ArrayList<>(StandIns.java(StandIns.class));
        command.addAll(List.of(words));
        try {
            Path out = Files.createTempFile("weir", ".out");
            Path err = Files.createTempFile("weir", ".err");
            out.toFile().deleteOnExit();
            err.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("WEIR_HOME", home.toString());
            builder.environment().remove("WEIR_URL");
            return new LaunchedWeir(home, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to its end. */
    public static Ran run(Path home, String... words) {
        try (LaunchedWeir weir = start(home, words)) {
            return weir.await();
        }
    }

    public Ran await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("still running; so far: " + out() + err());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Ran(process.exitValue(), out(), err());
    }

    public LaunchedWeir awaitOut(String text) {
        eventually("it to say " + text + ", instead of " + out() + err(), () -> out().contains(text));
        return this;
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    public long pid() {
        return process.pid();
    }

    public LaunchedWeir terminate() {
        process.destroy();
        return this;
    }

    public void kill() {
        process.destroyForcibly();
        eventually("the launcher to be gone", () -> !process.isAlive());
    }

    /** The process that a pid file names. */
    public ProcessHandle child(String name) {
        String pid = read(home.resolve("run").resolve(name + ".pid"))
                .lines()
                .filter(line -> line.startsWith("pid="))
                .findFirst()
                .orElseThrow()
                .substring(4);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }
}
