package dev.weir.cli.launch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The programs as the build left them.
 *
 * @param root the folder of the repository
 */
public record Installation(Path root) implements Programs {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Override
    public ChildProgram service(int port, WeirHome home) {
        Path jar = built("catalog-service/target/quarkus-app/quarkus-run.jar");
        return new ChildProgram(
                "service",
                List.of(
                        JAVA,
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        jar.toString()),
                Map.of("WEIR_HOME", home.path().toString()));
    }

    @Override
    public ChildProgram worker(URI service, WeirHome home) {
        Path folder = built("quality-engine/worker/target/worker");
        return new ChildProgram(
                "worker",
                List.of(
                        JAVA,
                        "@" + folder.resolve("jvm.options"),
                        "-cp",
                        folder.resolve("lib") + "/*",
                        "dev.weir.quality.worker.WorkerMain"),
                Map.of("WEIR_HOME", home.path().toString(), "WEIR_URL", service.toString()));
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new LaunchRefused(file + " is missing: build it with `mvn -DskipTests package` in " + root + ".");
        }
        return file;
    }
}
