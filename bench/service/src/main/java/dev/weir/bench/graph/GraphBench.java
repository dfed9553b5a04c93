package dev.weir.bench.graph;

import dev.weir.bench.Bench;
import dev.weir.bench.Pairs;
import dev.weir.bench.Result.Better;
import dev.weir.bench.Results;
import dev.weir.lineage.graph.CurrentGraph;
import dev.weir.lineage.graph.Direction;
import dev.weir.lineage.graph.GraphQuery;
import dev.weir.lineage.graph.KnownDatasets;
import dev.weir.lineage.graph.Lineage;
import dev.weir.lineage.graph.LineageGraph;
import dev.weir.lineage.graph.LineageQueries;
import dev.weir.lineage.graph.NodeId.JobNode;
import dev.weir.lineage.graph.store.PostgresGraphSource;
import dev.weir.platform.access.Actor;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.database.DatabaseAddress;
import dev.weir.platform.database.EmbeddedPostgres;
import dev.weir.platform.database.Migrations;
import dev.weir.platform.dataset.DatasetName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Reads a lineage of a million nodes and five million edges, and asks it. An answer has the nodes with their names and
 * degrees, and the edges with their times and runs; what it takes to write it as JSON is not in it.
 */
public final class GraphBench {

    private static final double LOAD_SECONDS = 30;
    private static final double HEAP_MB = 1_200;
    private static final double THOUSAND_MILLIS = 20;
    private static final double TEN_THOUSAND_MILLIS = 120;
    private static final double AGAINST_RECURSION = 1_000;

    private static final int PAIRS = 5;
    private static final int ASKED = 300;
    private static final double PERCENTILE = 0.95;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MB = 1e6;
    private static final Map<String, String> SERVER = Map.of("shared_buffers", "256MB", "max_wal_size", "4GB");

    private final Results results;
    private final DataSource database;

    private GraphBench(Results results, DataSource database) {
        this.results = results;
        this.database = database;
    }

    /** @param args {@code prepare} to write the lineage only, so that measuring finds it there */
    public static void main(String[] args) throws Exception {
        Bench bench = Bench.ofSystemProperties();
        Path data = bench.scratch().resolve("graph/postgres");
        Path written = bench.scratch().resolve("graph/written");
        Files.createDirectories(data.getParent());
        try (EmbeddedPostgres server = EmbeddedPostgres.startOrJoin(data, SERVER)) {
            DatabaseAddress address = server.database("graph");
            DataSource database = source(address);
            if (!Files.exists(written)) {
                Migrations.migrate(address);
                GeneratedLineage.write(database);
                RecursiveQuery.write(database);
                Files.createFile(written);
            }
            if (args.length == 0) {
                Results results = new Results(System.out, bench.commit());
                new GraphBench(results, database).run();
                results.merge(bench.resultsOf("lineage"));
            }
        }
    }

    private static DataSource source(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        return source;
    }

    private void run() throws Exception {
        long edges = GeneratedLineage.count(database, "lineage.shape_io where shape_id <= " + GeneratedLineage.JOBS);
        long columnEdges = GeneratedLineage.count(database, "lineage.shape_column");
        System.out.printf(
                "  %,d nodes, %,d edges, and %,d column edges%n",
                GeneratedLineage.DATASETS + GeneratedLineage.JOBS, edges, columnEdges);
        double before = usedMb();
        long begin = System.nanoTime();
        LineageGraph graph = new LineageGraph();
        new PostgresGraphSource(database, new QuietFeed()).load(graph);
        graph.layOut();
        String what = "graph of 1 million nodes and 5 million edges";
        results.add(what + ", read at the start", (System.nanoTime() - begin) / NANOS, "s", Better.LOWER, LOAD_SECONDS);
        LineageQueries queries = LineageQueries.of(CurrentGraph.of(graph), new Uncatalogued());
        results.add(what + ", heap", usedMb() - before, "MB", Better.LOWER, HEAP_MB);
        Optional<Instant> now = Optional.empty();
        results.add(
                what + ", 1,000 nodes around one, p95",
                percentile(queries, 1_000, now),
                "ms",
                Better.LOWER,
                THOUSAND_MILLIS);
        results.add(
                what + ", 10,000 nodes around one, p95",
                percentile(queries, 10_000, now),
                "ms",
                Better.LOWER,
                TEN_THOUSAND_MILLIS);
        results.add(
                what + ", 10,000 nodes around one, as of a past day, p95",
                percentile(queries, 10_000, Optional.of(Instant.parse("2026-07-01T00:00:00Z"))),
                "ms",
                Better.LOWER);
        recursion();
    }

    private double percentile(LineageQueries queries, int nodes, Optional<Instant> asOf) {
        Random random = new Random(nodes);
        ask(queries, nodes, asOf, random);
        List<Double> millis = ask(queries, nodes, asOf, random);
        return millis.get((int) Math.ceil(PERCENTILE * millis.size()) - 1);
    }

    /** Ascending. Datasets around which there are not so many nodes are passed over. */
    private static List<Double> ask(LineageQueries queries, int nodes, Optional<Instant> asOf, Random random) {
        List<Double> millis = new ArrayList<>();
        while (millis.size() < ASKED) {
            int dataset = 1 + random.nextInt(GeneratedLineage.DATASETS);
            String node = "dataset:s3%3A//lake-" + dataset % 40 + ":zone-" + dataset % 4 + "/domain-" + dataset % 300
                    + "/table_" + dataset;
            GraphQuery query = new GraphQuery(node, Direction.BOTH, 1000, false, false, asOf, nodes, Optional.empty());
            long begin = System.nanoTime();
            Lineage lineage = queries.around(Actor.WEIR, query);
            double taken = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            if (lineage.nodes().size() == nodes) {
                millis.add(taken);
            }
        }
        return millis.stream().sorted().toList();
    }

    private void recursion() throws Exception {
        LineageQueries queries = LineageQueries.of(CurrentGraph.of(RecursiveQuery.graph(database)), new Uncatalogued());
        List<Double> ratios = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i <= PAIRS; i++) {
                // In the middle of a pipeline: twenty jobs before it, nineteen behind it.
                int job = 40 * (100 + 200 * i) + 20;
                long begin = System.nanoTime();
                int found = RecursiveQuery.ask(connection, job);
                double recursive = System.nanoTime() - begin;
                List<Double> times = new ArrayList<>();
                int inMemory = 0;
                for (int time = 0; time < ASKED; time++) {
                    long start = System.nanoTime();
                    Lineage lineage = queries.around(
                            Actor.WEIR,
                            new GraphQuery(
                                    "job:peer:job-" + job,
                                    Direction.BOTH,
                                    2 * RecursiveQuery.DEPTH,
                                    false,
                                    false,
                                    Optional.empty(),
                                    10_000,
                                    Optional.empty()));
                    times.add((double) (System.nanoTime() - start));
                    inMemory = (int) lineage.nodes().stream()
                            .filter(node -> node.id() instanceof JobNode)
                            .count();
                }
                if (found != inMemory) {
                    throw new IllegalStateException("the query finds " + found + " jobs, the graph " + inMemory);
                }
                if (i > 0) {
                    ratios.add(recursive / Pairs.median(times));
                    theirs.add(recursive / NANOS);
                    ours.add(Pairs.median(times) / NANOS_PER_MILLI);
                }
            }
        }
        String what = "lineage of a job among 55,646, with 114,964 mappings, depth 20";
        results.add(
                what + ", Marquez's query against the graph",
                Pairs.median(ratios),
                "x",
                Better.HIGHER,
                AGAINST_RECURSION);
        results.add(what + ", Marquez's query", Pairs.median(theirs), "s", Better.LOWER);
        results.add(what + ", the graph", Pairs.median(ours), "ms", Better.LOWER);
    }

    private static double usedMb() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MB;
    }

    /** Nothing changes. */
    private static final class QuietFeed implements ChangeFeed {
        @Override
        public void append(String kind, String subject, Object payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Change> readAfter(Watermark watermark, int limit) {
            return List.of();
        }

        @Override
        public Watermark newest() {
            return Watermark.START;
        }
    }

    /** No dataset is in a catalog. */
    private static final class Uncatalogued implements KnownDatasets {
        @Override
        public List<DatasetName> called(String alias) {
            return List.of();
        }

        @Override
        public Map<DatasetName, Known> find(Collection<DatasetName> names) {
            return Map.of();
        }
    }
}
