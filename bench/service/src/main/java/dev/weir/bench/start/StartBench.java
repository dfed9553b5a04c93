package dev.weir.bench.start;

import dev.weir.bench.Bench;
import dev.weir.bench.Cost;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.crawl.GeneratedLake;
import dev.weir.bench.service.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Measures starts, and memory after them. No ratios: the bars are what a newcomer is asked to wait and to have. */
public final class StartBench {

    private static final double DEMO_SECONDS = 60;
    private static final double SERVICE_MB = 600;

    private static final int STARTS = 5;
    private static final int DEMOS = 3;
    private static final int CRAWLED = 10_000;
    private static final int VERSIONS = 15;
    private static final int CHECKS = 9;
    private static final double CHECK_SECONDS = 1.5;

    private static final String ORDERS = """
            select i as id, 'c' || i % 5000 as customer, 'p' || i || '@example.com' as email,
                   ((i * 7919) % 100000) / 100 as amount, 1 + i % 9 as quantity,
                   case i % 4 when 0 then 'new' when 1 then 'paid' when 2 then 'sent' else 'done' end as state,
                   date '2026-01-01' + cast(i % 300 as integer) as day, case when i % 50 <> 0 then 'note ' || i end as note
            from range(100000) t(i)
            """;

    private static final String GATE = """
            Rules = [
                RowCount between 1000 and 1000000, ColumnCount = 8, IsComplete "id", IsUnique "id", IsComplete "customer",
                ColumnValues "email" matches ".+@.+[.]com", ColumnLength "email" between 5 and 60,
                ColumnValues "amount" >= 0, Mean "amount" between 400 and 600, ColumnValues "quantity" between 0 and 10,
                ColumnValues "state" in ["new", "paid", "sent", "done"], DistinctValuesCount "state" = 4,
                Completeness "note" > 0.9, ColumnValues "day" >= "2026-01-01", Uniqueness "email" > 0.99
            ]
            """;

    private final Bench bench;
    private final Path scratch;
    private final Results results;

    private StartBench(Bench bench, Path scratch, Results results) {
        this.bench = bench;
        this.scratch = scratch;
        this.results = results;
    }

    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Path scratch = bench.scratch().resolve("start");
        RunningService.delete(scratch);
        Results results = new Results(System.out, bench.commit());
        StartBench start = new StartBench(bench, scratch, results);
        start.service();
        start.memory();
        start.commandLine();
        start.demo();
        results.write(bench.resultsOf("start"));
        RunningService.delete(scratch);
    }

    private void service() throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path home = scratch.resolve("home-" + i);
            first.add(started(home));
            again.add(started(home));
        }
        results.add("service ready, first start, with a new database", Pairs.median(first), "ms", Better.LOWER);
        results.add("service ready, later start", Pairs.median(again), "ms", Better.LOWER);
    }

    private double started(Path home) throws Exception {
        try (RunningService service = RunningService.start(bench.root(), home)) {
            return service.readyAfter().toMillis();
        }
    }

    private void memory() throws Exception {
        GeneratedLake lake = GeneratedLake.in(scratch);
        lake.grow("tables", CRAWLED);
        Path home = scratch.resolve("home-0");
        try (RunningService service = RunningService.start(bench.root(), home)) {
            results.add(
                    "memory of the service after the start",
                    Memory.residentMb(service.pid()),
                    "MB",
                    Better.LOWER,
                    SERVICE_MB);
            service.register("bench", lake.root());
            service.crawl("bench", "tables/", CRAWLED);
            results.add(
                    "memory of the service after a crawl of 10,000 files",
                    Memory.residentMb(service.pid()),
                    "MB",
                    Better.LOWER,
                    SERVICE_MB);
            results.add(
                    "memory of PostgreSQL after that crawl",
                    Memory.sharedOnceMb(Postgres.of(home)),
                    "MB",
                    Better.LOWER);
        }
    }

    private void commandLine() throws Exception {
        Launcher launcher = new Launcher(bench.root(), scratch.resolve("cli"));
        launcher.version();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < VERSIONS; i++) {
            Cost cost = launcher.version();
            times.add(cost.wallSeconds() * 1000);
        }
        results.add("./weir --version", Pairs.median(times), "ms", Better.LOWER);
        check(launcher);
    }

    private void check(Launcher launcher) throws Exception {
        Files.createDirectories(scratch);
        Path rules = Files.writeString(scratch.resolve("gate.dqdl"), GATE);
        for (String format : List.of("parquet", "csv")) {
            Path data = scratch.resolve("orders." + format);
            orders(data);
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < CHECKS; i++) {
                seconds.add(launcher.check(data, rules).wallSeconds());
            }
            results.add(
                    "./weir check of 100,000 rows of " + format + ", 15 rules",
                    Pairs.median(seconds),
                    "s",
                    Better.LOWER,
                    CHECK_SECONDS);
        }
    }

    private static void orders(Path file) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("copy (" + ORDERS + ") to '" + file + "'");
        }
    }

    private void demo() throws Exception {
        Launcher launcher = new Launcher(bench.root(), scratch.resolve("demo"));
        List<Double> seconds = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int i = 0; i < DEMOS; i++) {
            Launcher.Demo demo = launcher.demo();
            seconds.add(demo.seconds());
            megabytes.add(demo.serviceMb());
        }
        results.add("./weir demo from the built state", Pairs.median(seconds), "s", Better.LOWER, DEMO_SECONDS);
        results.add("memory of the service after the demo", Pairs.median(megabytes), "MB", Better.LOWER, SERVICE_MB);
    }
}
