package dev.weir.lineage.fold.store;

import dev.weir.lineage.event.ColumnEdge;
import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.Kinds;
import dev.weir.lineage.event.Present;
import dev.weir.lineage.event.Shape;
import dev.weir.lineage.fold.Shapes;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresShapes implements Shapes {

    /** Datasets and columns of all shapes that are remembered, together. */
    private static final int MOST_REMEMBERED = 400_000;

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;

    private final Sql sql;
    private final Remembered<Long, Kept> byId = new Remembered<>(MOST_REMEMBERED, PostgresShapes::weight);
    private final Remembered<OfJob, Kept> byContent = new Remembered<>(MOST_REMEMBERED, PostgresShapes::weight);

    PostgresShapes(DataSource database) {
        this.sql = new Sql(database);
    }

    private static int weight(Kept kept) {
        return 1
                + kept.shape().inputs().size()
                + kept.shape().outputs().size()
                + kept.shape().columns().size();
    }

    @Override
    public void forget() {
        byId.clear();
        byContent.clear();
    }

    private record Key(long job, Hash hash) {}

    private record Found(Key key, long id) {}

    @Override
    public Map<OfJob, Kept> keep(Set<OfJob> shapes, Map<DatasetName, Long> datasets) {
        Map<OfJob, Kept> kept = new HashMap<>();
        Map<Key, OfJob> unknown = new HashMap<>();
        shapes.forEach(shape -> {
            Kept remembered = byContent.get(shape);
            if (remembered == null) {
                unknown.put(new Key(shape.job(), shape.shape().hash()), shape);
            } else {
                kept.put(shape, remembered);
            }
        });
        if (unknown.isEmpty()) {
            return kept;
        }
        List<Key> keys = List.copyOf(unknown.keySet());
        List<Found> found = new ArrayList<>(
                sql.query("""
                select s.id, s.job_id, s.hash from unnest(?::bigint[], ?::bytea[]) as t (job_id, hash)
                join lineage.shape s on s.job_id = t.job_id and s.hash = t.hash
                """, PostgresShapes::found, Arrays.longs(keys, Key::job), Arrays.bytes(keys, key -> key.hash()
                        .bytes())));
        Set<Key> present = new HashSet<>();
        found.forEach(shape -> present.add(shape.key()));
        List<Found> added =
                add(keys.stream().filter(key -> !present.contains(key)).toList());
        found.addAll(added);
        found.forEach(shape -> {
            OfJob content = Present.in(unknown, shape.key());
            remember(content, new Kept(shape.id(), content.shape(), shape.key().hash()), kept);
        });
        fill(
                added.stream()
                        .map(shape -> Present.in(kept, Present.in(unknown, shape.key())))
                        .toList(),
                datasets);
        return kept;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(new Key(row.getLong("job_id"), Hash.from(row.getBytes("hash"))), row.getLong("id"));
    }

    private List<Found> add(List<Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return sql.query("""
                insert into lineage.shape (job_id, hash) select * from unnest(?::bigint[], ?::bytea[])
                returning id, job_id, hash
                """, PostgresShapes::found, Arrays.longs(keys, Key::job), Arrays.bytes(keys, key -> key.hash()
                .bytes()));
    }

    private void remember(OfJob content, Kept shape, Map<OfJob, Kept> kept) {
        kept.put(content, shape);
        byContent.put(content, shape);
        byId.put(shape.id(), shape);
    }

    private record Io(long shape, long dataset, int direction) {}

    private void fill(List<Kept> added, Map<DatasetName, Long> datasets) {
        if (added.isEmpty()) {
            return;
        }
        List<Io> io = new ArrayList<>();
        added.forEach(kept -> {
            kept.shape().inputs().forEach(input -> io.add(new Io(kept.id(), Present.in(datasets, input), INPUT)));
            kept.shape().outputs().forEach(output -> io.add(new Io(kept.id(), Present.in(datasets, output), OUTPUT)));
        });
        sql.update("""
                insert into lineage.shape_io (shape_id, dataset_id, direction)
                select * from unnest(?::bigint[], ?::bigint[], ?::smallint[])
                """, Arrays.longs(io, Io::shape), Arrays.longs(io, Io::dataset), Arrays.longs(io, Io::direction));
        columns(added, datasets);
    }

    private record Column(long dataset, String name) {}

    private record Edge(long shape, Column output, Column input, Kinds kinds) {}

    private void columns(List<Kept> added, Map<DatasetName, Long> datasets) {
        List<Edge> edges = new ArrayList<>();
        Set<Column> columns = new LinkedHashSet<>();
        added.forEach(kept -> kept.shape().columns().forEach((edge, kinds) -> {
            Column output = new Column(Present.in(datasets, edge.output()), edge.outputColumn());
            Column input = new Column(Present.in(datasets, edge.input()), edge.inputColumn());
            columns.add(output);
            columns.add(input);
            edges.add(new Edge(kept.id(), output, input, kinds));
        }));
        if (edges.isEmpty()) {
            return;
        }
        Map<Column, Long> ids = ids(columns);
        sql.update(
                """
                insert into lineage.shape_column (shape_id, output_id, input_id, kinds, masked_kinds)
                select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[])
                """,
                Arrays.longs(edges, Edge::shape),
                Arrays.longs(edges, edge -> Present.in(ids, edge.output())),
                Arrays.longs(edges, edge -> Present.in(ids, edge.input())),
                edges.stream().mapToInt(edge -> edge.kinds().open()).toArray(),
                edges.stream().mapToInt(edge -> edge.kinds().masked()).toArray());
    }

    private Map<Column, Long> ids(Set<Column> columns) {
        long[] datasets = Arrays.longs(columns, Column::dataset);
        String[] names = columns.stream().map(Column::name).toArray(String[]::new);
        sql.update("""
                insert into lineage.dataset_column (dataset_id, name)
                select t.dataset_id, t.name from unnest(?::bigint[], ?::text[]) as t (dataset_id, name)
                where not exists (
                    select 1 from lineage.dataset_column c where c.dataset_id = t.dataset_id and md5(c.name) = md5(t.name))
                """, datasets, names);
        Map<Column, Long> ids = new HashMap<>();
        sql.query(
                """
                select c.id, c.dataset_id, c.name from unnest(?::bigint[], ?::text[]) as t (dataset_id, name)
                join lineage.dataset_column c on c.dataset_id = t.dataset_id and md5(c.name) = md5(t.name)
                """,
                row -> ids.put(new Column(row.getLong("dataset_id"), row.getString("name")), row.getLong("id")),
                datasets,
                names);
        return ids;
    }

    @Override
    public Map<Long, Kept> load(Collection<Long> ids) {
        Map<Long, Kept> loaded = new HashMap<>();
        Set<Long> unknown = new HashSet<>();
        ids.forEach(id -> {
            Kept remembered = byId.get(id);
            if (remembered == null) {
                unknown.add(id);
            } else {
                loaded.put(id, remembered);
            }
        });
        if (!unknown.isEmpty()) {
            read(unknown, loaded);
        }
        return loaded;
    }

    private record Row(long shape, DatasetName dataset, int direction) {}

    private void read(Set<Long> ids, Map<Long, Kept> loaded) {
        long[] wanted = Arrays.longs(ids);
        Map<Long, Set<DatasetName>> inputs = new HashMap<>();
        Map<Long, Set<DatasetName>> outputs = new HashMap<>();
        sql.query("""
                        select i.shape_id, i.direction, d.namespace, d.name
                        from lineage.shape_io i join lineage.dataset d on d.id = i.dataset_id
                        where i.shape_id = any(?::bigint[])
                        """, row -> new Row(row.getLong("shape_id"), name(row, ""), row.getInt("direction")), (Object) wanted)
                .forEach(row -> (row.direction() == INPUT ? inputs : outputs)
                        .computeIfAbsent(row.shape(), first -> new HashSet<>())
                        .add(row.dataset()));
        Map<Long, Map<ColumnEdge, Kinds>> columns = readColumns(wanted);
        sql.query(
                        "select id, job_id, hash from lineage.shape where id = any(?::bigint[])",
                        PostgresShapes::found,
                        (Object) wanted)
                .forEach(found -> {
                    Shape shape = new Shape(
                            inputs.getOrDefault(found.id(), Set.of()),
                            outputs.getOrDefault(found.id(), Set.of()),
                            columns.getOrDefault(found.id(), Map.of()));
                    Kept kept = new Kept(found.id(), shape, found.key().hash());
                    byId.put(found.id(), kept);
                    byContent.put(new OfJob(found.key().job(), shape), kept);
                    loaded.put(found.id(), kept);
                });
    }

    private Map<Long, Map<ColumnEdge, Kinds>> readColumns(long[] wanted) {
        Map<Long, Map<ColumnEdge, Kinds>> columns = new HashMap<>();
        sql.query(
                """
                select c.shape_id, c.kinds, c.masked_kinds, o.name as output_column, i.name as input_column,
                    od.namespace as output_namespace, od.name as output_name,
                    id.namespace as input_namespace, id.name as input_name
                from lineage.shape_column c
                join lineage.dataset_column o on o.id = c.output_id
                join lineage.dataset od on od.id = o.dataset_id
                join lineage.dataset_column i on i.id = c.input_id
                join lineage.dataset id on id.id = i.dataset_id
                where c.shape_id = any(?::bigint[])
                """,
                row -> columns.computeIfAbsent(row.getLong("shape_id"), first -> new HashMap<>())
                        .put(
                                new ColumnEdge(
                                        name(row, "output_"),
                                        row.getString("output_column"),
                                        name(row, "input_"),
                                        row.getString("input_column")),
                                new Kinds(row.getInt("kinds"), row.getInt("masked_kinds"))),
                (Object) wanted);
        return columns;
    }

    private static DatasetName name(ResultSet row, String prefix) throws SQLException {
        return new DatasetName(row.getString(prefix + "namespace"), row.getString(prefix + "name"));
    }
}
