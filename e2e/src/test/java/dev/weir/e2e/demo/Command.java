package dev.weir.e2e.demo;

import dev.weir.e2e.town.Build;
import dev.weir.e2e.town.Eventually;
import dev.weir.e2e.town.Postgres;
import dev.weir.e2e.town.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** {@code ./weir} with some words, as the leader of a process group of its own: what a terminal does with a command. */
final class Command implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Path home;
    private final Started launcher;
    private final Map<String, ProcessHandle> seen = new ConcurrentSkipListMap<>();
    private volatile long mostServiceMemory;

    private Command(Path home, Started launcher) {
        this.home = home;
        this.launcher = launcher;
        Thread watching = new Thread(this::watch, "watch");
        watching.setDaemon(true);
        watching.start();
    }

    static Command start(Path home, String... words) {
        // A JVM that is started with an ignored Ctrl-C, as in the background of a script, never hears one.
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        command.add(Build.weir().toString());
        command.addAll(List.of(words));
        Path log = Build.OUTPUT.resolve("logs/demo/weir-%s-%d.log".formatted(words[0], System.nanoTime()));
        return new Command(
                home,
                Started.start(
                        "weir " + words[0],
                        command,
                        Map.of("WEIR_HOME", home.toString(), "WEIR_SKIP_BUILD", "1"),
                        log));
    }

    String output() {
        return launcher.output();
    }

    int awaitEnd(Duration patience) {
        return launcher.awaitEnd(patience);
    }

    Command awaitOutput(String text, Duration patience) {
        Eventually.holds(text + " in the output", patience, () -> {
            if (!launcher.alive()) {
                throw new AssertionError("ended before it said " + text + ":\n" + output());
            }
            return output().contains(text);
        });
        return this;
    }

    /** What Ctrl-C does: SIGINT to everything that belongs to the terminal. @return the exit code */
    int ctrlC(Duration patience) {
        launcher.signalGroup("INT");
        return launcher.awaitEnd(patience);
    }

    /** kill -9, as nobody should. */
    void killLauncherAndService() {
        launcher.kill();
        seen.get("service").destroyForcibly();
    }

    /** In bytes; not the worker's, nor PostgreSQL's. */
    long mostServiceMemory() {
        return mostServiceMemory;
    }

    /** Service, worker and postmaster by name, as far as they ran. */
    List<String> started() {
        return List.copyOf(new TreeMap<>(seen).keySet());
    }

    /** Of what it started, what still runs. */
    List<String> leftBehind() {
        return seen.entrySet().stream()
                .filter(process -> process.getValue().isAlive())
                .map(process ->
                        process.getKey() + " (process " + process.getValue().pid() + ")")
                .toList();
    }

    private void watch() {
        while (launcher.alive()) {
            child("service").ifPresent(service -> {
                seen.put("service", service);
                mostServiceMemory = Math.max(mostServiceMemory, memory(service));
            });
            child("worker").ifPresent(worker -> seen.put("worker", worker));
            new Postgres(home).postmaster().ifPresent(server -> seen.put("PostgreSQL", server));
            Eventually.pause(LOOK_EVERY);
        }
    }

    private Optional<ProcessHandle> child(String name) {
        return lines(home.resolve("run/" + name + ".pid"))
                .filter(line -> line.startsWith("pid="))
                .findFirst()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(4))))
                .filter(ProcessHandle::isAlive);
    }

    /** https://www.kernel.org/doc/html/latest/filesystems/proc.html: VmRSS, in kilobytes. */
    private static long memory(ProcessHandle process) {
        return lines(Path.of("/proc/" + process.pid() + "/status"))
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }

    @Override
    public void close() {
        launcher.close();
        seen.values().forEach(ProcessHandle::destroyForcibly);
    }
}
