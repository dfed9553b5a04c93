package dev.weir.bench.graph;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A lineage of a million nodes: jobs along a long river of datasets, each reading some that lie before it and writing some
 * that lie behind it; one read in a hundred is of one of two hundred hubs. One job in ten read something else before.
 */
final class GeneratedLineage {

    static final int DATASETS = 600_000;
    static final int JOBS = 400_000;
    private static final int COLUMNS = 1_000_000;

    private GeneratedLineage() {}

    static void write(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // What is generated refers to what is there: to have that checked takes longer than all the rest.
            statement.execute("set synchronous_commit = off; set work_mem = '256MB';"
                    + " set session_replication_role = replica; select setseed(0.25)");
            statement.execute("""
                    insert into lineage.dataset (id, key, namespace, name, canonical_id, told, first_at, last_at)
                    overriding system value
                    select i, substr(sha256(convert_to('d' || i, 'UTF8')), 1, 16), 's3://lake-' || i %% 40,
                        'zone-' || i %% 4 || '/domain-' || i %% 300 || '/table_' || i, i, true, now(), now()
                    from generate_series(1, %d) i
                    """.formatted(DATASETS));
            statement.execute("""
                    insert into lineage.job (id, key, namespace, name, first_at, last_at)
                    overriding system value
                    select i, substr(sha256(convert_to('j' || i, 'UTF8')), 1, 16), 'airflow-' || i %% 20,
                        'dag_' || i / 10 || '.task_' || i, now(), now()
                    from generate_series(1, %d) i
                    """.formatted(JOBS));
            statement.execute("""
                    insert into lineage.shape (id, job_id, hash) overriding system value
                    select i, i, int8send(i) from generate_series(1, %1$d::bigint) i
                    union all
                    select %1$d + i, i * 10, int8send(-i) from generate_series(1, %1$d::bigint / 10) i
                    """.formatted(JOBS));
            statement.execute("""
                    insert into lineage.shape_io (shape_id, dataset_id, direction)
                    select distinct i, case when random() < 0.01 then 1 + (random() * 199)::int
                        else greatest(1, (i * 1.5)::int - 1 - (random() * 3000)::int) end, 0
                    from generate_series(1, %1$d) i, generate_series(1, 9) k
                    union all
                    select distinct i, least(%2$d, (i * 1.5)::int + (random() * 20)::int), 1
                    from generate_series(1, %1$d) i, generate_series(1, 4) k
                    """.formatted(JOBS, DATASETS));
            statement.execute("""
                    insert into lineage.shape_io (shape_id, dataset_id, direction)
                    select %1$d + i, greatest(1, i * 15 - 5000), 0 from generate_series(1, %1$d / 10) i
                    """.formatted(JOBS));
            statement.execute("""
                    insert into lineage.job_shape (job_id, from_at, last_at, shape_id, last_run_id, settled)
                    select i, timestamptz '2026-06-01', now(), i, gen_random_uuid(), true from generate_series(1, %1$d) i
                    union all
                    select i * 10, timestamptz '2026-01-01', timestamptz '2026-05-31', %1$d + i, gen_random_uuid(), true
                    from generate_series(1, %1$d / 10) i
                    """.formatted(JOBS));
            columns(statement);
            statement.execute("analyze");
        }
    }

    // Ten columns of every sixth dataset; jobs that write one carry each over from a column of something they read.
    private static void columns(Statement statement) throws SQLException {
        statement.execute("""
                insert into lineage.dataset_column (id, dataset_id, name) overriding system value
                select i + 1, (i / 10) * 6 + 1, 'column_' || i %% 10 from generate_series(0, %d - 1) i
                """.formatted(COLUMNS));
        statement.execute("""
                insert into lineage.shape_column (shape_id, output_id, input_id, kinds, masked_kinds)
                select o.shape_id, (o.dataset_id - 1) / 6 * 10 + k, (i.dataset_id - 1) / 6 * 10 + k, 1 << (k % 3), 0
                from (select shape_id, min(dataset_id) as dataset_id from lineage.shape_io
                      where direction = 1 and dataset_id % 6 = 1 group by shape_id) o
                join (select shape_id, min(dataset_id) as dataset_id from lineage.shape_io
                      where direction = 0 and dataset_id % 6 = 1 group by shape_id) i using (shape_id),
                generate_series(1, 10) k
                where o.shape_id <= 150000
                """);
    }

    static long count(DataSource database, String what) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
