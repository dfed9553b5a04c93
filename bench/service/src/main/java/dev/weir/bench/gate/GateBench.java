package dev.weir.bench.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.bench.Bench;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.bench.service.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures a gate in the running service, with a worker that has had batches before: what a pipeline waits for. */
public final class GateBench {

    private static final double VERDICT_SECONDS = 2;

    private static final long ROWS = 1_000_000;
    private static final int WARM_UPS = 3;
    private static final int BATCHES = 9;
    private static final long LONGEST_STOP_SECONDS = 60;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1000;

    private static final String ORDERS = """
            select i as id, 'c' || i % 5000 as customer, 'p' || i || '@example.com' as email,
                   ((i * 7919) % 100000) / 100 as amount, 1 + i % 9 as quantity,
                   case when i % 400 = 3 then 'lost' else ['new', 'paid', 'sent', 'done'][1 + i % 4] end as state,
                   date '2026-01-01' + cast(i % 300 as integer) as day, case when i % 50 <> 0 then 'note ' || i end as note
            from range(FROM_ID, TO_ID) t(i)
            """;

    private static final String RULES = """
            Rules = [
                RowCount between 1000 and 10000000, ColumnCount = 8, IsComplete "id", IsUnique "id", IsComplete "customer",
                ColumnValues "email" matches ".+@.+[.]com", ColumnLength "email" between 5 and 60,
                ColumnValues "amount" >= 0, Mean "amount" between 400 and 600, ColumnValues "quantity" between 0 and 10,
                ColumnValues "state" in ["new", "paid", "sent", "done"], DistinctValuesCount "state" = 5,
                Completeness "note" > 0.9, ColumnValues "day" >= "2026-01-01", Uniqueness "email" > 0.99
            ]
            """;

    private final Bench bench;
    private final Path scratch;
    private final Results results;

    private GateBench(Bench bench, Path scratch, Results results) {
        this.bench = bench;
        this.scratch = scratch;
        this.results = results;
    }

    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Path scratch = bench.scratch().resolve("gate");
        RunningService.delete(scratch);
        Results results = new Results(System.out, bench.commit());
        new GateBench(bench, scratch, results).run();
        results.write(bench.resultsOf("gate"));
        RunningService.delete(scratch);
    }

    private void run() throws Exception {
        Path lake = scratch.resolve("lake");
        Path home = scratch.resolve("home");
        Files.createDirectories(lake);
        for (int batch = 0; batch < WARM_UPS + BATCHES; batch++) {
            orders(lake.resolve("landing/orders/batch=" + batch), batch);
        }
        try (RunningService service = RunningService.start(bench.root(), home)) {
            service.register("bench", lake);
            Process worker = service.worker(bench.root(), home);
            try {
                measure(service);
            } finally {
                worker.destroy();
                if (!worker.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the worker (process " + worker.pid() + ") does not stop");
                }
            }
        }
    }

    /** @param verdict seconds from the arrival to the verdict @param published to the answer, the good rows published */
    private record Gated(double verdict, double published) {}

    private void measure(RunningService service) {
        service.client()
                .put(
                        "/rulesets/orders",
                        Map.of(
                                "lake", "bench",
                                "dataset", "orders",
                                "target", "silver/orders/",
                                "mode", "split",
                                "maxBadShare", 0.05,
                                "dqdl", RULES));
        Gated first = gated(service, 0);
        for (int batch = 1; batch < WARM_UPS; batch++) {
            gated(service, batch);
        }
        List<Gated> warm = new ArrayList<>();
        for (int batch = WARM_UPS; batch < WARM_UPS + BATCHES; batch++) {
            warm.add(gated(service, batch));
        }
        String gate = "gate of 1,000,000 rows in the service, 15 rules, split, from the arrival to ";
        results.add(
                gate + "the verdict",
                Pairs.median(warm.stream().map(Gated::verdict).toList()),
                "s",
                Better.LOWER,
                VERDICT_SECONDS);
        results.add(
                gate + "the answer, good rows published",
                Pairs.median(warm.stream().map(Gated::published).toList()),
                "s",
                Better.LOWER);
        results.add(gate + "the verdict, the worker's first", first.verdict(), "s", Better.LOWER);
    }

    private static Gated gated(RunningService service, int batch) {
        long begin = System.nanoTime();
        JsonNode answer = service.client()
                .post("/gates/orders:run", Map.of("path", "landing/orders/batch=" + batch + "/", "waitSeconds", 25))
                .body();
        double published = (System.nanoTime() - begin) / NANOS;
        if (!answer.path("state").asText().equals("published")
                || answer.path("rowsFailed").asLong() != ROWS / 400) {
            throw new IllegalStateException("expected a batch that is split, and got " + answer);
        }
        Duration verdict = Duration.between(
                Instant.parse(answer.path("receivedAt").asText()),
                Instant.parse(answer.path("decidedAt").asText()));
        return new Gated(verdict.toMillis() / MILLIS, published);
    }

    private static void orders(Path folder, int batch) throws IOException, SQLException {
        Files.createDirectories(folder);
        String select = ORDERS.replace("FROM_ID", "" + batch * ROWS).replace("TO_ID", "" + (batch + 1) * ROWS);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("copy (" + select + ") to '" + folder.resolve("orders.parquet") + "'");
        }
    }
}
