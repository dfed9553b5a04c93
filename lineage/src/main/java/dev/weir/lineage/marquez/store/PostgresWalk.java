package dev.weir.lineage.marquez.store;

import dev.weir.lineage.event.Hash;
import dev.weir.lineage.marquez.Walk;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresWalk implements Walk {

    private static final String COLUMN_LINKS = """
            select distinct oc.namespace as output_namespace, oc.name as output_name, o.name as output_column,
                ic.namespace as input_namespace, ic.name as input_name, i.name as input_column,
                c.kinds, c.masked_kinds
            from unnest(?::bytea[], ?::text[]) as t (key, col)
            join lineage.dataset t0 on t0.key = t.key
            join lineage.dataset td on td.canonical_id = t0.canonical_id
            join lineage.dataset_column tc on tc.dataset_id = td.id and tc.name = t.col
            join lineage.shape_column c on c.%s_id = tc.id
            join lineage.job j on j.shape_id = c.shape_id
            join lineage.dataset_column o on o.id = c.output_id
            join lineage.dataset od on od.id = o.dataset_id
            join lineage.dataset oc on oc.id = od.canonical_id
            join lineage.dataset_column i on i.id = c.input_id
            join lineage.dataset id on id.id = i.dataset_id
            join lineage.dataset ic on ic.id = id.canonical_id
            where o.name <> '' and i.name <> ''
            order by 1, 2, 3, 4, 5, 6
            """;

    private final Sql sql;

    PostgresWalk(DataSource database) {
        this.sql = new Sql(database);
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public List<Link> ofDatasets(Collection<Long> datasets) {
        if (datasets.isEmpty()) {
            return List.of();
        }
        return sql.query("""
                select distinct j.id as job, d.canonical_id as dataset, i.direction
                from (select id, canonical_id from lineage.dataset where id = any(?::bigint[])
                      union
                      select id, canonical_id from lineage.dataset where canonical_id = any(?::bigint[])
                          and canonical_id <> id) as d
                join lineage.shape_io i on i.dataset_id = d.id
                join lineage.job j on j.shape_id = i.shape_id
                order by 1, 2, 3
                """, PostgresWalk::link, longs(datasets), longs(datasets));
    }

    @Override
    public List<Link> ofJobs(Collection<Long> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        return sql.query("""
                select distinct j.id as job, d.canonical_id as dataset, i.direction
                from lineage.job j join lineage.shape_io i on i.shape_id = j.shape_id
                join lineage.dataset d on d.id = i.dataset_id
                where j.id = any(?::bigint[])
                order by 1, 2, 3
                """, PostgresWalk::link, (Object) longs(jobs));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getLong("job"), row.getLong("dataset"), row.getInt("direction") == 0 ? Side.INPUT : Side.OUTPUT);
    }

    @Override
    public List<ColumnLink> into(Set<Column> outputs) {
        return links("output", outputs);
    }

    @Override
    public List<ColumnLink> outOf(Set<Column> inputs) {
        return links("input", inputs);
    }

    private List<ColumnLink> links(String end, Set<Column> columns) {
        if (columns.isEmpty()) {
            return List.of();
        }
        List<Column> asked = List.copyOf(columns);
        return sql.query(
                COLUMN_LINKS.formatted(end),
                row -> new ColumnLink(
                        column(row, "output"), column(row, "input"), row.getInt("kinds"), row.getInt("masked_kinds")),
                asked.stream().map(PostgresWalk::key).toArray(byte[][]::new),
                asked.stream().map(Column::name).toArray(String[]::new));
    }

    private static byte[] key(Column column) {
        return Hash.of(column.dataset().namespace(), column.dataset().name()).bytes();
    }

    private static Column column(ResultSet row, String end) throws SQLException {
        return new Column(
                new DatasetName(row.getString(end + "_namespace"), row.getString(end + "_name")),
                row.getString(end + "_column"));
    }

    @Override
    public Set<Column> columns(Collection<Long> datasets) {
        return new HashSet<>(sql.query(
                """
                select distinct k.namespace, k.name, c.name as col
                from lineage.dataset k join lineage.dataset d on d.canonical_id = k.id
                join lineage.dataset_column c on c.dataset_id = d.id
                where k.id = any(?::bigint[]) and c.name <> ''
                """,
                row -> new Column(
                        new DatasetName(row.getString("namespace"), row.getString("name")), row.getString("col")),
                (Object) longs(datasets)));
    }
}
