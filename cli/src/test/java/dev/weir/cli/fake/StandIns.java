package dev.weir.cli.fake;

import dev.weir.cli.Weir;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.launch.ChildProgram;
import dev.weir.cli.launch.Programs;
import dev.weir.cli.launch.WeirHome;
import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** {@code weir}, whose service and worker are small programs that do nothing but answer, live and die. */
public final class StandIns implements Programs {

    public static void main(String[] words) {
        Map<String, String> env = System.getenv();
        Path folder = Path.of("").toAbsolutePath();
        System.exit(Weir.run(new Surroundings(env, folder, folder, new StandIns(), Terminal.ofProcess(env)), words));
    }

    /** The command that runs {@code main} with this test's classes. */
    public static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    @Override
    public ChildProgram service(int port, WeirHome home) {
        return program("service", StandInService.class, String.valueOf(port), home);
    }

    @Override
    public ChildProgram worker(URI service, WeirHome home) {
        return program("worker", StandInWorker.class, service.toString(), home);
    }

    private static ChildProgram program(String name, Class<?> main, String word, WeirHome home) {
        List<String> command = new java.util.ArrayList<>(java(main));
        command.add(word);
        return new ChildProgram(name, command, Map.of("WEIR_HOME", home.path().toString()));
    }

    /** Notes in {@code ends.txt} that this process was asked to end. */
    static void noteEnd(String name) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note("ends.txt", name)));
    }

    static void note(String file, String line) {
        try {
            Files.writeString(
                    Path.of(System.getenv("WEIR_HOME"), file),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
