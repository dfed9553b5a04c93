package dev.weir.quality.worker.cluster;

import static dev.weir.quality.contract.Condition.Operator.GREATER_THAN_OR_EQUAL;
import static dev.weir.quality.contract.Condition.Operator.MATCHES;
import static dev.weir.quality.worker.conformance.Rules.against;
import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.worker.conformance.Checks;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same worker as the driver of a standalone cluster: a master and two executors, each a process of its own. */
class ClusterTest {
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path dir;

    @Test
    @Timeout(240)
    void evaluatesOnTheExecutorsOfAClusterWhatItEvaluatesAlone() throws Exception {
        CheckRequest request = request();
        home();
        int port = freePort();
        String master = "spark://127.0.0.1:" + port;
        java(
                "master",
                Map.of(),
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                port + "",
                "--webui-port",
                "0");
        for (String worker : List.of("worker-1", "worker-2")) {
            java(
                    worker,
                    Map.of(),
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    "600m",
                    "--work-dir",
                    dir.resolve(worker).toString(),
                    master);
        }
        Path asked = Files.writeString(dir.resolve("request.json"), new JsonMapper().writeValueAsString(request));
        Path answer = dir.resolve("report.json");

        Process driver = java(
                "driver",
                Map.of("WEIR_SPARK_MASTER", master),
                Driver.class.getName(),
                asked.toString(),
                answer.toString());
        assertThat(driver.waitFor(200, TimeUnit.SECONDS)).isTrue();

        assertThat(answer).as(log("driver")).exists();
        List<String> lines = Files.readAllLines(answer);
        CheckReport report = new JsonMapper().readValue(lines.get(1), CheckReport.class);
        assertThat(report.error()).as(log("driver")).isNull();
        assertThat(lines.get(0)).as("executors").isEqualTo("2");
        CheckReport alone = Checks.check(request);
        assertThat(report.outcomes()).isEqualTo(alone.outcomes());
        assertThat(report.metrics()).isEqualTo(alone.metrics());
        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows()))
                .isEqualTo(List.of(alone.rows(), alone.passedRows(), alone.failedRows()));
        assertThat(report.samples()).containsExactlyInAnyOrderElementsOf(alone.samples());
    }

    private CheckRequest request() {
        Checks batch = Checks.in(dir.resolve("batch"));
        for (int file = 0; file < 2; file++) {
            int first = file * 200;
            batch.csv(
                    file + ".csv",
                    "id,name\n"
                            + String.join(
                                    "\n",
                                    IntStream.range(first, first + 200)
                                            .mapToObj(id -> id % 390 + "," + (id % 50 == 7 ? "" : "n" + id))
                                            .toList()));
        }
        Rule[] rules = {
            id("r1", rule(RuleKind.IS_COMPLETE, "name")),
            id("r2", rule(RuleKind.IS_UNIQUE, "id")),
            id("r3", rule(RuleKind.COLUMN_VALUES, "name", text(MATCHES, "(n\\d)+|n\\d+"))),
            id("r4", against(rule(RuleKind.REFERENTIAL_INTEGRITY, "id"), "known", "id")),
            id("r5", rule(RuleKind.INTERQUARTILE_RANGE, "id", number(GREATER_THAN_OR_EQUAL, "0")))
        };
        return batch.reference(
                        "known",
                        Checks.in(dir.resolve("known"))
                                .csv(
                                        "known.csv",
                                        "id\n"
                                                + String.join(
                                                        "\n",
                                                        IntStream.range(0, 380)
                                                                .mapToObj(i -> i + "")
                                                                .toList())))
                .request(rules);
    }

    /** A folder as a Spark distribution has it: executors are started from its jars. */
    private Path home() throws IOException {
        Path jars = Files.createDirectories(dir.resolve("spark/jars"));
        for (String entry : classPath()) {
            Path jar = Path.of(entry);
            Path link = jars.resolve(jar.getFileName());
            if (entry.endsWith(".jar") && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        return jars.getParent();
    }

    private static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static String classes() {
        return String.join(
                File.pathSeparator,
                classPath().stream().filter(entry -> !entry.endsWith(".jar")).toList());
    }

    private Process java(String name, Map<String, String> environment, String... main) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Duser.timezone=UTC",
                // They do not live long enough for more.
                "-XX:TieredStopAtLevel=1",
                "-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
                "-Dspark.executor.memory=512m",
                "-Dspark.cores.max=2",
                "-Dspark.scheduler.minRegisteredResourcesRatio=1.0",
                "-Dspark.executor.cores=1",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.executor.extraClassPath=" + classes(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(main));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", dir.resolve("spark").toString(),
                        "SPARK_SCALA_VERSION", "2.12",
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "SPARK_PUBLIC_DNS", "127.0.0.1"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        // An executor ends with its worker.
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private String log(String name) throws IOException {
        return Files.readString(dir.resolve(name + ".log"));
    }
}
