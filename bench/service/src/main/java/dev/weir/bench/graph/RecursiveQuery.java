package dev.weir.bench.graph;

import dev.weir.lineage.graph.LineageGraph;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lineage by one recursive query, in the shape in which Marquez asks it (its LineageDao): what each job reads and writes as
 * arrays, and from step to step all jobs whose arrays overlap. Pipelines of forty jobs, one behind the other; some jobs read
 * something else besides.
 *
 * @see <a href="https://github.com/MarquezProject/marquez">Marquez</a>
 */
final class RecursiveQuery {

    static final int JOBS = 55_646;
    static final int MAPPINGS = 114_964;
    static final int DEPTH = 20;
    private static final int PIPELINE = 40;

    private RecursiveQuery() {}

    static void write(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema peer");
            statement.execute("create table peer.job (id uuid primary key, number int, version uuid)");
            statement.execute("create table peer.job_version (id uuid primary key, job uuid)");
            statement.execute("create table peer.mapping (version uuid, dataset uuid, number int, io text)");
            statement.execute("""
                    insert into peer.job select gen_random_uuid(), i, gen_random_uuid()
                    from generate_series(0, %d - 1) i
                    """.formatted(JOBS));
            statement.execute("insert into peer.job_version select version, id from peer.job");
            // Job i of a pipeline reads dataset i and writes dataset i + 1; a new pipeline begins with a dataset of its
            // own.
            statement.execute("create temp table name as select i as number, gen_random_uuid() as id"
                    + " from generate_series(0, %d) i".formatted(2 * JOBS));
            statement.execute("""
                    insert into peer.mapping
                    select j.version, n.id, n.number, 'INPUT' from peer.job j
                    join name n on n.number = j.number + j.number / %1$d
                    union all
                    select j.version, n.id, n.number, 'OUTPUT' from peer.job j
                    join name n on n.number = j.number + j.number / %1$d + 1
                    """.formatted(PIPELINE));
            statement.execute("""
                    insert into peer.mapping
                    select j.version, n.id, n.number, 'INPUT' from peer.job j
                    join name n on n.number = 60000 + j.number where j.number %% 15 = 0
                    limit %d
                    """.formatted(MAPPINGS - 2 * JOBS));
            statement.execute("create index on peer.mapping (version)");
            statement.execute("create index on peer.job (version)");
            statement.execute("analyze");
        }
    }

    /** @return how many jobs it finds */
    static int ask(Connection connection, int job) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute("set max_parallel_workers_per_gather = 0");
        }
        try (PreparedStatement query = connection.prepareStatement("""
                with recursive
                flow as (
                    select j.id as job,
                        array_agg(distinct m.dataset) filter (where m.io = 'INPUT') as reads,
                        array_agg(distinct m.dataset) filter (where m.io = 'OUTPUT') as writes
                    from peer.job j
                    left join peer.job_version v on v.id = j.version
                    left join peer.mapping m on m.version = v.id
                    group by j.id),
                walk (job, reads, writes, depth) as (
                    select job, reads, writes, 0 from flow where job = (select id from peer.job where number = ?)
                    union
                    select f.job, f.reads, f.writes, w.depth + 1
                    from flow f, walk w
                    where f.job <> w.job and array_cat(f.reads, f.writes) && array_cat(w.reads, w.writes)
                      and w.depth < ?)
                select distinct on (w.job) j.*, w.reads, w.writes from walk w join peer.job j on j.id = w.job
                """)) {
            query.setInt(1, job);
            query.setInt(2, DEPTH);
            int found = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found++;
                }
            }
            return found;
        }
    }

    /** The same lineage in memory. */
    static LineageGraph graph(DataSource database) throws SQLException {
        LineageGraph graph = new LineageGraph();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select distinct number from peer.mapping order by number")) {
                while (rows.next()) {
                    graph.dataset(rows.getInt(1), "peer", "dataset-" + rows.getInt(1));
                }
            }
            try (ResultSet rows = statement.executeQuery("""
                    select j.number, m.number as dataset, m.io from peer.job j join peer.mapping m on m.version = j.version
                    order by j.number
                    """)) {
                int job = -1;
                List<Long> inputs = new ArrayList<>();
                List<Long> outputs = new ArrayList<>();
                while (rows.next()) {
                    if (rows.getInt("number") != job) {
                        add(graph, job, inputs, outputs);
                        job = rows.getInt("number");
                    }
                    (rows.getString("io").equals("INPUT") ? inputs : outputs).add(rows.getLong("dataset"));
                }
                add(graph, job, inputs, outputs);
            }
        }
        graph.layOut();
        return graph;
    }

    private static void add(LineageGraph graph, int job, List<Long> inputs, List<Long> outputs) {
        if (job >= 0) {
            graph.job(job, "peer", "job-" + job);
            graph.shape(
                    job,
                    job,
                    inputs.stream().mapToLong(id -> id).toArray(),
                    outputs.stream().mapToLong(id -> id).toArray(),
                    List.of());
            graph.timeline(job);
            graph.line(job, 0, 0, job, null);
        }
        inputs.clear();
        outputs.clear();
    }
}
