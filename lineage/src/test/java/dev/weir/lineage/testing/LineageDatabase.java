package dev.weir.lineage.testing;

import dev.weir.platform.database.Sql;
import dev.weir.platform.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database of one's own, and the whole graph in it as text, by names and not by ids. */
public final class LineageDatabase {

    private static final List<String> DUMP = List.of(
            """
            select 'job', j.namespace, j.name, j.first_at, j.last_at, p.namespace, p.name, encode(s.hash, 'hex')
            from lineage.job j left join lineage.job p on p.id = j.parent_job_id
            left join lineage.shape s on s.id = j.shape_id
            """,
            """
            select 'dataset', d.namespace, d.name, d.told, d.catalogued, d.first_at, d.last_at, c.namespace, c.name
            from lineage.dataset d join lineage.dataset c on c.id = d.canonical_id
            """,
            """
            select 'run', r.id, j.namespace, j.name, encode(s.hash, 'hex'), r.state, r.streaming, r.begun, r.started_at,
                r.ended_at, r.first_at, r.last_at, r.nominal_start, r.nominal_end, r.parent_run_id, p.name,
                r.root_run_id, o.name, r.error, r.counts_at
            from lineage.run r join lineage.job j on j.id = r.job_id left join lineage.shape s on s.id = r.shape_id
            left join lineage.job p on p.id = r.parent_job_id left join lineage.job o on o.id = r.root_job_id
            """,
            """
            select 'line', j.namespace, j.name, l.from_at, l.last_at, encode(s.hash, 'hex'), l.last_run_id, l.settled
            from lineage.job_shape l join lineage.job j on j.id = l.job_id join lineage.shape s on s.id = l.shape_id
            """,
            """
            select 'declaration', j.namespace, j.name, d.at, encode(s.hash, 'hex'), d.own
            from lineage.declaration d join lineage.job j on j.id = d.job_id join lineage.shape s on s.id = d.shape_id
            """,
            """
            select 'io', j.name, encode(s.hash, 'hex'), i.direction, d.namespace, d.name
            from lineage.shape_io i join lineage.shape s on s.id = i.shape_id join lineage.job j on j.id = s.job_id
            join lineage.dataset d on d.id = i.dataset_id where s.id in %1$s
            """,
            """
            select 'column', j.name, encode(s.hash, 'hex'), od.namespace, od.name, o.name, id.namespace, id.name, i.name,
                c.kinds, c.masked_kinds
            from lineage.shape_column c join lineage.shape s on s.id = c.shape_id join lineage.job j on j.id = s.job_id
            join lineage.dataset_column o on o.id = c.output_id join lineage.dataset od on od.id = o.dataset_id
            join lineage.dataset_column i on i.id = c.input_id join lineage.dataset id on id.id = i.dataset_id
            where s.id in %1$s
            """,
            """
            select 'job facet', j.namespace, j.name, f.name, f.at, b.body
            from lineage.job_facet f join lineage.job j on j.id = f.job_id join lineage.facet b on b.hash = f.hash
            """,
            """
            select 'dataset facet', d.namespace, d.name, f.name, f.at, b.body
            from lineage.dataset_facet f join lineage.dataset d on d.id = f.dataset_id
            join lineage.facet b on b.hash = f.hash
            """,
            """
            select 'schema', d.namespace, d.name, s.first_at, s.last_at, b.body
            from lineage.dataset_schema s join lineage.dataset d on d.id = s.dataset_id
            join lineage.facet b on b.hash = s.hash
            """,
            "select 'unknown', kind, name, times, last_at from lineage.unknown");

    /** Shapes that runs had for a while, between two of their events, are left out: nobody refers to them. */
    private static final String REFERRED = """
            (select shape_id from lineage.run union select shape_id from lineage.job_shape
             union select shape_id from lineage.declaration)
            """;

    private final DataSource source = OneConnection.to(TestPostgres.freshDatabase());
    private final Sql sql = new Sql(source);

    public DataSource source() {
        return source;
    }

    public Sql sql() {
        return sql;
    }

    public void clear() {
        sql.update("""
                truncate lineage.event, lineage.pending, lineage.dead_letter, lineage.unknown, lineage.job,
                    lineage.dataset, lineage.dataset_link, lineage.dataset_column, lineage.shape, lineage.shape_io,
                    lineage.shape_column, lineage.run, lineage.declaration, lineage.job_shape, lineage.facet,
                    lineage.job_facet, lineage.dataset_facet, lineage.dataset_schema
                """);
    }

    public List<String> dump() {
        List<String> lines = new ArrayList<>();
        DUMP.forEach(query -> lines.addAll(sql.query(query.formatted(REFERRED), row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                line.append(i == 1 ? "" : " | ").append(row.getString(i));
            }
            return line.toString();
        })));
        return lines.stream().sorted().toList();
    }
}
