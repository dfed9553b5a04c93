package dev.weir.bench.start;

import dev.weir.bench.Bench;
import dev.weir.bench.Cost;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.crawl.GeneratedLake;
import dev.weir.bench.service.RunningService;
import java.nio.file.Path;
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
