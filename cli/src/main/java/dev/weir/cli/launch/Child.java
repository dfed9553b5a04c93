package dev.weir.cli.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process that this launcher started. */
final class Child {

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private Child(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    /** Starts it; its log begins anew, the one before is kept as {@code .1}. */
    static Child start(ChildProgram program, WeirHome home, String url) {
        Path log = home.log(program.name());
        Path pidFile = home.run().resolve(program.name() + ".pid");
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(deafToTheTerminal(program.command()))
                    // What a library drops into its working folder belongs with our data.
                    .directory(home.path().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(program.environment());
            Process process = builder.start();
            ProcessRecord.of(process.toHandle(), url).write(pidFile);
            return new Child(program.name(), process, log, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the " + program.name(), e);
        }
    }

    /**
     * A Ctrl-C goes to every process of the terminal, and would end all of them at once. The children ignore it (a JVM
     * leaves a signal alone that was ignored when it started), so that the launcher can end them in order.
     */
    private static List<String> deafToTheTerminal(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "weir"));
        wrapped.addAll(command);
        return wrapped;
    }

    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** @throws ChildDied if it runs no more */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new ChildDied(name, process.exitValue(), log);
        }
    }

    void stop(Duration patience) {
        Ending.of(process.toHandle(), patience);
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile, e);
        }
    }
}
