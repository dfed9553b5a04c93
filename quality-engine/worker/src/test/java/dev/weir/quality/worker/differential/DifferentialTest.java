package dev.weir.quality.worker.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.duckdb.Attempt;
import dev.weir.quality.duckdb.Cancellation;
import dev.weir.quality.duckdb.DuckDbEngine;
import dev.weir.quality.duckdb.DuckDbSettings;
import dev.weir.quality.duckdb.Exactness.Inexact;
import dev.weir.quality.duckdb.ObjectFetcher;
import dev.weir.quality.worker.conformance.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever DuckDB says that it answers exactly, Deequ answers alike: outcomes, metrics, and rows.
 *
 * <p>{@code -Ddifferential.tries=500 -Ddifferential.seed=1000} tries more. A difference is told with the smallest table in
 * which it is still found.
 */
class DifferentialTest {
    private static final double ROUNDING = 1e-9;

    @TempDir
    Path dir;

    static LongStream seeds() {
        long first = Long.getLong("differential.seed", 1);
        return LongStream.range(first, first + Long.getLong("differential.tries", 10));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothEnginesSayTheSame(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RandomTable table = RandomTable.of(random);
        List<Rule> rules = new RandomRules(random, table).some();
        DataFormat format = random.nextInt(3) == 0 ? DataFormat.CSV : DataFormat.PARQUET;

        List<String> differences = differences(table, rules, format);

        if (!differences.isEmpty()) {
            throw new AssertionError(
                    String.join("\n", differences) + "\n" + smallest(table, rules, format, differences));
        }
    }

    /** The table with as few rows as still show a difference in the first rule that has one. */
    private String smallest(RandomTable table, List<Rule> rules, DataFormat format, List<String> differences)
            throws Exception {
        Optional<Rule> culprit = rules.stream()
                .filter(rule -> differences.get(0).startsWith(rule.id() + " "))
                .findFirst();
        if (culprit.isEmpty()) {
            return table.toString();
        }
        RandomTable small = table;
        for (int chunk = Math.max(1, table.rows().size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from + chunk <= small.rows().size(); ) {
                List<List<String>> fewer = new ArrayList<>(small.rows());
                fewer.subList(from, from + chunk).clear();
                if (differences(small.with(fewer), List.of(culprit.get()), format)
                        .isEmpty()) {
                    from += chunk;
                } else {
                    small = small.with(fewer);
                }
            }
        }
        return format + " " + small;
    }

    private List<String> differences(RandomTable table, List<Rule> rules, DataFormat format) throws Exception {
        Path folder = Files.createDirectories(dir.resolve(UUID.randomUUID().toString()));
        List<List<String>> half = table.rows().subList(0, (table.rows().size() + 1) / 2);
        Checks batch = written(Checks.in(folder.resolve("batch")), folder, "batch", table, format)
                .reference(
                        "other", written(Checks.in(folder.resolve("other")), folder, "other", table.with(half), format))
                .maxSamples(10_000);
        List<Rule> asked = rules;
        Attempt attempt = duckdb(folder, batch.request(asked.toArray(Rule[]::new)));
        if (attempt instanceof Attempt.LeftToDeequ left) {
            Set<String> inexact = left.rules().stream().map(Inexact::ruleId).collect(Collectors.toSet());
            asked = rules.stream().filter(rule -> !inexact.contains(rule.id())).toList();
            attempt = duckdb(folder, batch.request(asked.toArray(Rule[]::new)));
        }
        assertThat(attempt).as("what remains is exact").isInstanceOf(Attempt.Checked.class);
        CheckReport duckdb = ((Attempt.Checked) attempt).report();
        CheckReport deequ = batch.check(asked.toArray(Rule[]::new));
        return differences(asked, duckdb, deequ);
    }

    private static Attempt duckdb(Path folder, CheckRequest request) {
        DuckDbSettings settings =
                new DuckDbSettings(256L << 20, 2, folder.resolve("scratch"), Duration.ofSeconds(30), 1L << 30);
        return new DuckDbEngine(settings, ObjectFetcher.none()).checkIfExact(request, new Cancellation());
    }

    private static Checks written(Checks checks, Path folder, String name, RandomTable table, DataFormat format)
            throws IOException, SQLException {
        if (format == DataFormat.CSV) {
            return checks.file(DataFormat.CSV, "a.csv", table.csv());
        }
        Path file = folder.resolve(name + ".parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (" + table.sql() + ") TO '" + file + "' (FORMAT parquet)");
        }
        return checks.file(DataFormat.PARQUET, "a.parquet", Files.readAllBytes(file));
    }

    private static List<String> differences(List<Rule> rules, CheckReport duckdb, CheckReport deequ) {
        List<String> found = new ArrayList<>();
        if (duckdb.status() != deequ.status()) {
            return List.of("status: DuckDB " + duckdb.status() + " " + duckdb.error() + ", Deequ " + deequ.status()
                    + " " + deequ.error());
        }
        for (int i = 0; i < duckdb.outcomes().size(); i++) {
            RuleOutcome one = duckdb.outcomes().get(i);
            RuleOutcome other = deequ.outcomes().get(i);
            if (!alike(one, other)) {
                found.add(one.ruleId() + " " + rules.get(i).text() + ": DuckDB " + shown(one) + ", Deequ "
                        + shown(other));
            }
        }
        if (duckdb.rows() != deequ.rows()
                || duckdb.passedRows() != deequ.passedRows()
                || duckdb.failedRows() != deequ.failedRows()) {
            found.add("rows: DuckDB " + duckdb.passedRows() + " + " + duckdb.failedRows() + " of " + duckdb.rows()
                    + ", Deequ " + deequ.passedRows() + " + " + deequ.failedRows() + " of " + deequ.rows());
        }
        metrics(duckdb, deequ).ifPresent(found::add);
        if (found.isEmpty()) {
            staged("failed", duckdb.failed(), deequ.failed()).ifPresent(found::add);
            staged("passed", duckdb.passed(), deequ.passed()).ifPresent(found::add);
        }
        return found;
    }

    private static boolean alike(RuleOutcome one, RuleOutcome other) {
        boolean parts = one.parts().size() == other.parts().size();
        for (int i = 0; parts && i < one.parts().size(); i++) {
            parts = alike(one.parts().get(i), other.parts().get(i));
        }
        return parts
                && one.outcome() == other.outcome()
                && one.failingRows() == other.failingRows()
                && near(one.metric(), other.metric());
    }

    private static boolean near(Double one, Double other) {
        return Objects.equals(one, other)
                || one != null
                        && other != null
                        && Math.abs(one - other) <= ROUNDING * Math.max(1, Math.max(Math.abs(one), Math.abs(other)));
    }

    private static String shown(RuleOutcome outcome) {
        return outcome.outcome() + " " + outcome.metric() + " " + outcome.failingRows() + " (" + outcome.message()
                + ")";
    }

    private static Optional<String> metrics(CheckReport duckdb, CheckReport deequ) {
        TreeMap<String, Double> one = byName(duckdb);
        TreeMap<String, Double> other = byName(deequ);
        boolean alike = one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> near(one.get(name), other.get(name)));
        return alike ? Optional.empty() : Optional.of("metrics: DuckDB " + one + ", Deequ " + other);
    }

    private static TreeMap<String, Double> byName(CheckReport report) {
        return report.metrics().stream()
                .collect(Collectors.toMap(MetricValue::name, MetricValue::value, (a, b) -> b, TreeMap::new));
    }

    private static Optional<String> staged(String folder, List<StagedFile> duckdb, List<StagedFile> deequ) {
        List<String> one = texts(duckdb);
        List<String> other = texts(deequ);
        if (one.equals(other)) {
            return Optional.empty();
        }
        List<String> only = Stream.concat(
                        one.stream().filter(row -> !other.contains(row)).map(row -> "DuckDB " + row),
                        other.stream().filter(row -> !one.contains(row)).map(row -> "Deequ " + row))
                .limit(6)
                .toList();
        return Optional.of(folder + " rows:\n" + String.join("\n", only));
    }

    private static List<String> texts(List<StagedFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        Dataset<Row> rows = Checks.read(files);
        return Stream.concat(
                        Stream.of(rows.schema().simpleString()),
                        rows.collectAsList().stream().map(Row::toString).sorted())
                .toList();
    }
}
