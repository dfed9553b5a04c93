package dev.weir.bench.quality;

import dev.weir.bench.Bench;
import dev.weir.bench.Cost;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.quality.worker.deequ.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Runs the quality benchmarks. Their bar is that of the quality engine's own issue. */
public final class QualityBench {

    private static final double PLAIN_DEEQU = 1.1;
    private static final long ROWS = 1_000_000;
    private static final int PAIRS = 5;

    private QualityBench() {}

    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Path scratch = bench.scratch().resolve("quality");
        delete(scratch);
        Results results = new Results(System.out, bench.commit());
        try (SparkSession spark = LocalSpark.start(Map.of())) {
            GeneratedBatch batch = GeneratedBatch.in(scratch.resolve("batch"), ROWS, spark);
            Gate gate = new Gate(spark, batch, scratch.resolve("staging"));
            PlainDeequ deequ = new PlainDeequ(spark, batch, scratch.resolve("plain"));

            Pairs split = Pairs.measure(1, PAIRS, () -> Cost.of(gate::run), () -> Cost.of(deequ::metricsAndSplit));
            against(results, "plain Deequ, metrics and split", split, PLAIN_DEEQU);
            Pairs metrics = Pairs.measure(1, PAIRS, () -> Cost.of(gate::run), () -> Cost.of(deequ::metrics));
            against(results, "plain Deequ, metrics only", metrics);
            results.add("Weir's gate", split.medianOfA(Cost::wallSeconds), "s", Better.LOWER);
            results.add("Weir's gate, CPU", split.medianOfA(Cost::cpuSeconds), "s", Better.LOWER);
            results.add("plain Deequ, metrics and split", split.medianOfB(Cost::wallSeconds), "s", Better.LOWER);
            results.add("plain Deequ, metrics only", metrics.medianOfB(Cost::wallSeconds), "s", Better.LOWER);

            Optional<Peer> peer = Peer.installed(bench.root(), batch);
            if (peer.isPresent()) {
                Pairs pairs = Pairs.measure(1, PAIRS, () -> Cost.of(gate::run), peer.get()::run);
                String name = peer.get().name();
                against(results, name, pairs);
                results.add(name, pairs.medianOfB(Cost::wallSeconds), "s", Better.LOWER);
            }
        }
        results.write(bench.resultsOf("quality"));
        delete(scratch);
    }

    private static void against(Results results, String other, Pairs pairs, double bar) {
        results.add("Weir's gate against " + other, pairs.ratio(Cost::wallSeconds), "x", Better.LOWER, bar);
        results.add("Weir's gate against " + other + ", CPU", pairs.ratio(Cost::cpuSeconds), "x", Better.LOWER, bar);
    }

    private static void against(Results results, String other, Pairs pairs) {
        results.add("Weir's gate against " + other, pairs.ratio(Cost::wallSeconds), "x", Better.LOWER);
        results.add("Weir's gate against " + other + ", CPU", pairs.ratio(Cost::cpuSeconds), "x", Better.LOWER);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
