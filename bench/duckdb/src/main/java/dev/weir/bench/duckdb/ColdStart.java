package dev.weir.bench.duckdb;

import dev.weir.bench.Cost;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A new process, from its start to its verdict: what {@code weir check} cannot be faster than. */
final class ColdStart {
    private static final double NANOS = 1e9;

    private ColdStart() {}

    /** In the new process. @param args folder, rows, format, scratch folder */
    public static void main(String[] args) throws IOException {
        Accounts batch = new Accounts(Path.of(args[0]), Long.parseLong(args[1]));
        new Gate(batch, DataFormat.valueOf(args[2]), Path.of(args[3])).metrics();
    }

    static Cost measure(Accounts batch, DataFormat format, Path scratch) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        batch.folder().toString(),
                        String.valueOf(batch.rows()),
                        format.name(),
                        scratch.toString())
                .inheritIO()
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("the new process failed");
        }
        double cpu =
                process.info().totalCpuDuration().map(d -> d.toNanos() / NANOS).orElse(0.0);
        return new Cost((System.nanoTime() - start) / NANOS, cpu);
    }
}
