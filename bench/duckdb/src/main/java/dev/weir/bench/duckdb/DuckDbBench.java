package dev.weir.bench.duckdb;

import dev.weir.bench.Bench;
import dev.weir.bench.Cost;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs the benchmarks of the engine on DuckDB. Their bars are those of the quality engine's own issue. */
public final class DuckDbBench {
    private static final double BY_HAND = 1.3;
    private static final double COLD_SECONDS = 1.5;
    private static final long ROWS = Long.getLong("bench.rows", 1_000_000);
    private static final long COLD_ROWS = 100_000;
    private static final int PAIRS = 5;

    private DuckDbBench() {}

    /** {@code -Dbench.rows} says how many rows, else a million. */
    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Path scratch = bench.scratch().resolve("duckdb");
        delete(scratch);
        Files.createDirectories(scratch);
        Results results = new Results(System.out, bench.commit());
        Accounts batch = Accounts.parquet(scratch.resolve("batch"), ROWS);
        Gate gate = new Gate(batch, DataFormat.PARQUET, scratch);
        ByHand hand = new ByHand(batch, scratch.resolve("by-hand"));
        String size = ROWS / 1_000_000 + " million rows";

        Pairs metrics = Pairs.measure(2, PAIRS, () -> Cost.of(gate::metrics), () -> Cost.of(hand::metricsAndCount));
        against(results, "metrics, " + size, metrics);
        Pairs split =
                Pairs.measure(1, PAIRS, () -> Cost.of(gate::metricsAndSplit), () -> Cost.of(hand::metricsAndSplit));
        against(results, "metrics and split, " + size, split);

        cold(results, Accounts.parquet(scratch.resolve("cold-parquet"), COLD_ROWS), DataFormat.PARQUET, scratch);
        cold(results, Accounts.csv(scratch.resolve("cold-csv"), COLD_ROWS), DataFormat.CSV, scratch);
        results.merge(bench.resultsOf("duckdb"));
        delete(scratch);
    }

    private static void against(Results results, String what, Pairs pairs) {
        results.add(
                "Weir on DuckDB against DuckDB by hand, " + what + ", CPU",
                pairs.ratio(Cost::cpuSeconds),
                "x",
                Better.LOWER,
                BY_HAND);
        results.add("Weir on DuckDB, " + what, pairs.medianOfA(Cost::wallSeconds), "s", Better.LOWER);
        results.add("Weir on DuckDB, " + what + ", CPU", pairs.medianOfA(Cost::cpuSeconds), "s", Better.LOWER);
        results.add("DuckDB by hand, " + what, pairs.medianOfB(Cost::wallSeconds), "s", Better.LOWER);
        results.add("DuckDB by hand, " + what + ", CPU", pairs.medianOfB(Cost::cpuSeconds), "s", Better.LOWER);
    }

    private static void cold(Results results, Accounts batch, DataFormat format, Path scratch) throws Exception {
        List<Double> walls = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            walls.add(ColdStart.measure(batch, format, scratch).wallSeconds());
        }
        results.add(
                "a new process, 14 rules on 100,000 rows of " + format,
                Pairs.median(walls),
                "s",
                Better.LOWER,
                COLD_SECONDS);
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
