package dev.weir.lineage.graph.store;

import dev.weir.lineage.graph.ColumnLink;
import dev.weir.lineage.graph.GraphChange;
import dev.weir.lineage.graph.GraphChange.ColumnRow;
import dev.weir.lineage.graph.GraphChange.DatasetRow;
import dev.weir.lineage.graph.GraphChange.JobRow;
import dev.weir.lineage.graph.GraphChange.LineRow;
import dev.weir.lineage.graph.GraphChange.ShapeRow;
import dev.weir.lineage.graph.GraphSource;
import dev.weir.lineage.graph.LineageGraph;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Reads through cursors, in one transaction that sees one moment. */
@ApplicationScoped
public class PostgresGraphSource implements GraphSource {

    private static final String DATASETS = "select id, namespace, name, canonical_id from lineage.dataset ";
    private static final String JOBS = "select id, namespace, name from lineage.job ";
    private static final String COLUMNS = "select id, dataset_id, name from lineage.dataset_column ";
    private static final String SHAPES = "select id, job_id from lineage.shape ";
    private static final String IO = "select shape_id, dataset_id, direction from lineage.shape_io ";
    private static final String LINKS =
            "select shape_id, output_id, input_id, kinds, masked_kinds from lineage.shape_column ";
    private static final String LINES = """
            select job_id, (extract(epoch from from_at) * 1000000)::bigint as from_micros,
                (extract(epoch from last_at) * 1000000)::bigint as last_micros, shape_id, last_run_id
            from lineage.job_shape
            """;

    private final DataSource database;
    private final ChangeFeed feed;

    public PostgresGraphSource(DataSource database, ChangeFeed feed) {
        this.database = database;
        this.feed = feed;
    }

    // The watermark is taken first: a change that is in it is in every snapshot that is taken later.
    @Override
    public Watermark load(LineageGraph graph) {
        Watermark reached = feed.newest();
        inOneMoment(connection -> {
            load(connection, graph);
            return graph;
        });
        return reached;
    }

    private static void load(Connection connection, LineageGraph graph) throws SQLException {
        IdPairs aliases = new IdPairs();
        try (Stream rows = Stream.of(connection, DATASETS + "order by id")) {
            while (rows.next()) {
                graph.dataset(rows.number(1), rows.text(2), rows.text(3));
                if (rows.number(1) != rows.number(4)) {
                    aliases.add(rows.number(1), rows.number(4));
                }
            }
        }
        aliases.forEach(graph::canonical);
        try (Stream rows = Stream.of(connection, JOBS + "order by id")) {
            while (rows.next()) {
                graph.job(rows.number(1), rows.text(2), rows.text(3));
            }
        }
        try (Stream rows = Stream.of(connection, COLUMNS + "order by id")) {
            while (rows.next()) {
                graph.column(rows.number(1), rows.number(2), rows.text(3));
            }
        }
        try (Stream shapes = Stream.of(connection, SHAPES + "order by id");
                Stream io = Stream.of(connection, IO + "order by shape_id, direction, dataset_id");
                Stream links = Stream.of(connection, LINKS + "order by shape_id, output_id, input_id")) {
            merge(shapes, io, links, graph);
        }
        try (Stream rows = Stream.of(connection, LINES + "order by job_id, from_at")) {
            long job = -1;
            while (rows.next()) {
                if (rows.number(1) != job) {
                    job = rows.number(1);
                    graph.timeline(job);
                }
                graph.line(job, rows.number(2), rows.number(3), rows.number(4), rows.uuid(5));
            }
        }
    }

    /** All three are in the order of the shapes' ids. */
    private static void merge(Stream shapes, Stream io, Stream links, LineageGraph graph) throws SQLException {
        Ids inputs = new Ids();
        Ids outputs = new Ids();
        List<ColumnLink> columns = new ArrayList<>();
        boolean moreIo = io.next();
        boolean moreLinks = links.next();
        while (shapes.next()) {
            long shape = shapes.number(1);
            inputs.clear();
            outputs.clear();
            columns.clear();
            while (moreIo && io.number(1) <= shape) {
                (io.number(3) == 0 ? inputs : outputs).add(io.number(2));
                moreIo = io.next();
            }
            while (moreLinks && links.number(1) <= shape) {
                columns.add(link(links));
                moreLinks = links.next();
            }
            graph.shape(shape, shapes.number(2), inputs.toArray(), outputs.toArray(), columns);
        }
    }

    private static ColumnLink link(Stream row) throws SQLException {
        return new ColumnLink(row.number(2), row.number(3), (int) row.number(4), (int) row.number(5));
    }

    @Override
    public GraphChange read(LineageGraph graph, Collection<Long> jobs, Collection<Long> datasets) {
        return inOneMoment(connection -> read(connection, graph, jobs, datasets));
    }

    private static GraphChange read(
            Connection connection, LineageGraph graph, Collection<Long> jobs, Collection<Long> datasets)
            throws SQLException {
        List<JobRow> jobRows = new ArrayList<>();
        try (Stream rows = Stream.of(connection, JOBS + "where id = any (?) order by id", jobs)) {
            while (rows.next()) {
                jobRows.add(new JobRow(rows.number(1), rows.text(2), rows.text(3)));
            }
        }
        List<LineRow> lines = new ArrayList<>();
        Set<Long> shapes = new HashSet<>();
        try (Stream rows = Stream.of(connection, LINES + "where job_id = any (?) order by job_id, from_at", jobs)) {
            while (rows.next()) {
                lines.add(new LineRow(rows.number(1), rows.number(2), rows.number(3), rows.number(4), rows.uuid(5)));
                if (!graph.hasShape(rows.number(4))) {
                    shapes.add(rows.number(4));
                }
            }
        }
        Set<Long> wantedDatasets = new HashSet<>(datasets);
        Set<Long> wantedColumns = new HashSet<>();
        List<ShapeRow> shapeRows = shapes(connection, shapes, wantedDatasets, wantedColumns);
        wantedColumns.removeIf(graph::hasColumn);
        List<ColumnRow> columns = new ArrayList<>();
        try (Stream rows = Stream.of(connection, COLUMNS + "where id = any (?) order by id", wantedColumns)) {
            while (rows.next()) {
                columns.add(new ColumnRow(rows.number(1), rows.number(2), rows.text(3)));
                wantedDatasets.add(rows.number(2));
            }
        }
        wantedDatasets.removeIf(id -> graph.hasDataset(id) && !datasets.contains(id));
        return new GraphChange(datasets(connection, graph, wantedDatasets), jobRows, columns, shapeRows, lines);
    }

    private static List<ShapeRow> shapes(Connection connection, Set<Long> shapes, Set<Long> datasets, Set<Long> columns)
            throws SQLException {
        Map<Long, Ids> inputs = new HashMap<>();
        Map<Long, Ids> outputs = new HashMap<>();
        try (Stream rows = Stream.of(connection, IO + "where shape_id = any (?)", shapes)) {
            while (rows.next()) {
                (rows.number(3) == 0 ? inputs : outputs)
                        .computeIfAbsent(rows.number(1), id -> new Ids())
                        .add(rows.number(2));
                datasets.add(rows.number(2));
            }
        }
        Map<Long, List<ColumnLink>> links = new HashMap<>();
        try (Stream rows = Stream.of(connection, LINKS + "where shape_id = any (?)", shapes)) {
            while (rows.next()) {
                links.computeIfAbsent(rows.number(1), id -> new ArrayList<>()).add(link(rows));
                columns.add(rows.number(2));
                columns.add(rows.number(3));
            }
        }
        List<ShapeRow> found = new ArrayList<>();
        try (Stream rows = Stream.of(connection, SHAPES + "where id = any (?) order by id", shapes)) {
            while (rows.next()) {
                long id = rows.number(1);
                found.add(new ShapeRow(
                        id,
                        rows.number(2),
                        inputs.getOrDefault(id, new Ids()).toArray(),
                        outputs.getOrDefault(id, new Ids()).toArray(),
                        links.getOrDefault(id, List.of())));
            }
        }
        return found;
    }

    /** With those that they are names of, as far as the graph does not have them. */
    private static List<DatasetRow> datasets(Connection connection, LineageGraph graph, Set<Long> wanted)
            throws SQLException {
        Map<Long, DatasetRow> found = new HashMap<>();
        Set<Long> next = wanted;
        while (!next.isEmpty()) {
            Set<Long> canonical = new HashSet<>();
            try (Stream rows = Stream.of(connection, DATASETS + "where id = any (?)", next)) {
                while (rows.next()) {
                    found.put(
                            rows.number(1), new DatasetRow(rows.number(1), rows.text(2), rows.text(3), rows.number(4)));
                    canonical.add(rows.number(4));
                }
            }
            canonical.removeIf(id -> found.containsKey(id) || graph.hasDataset(id));
            next = canonical;
        }
        return List.copyOf(found.values());
    }

    @FunctionalInterface
    private interface Reading<R> {
        R of(Connection connection) throws SQLException;
    }

    private <R> R inOneMoment(Reading<R> reading) {
        try (Connection connection = database.getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            // All rows are wanted, not the first ones soon.
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local cursor_tuple_fraction = 1");
            }
            try {
                R read = reading.of(connection);
                connection.commit();
                return read;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the lineage graph could not be read: " + failed.getMessage(), failed);
        }
    }
}
