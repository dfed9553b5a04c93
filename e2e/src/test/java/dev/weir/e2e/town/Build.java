package dev.weir.e2e.town;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The programs as the build left them, and where tests put what they leave. */
public final class Build {

    /** The repository. */
    public static final Path ROOT =
            Path.of(System.getProperty("project.root", "")).toAbsolutePath();

    public static final Path OUTPUT = ROOT.resolve("e2e/target");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Build() {}

    static List<String> service(int port) {
        Path jar = built("catalog-service/target/quarkus-app/quarkus-run.jar");
        return List.of(
                JAVA,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-jar",
                jar.toString());
    }

    static List<String> worker() {
        Path folder = built("quality-engine/worker/target/worker");
        return List.of(
                JAVA,
                "@" + folder.resolve("jvm.options"),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.resolve("lib") + "/*",
                "dev.weir.quality.worker.WorkerMain");
    }

    /**
     * A Spark job, as source, with OpenLineage's listener as docs/lineage.md has it. Spark is the worker's.
     *
     * @param settings of Spark, besides those
     */
    public static List<String> sparkJob(Path source, Map<String, String> settings, String... arguments) {
        Path folder = built("quality-engine/worker/target/worker");
        List<String> command = new ArrayList<>(
                List.of(JAVA, "@" + folder.resolve("jvm.options"), "-Xmx768m", "-XX:TieredStopAtLevel=1"));
        Map<String, String> all = new TreeMap<>(settings);
        all.put("spark.extraListeners", "io.openlineage.spark.agent.OpenLineageSparkListener");
        all.put("spark.openlineage.transport.type", "http");
        all.put("spark.openlineage.transport.compression", "gzip");
        all.put("spark.openlineage.transport.auth.type", "api_key");
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-cp");
        command.add(folder.resolve("lib") + "/*" + File.pathSeparator + OUTPUT.resolve("spark") + "/*");
        command.add(source.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The script at the root, which runs the command line. */
    public static Path weir() {
        built("cli/target/cli/lib");
        return built("weir");
    }

    private static Path built(String path) {
        Path file = ROOT.resolve(path);
        if (!Files.exists(file)) {
            throw new AssertionError(file + " is missing: whole-system tests need all modules, mvn verify -pl e2e -am");
        }
        return file;
    }
}
