package dev.weir.bench.start;

import dev.weir.bench.Cost;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./weir}, as a shell runs it. */
final class Launcher {

    /** @param serviceMb the service's resident set when the demo had told its account */
    record Demo(double seconds, double serviceMb) {}

    private static final double NANOS = 1e9;
    private static final int STOPS_WITHIN_SECONDS = 60;

    private final Path root;
    private final Path home;

    Launcher(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    Cost version() throws Exception {
        return answered("--version");
    }

    /** {@code weir check}, which is to pass. */
    Cost check(Path data, Path rules) throws Exception {
        return answered("check", data.toString(), "--rules", rules.toString());
    }

    private Cost answered(String... words) throws Exception {
        return Cost.of(() -> {
            Process process = process(words);
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("./weir " + words[0] + " answers: " + answer);
            }
        });
    }

    /** From the start to the line that says which address to open. */
    Demo demo() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = process("demo", "--fresh", "--port", String.valueOf(freePort()));
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line);
                if (line.contains("open http://localhost")) {
                    double seconds = (System.nanoTime() - begin) / NANOS;
                    return new Demo(seconds, Memory.residentMb(service(process).pid()));
                }
            }
            throw new IllegalStateException("the demo ended before its end: " + String.join("\n", lines));
        } finally {
            process.destroy();
            if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the demo (process " + process.pid() + ") does not stop");
            }
        }
    }

    private static ProcessHandle service(Process demo) {
        return demo.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("quarkus-run.jar"))
                .findFirst()
                .orElseThrow();
    }

    private Process process(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("weir").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("WEIR_HOME", home.toString());
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
