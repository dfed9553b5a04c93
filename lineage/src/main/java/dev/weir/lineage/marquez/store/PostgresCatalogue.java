package dev.weir.lineage.marquez.store;

import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.JobName;
import dev.weir.lineage.marquez.Catalogue;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresCatalogue implements Catalogue {

    private static final String RUNS = """
            select r.*, j.namespace, j.name, s.hash as shape
            from lineage.run r join lineage.job j on j.id = r.job_id left join lineage.shape s on s.id = r.shape_id
            """;

    private final Sql sql;

    PostgresCatalogue(DataSource database) {
        this.sql = new Sql(database);
    }

    private static long[] longs(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Optional<Hash> hash(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(Hash::from);
    }

    @Override
    public List<Namespace> namespaces(Slice slice) {
        return namespaces(null, slice);
    }

    @Override
    public Optional<Namespace> namespace(String name) {
        return namespaces(name, new Slice(1, 0)).stream().findFirst();
    }

    private List<Namespace> namespaces(@Nullable String name, Slice slice) {
        return sql.query(
                """
                select namespace, min(first_at) as first_at, max(last_at) as last_at
                from (select namespace, first_at, last_at from lineage.job
                      union all
                      select namespace, first_at, last_at from lineage.dataset where told) as named
                where ?::text is null or namespace = ?
                group by namespace order by namespace limit ? offset ?
                """,
                row -> new Namespace(
                        row.getString("namespace"),
                        instant(row, "first_at").orElseThrow(),
                        instant(row, "last_at").orElseThrow()),
                name,
                name,
                slice.limit(),
                slice.offset());
    }

    @Override
    public List<Long> datasetIds(Optional<String> namespace, Slice slice) {
        return sql.query(
                """
                select id from lineage.dataset where canonical_id = id and (?::text is null or namespace = ?)
                order by namespace, name limit ? offset ?
                """,
                row -> row.getLong("id"),
                namespace.orElse(null),
                namespace.orElse(null),
                slice.limit(),
                slice.offset());
    }

    @Override
    public long countDatasets(Optional<String> namespace) {
        return count("lineage.dataset where canonical_id = id and (?::text is null or namespace = ?)", namespace);
    }

    private long count(String what, Optional<String> namespace) {
        return sql.query(
                        "select count(*) from " + what,
                        row -> row.getLong(1),
                        namespace.orElse(null),
                        namespace.orElse(null))
                .get(0);
    }

    @Override
    public Optional<Long> datasetId(List<DatasetName> names) {
        return sql.query("""
                        select d.canonical_id as id from unnest(?::bytea[]) with ordinality as t (key, n)
                        join lineage.dataset d on d.key = t.key order by n limit 1
                        """, row -> row.getLong("id"), (Object) keys(names)).stream()
                .findFirst();
    }

    @Override
    public Map<DatasetName, DatasetName> standing(Collection<DatasetName> names) {
        Map<DatasetName, DatasetName> standing = new HashMap<>();
        sql.query(
                """
                select d.namespace, d.name, k.namespace as standing_namespace, k.name as standing_name
                from unnest(?::bytea[]) as t (key) join lineage.dataset d on d.key = t.key
                join lineage.dataset k on k.id = d.canonical_id
                """,
                row -> standing.put(
                        new DatasetName(row.getString("namespace"), row.getString("name")),
                        new DatasetName(row.getString("standing_namespace"), row.getString("standing_name"))),
                (Object) keys(names));
        return standing;
    }

    private static byte[][] keys(Collection<DatasetName> names) {
        return names.stream()
                .map(name -> Hash.of(name.namespace(), name.name()).bytes())
                .toArray(byte[][]::new);
    }

    @Override
    public List<Dataset> datasets(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        long[] wanted = longs(ids);
        Map<Long, List<DatasetName>> aliases = new HashMap<>();
        sql.query(
                """
                select canonical_id, namespace, name from lineage.dataset
                where canonical_id = any(?::bigint[]) and canonical_id <> id order by namespace, name
                """,
                row -> aliases.computeIfAbsent(row.getLong("canonical_id"), first -> new ArrayList<>())
                        .add(new DatasetName(row.getString("namespace"), row.getString("name"))),
                (Object) wanted);
        Map<Long, Map<String, String>> facets = facets("""
                select distinct on (d.canonical_id, f.name) d.canonical_id as id, f.name, b.body
                from lineage.dataset d join lineage.dataset_facet f on f.dataset_id = d.id
                join lineage.facet b on b.hash = f.hash
                where d.canonical_id = any(?::bigint[])
                order by d.canonical_id, f.name, f.at desc, f.hash desc
                """, wanted);
        Map<Long, Schema> schemas = new HashMap<>();
        sql.query("""
                select distinct on (d.canonical_id) d.canonical_id as id, s.hash, s.first_at, s.last_at, b.body
                from lineage.dataset d join lineage.dataset_schema s on s.dataset_id = d.id
                join lineage.facet b on b.hash = s.hash
                where d.canonical_id = any(?::bigint[]) order by d.canonical_id, s.last_at desc, s.hash desc
                """, row -> schemas.put(row.getLong("id"), schema(row)), (Object) wanted);
        return sql.query(
                """
                select k.id, k.namespace, k.name, m.first_at, m.last_at, w.written
                from unnest(?::bigint[]) with ordinality as t (id, n)
                join lineage.dataset k on k.id = t.id
                cross join lateral (
                    select min(d.first_at) as first_at, max(d.last_at) as last_at
                    from lineage.dataset d where d.canonical_id = k.id) as m
                cross join lateral (
                    select max(l.last_at) as written
                    from lineage.dataset d join lineage.shape_io i on i.dataset_id = d.id and i.direction = 1
                    join lineage.job_shape l on l.shape_id = i.shape_id
                    where d.canonical_id = k.id and l.settled) as w
                order by t.n
                """,
                row -> new Dataset(
                        row.getLong("id"),
                        new DatasetName(row.getString("namespace"), row.getString("name")),
                        aliases.getOrDefault(row.getLong("id"), List.of()),
                        instant(row, "first_at").orElse(Instant.EPOCH),
                        instant(row, "last_at").orElse(Instant.EPOCH),
                        instant(row, "written"),
                        Optional.ofNullable(schemas.get(row.getLong("id"))),
                        facets.getOrDefault(row.getLong("id"), Map.of())),
                (Object) wanted);
    }

    private static Schema schema(ResultSet row) throws SQLException {
        return new Schema(
                hash(row, "hash").orElseThrow(),
                instant(row, "first_at").orElseThrow(),
                instant(row, "last_at").orElseThrow(),
                row.getString("body"));
    }

    private Map<Long, Map<String, String>> facets(String query, long[] ids) {
        Map<Long, Map<String, String>> facets = new HashMap<>();
        sql.query(
                query,
                row -> facets.computeIfAbsent(row.getLong("id"), first -> new LinkedHashMap<>())
                        .put(row.getString("name"), row.getString("body")),
                (Object) ids);
        return facets;
    }

    @Override
    public List<Schema> schemas(long dataset, Slice slice) {
        return sql.query("""
                select s.hash, min(s.first_at) as first_at, max(s.last_at) as last_at, b.body
                from lineage.dataset d join lineage.dataset_schema s on s.dataset_id = d.id
                join lineage.facet b on b.hash = s.hash
                where d.canonical_id = ? group by s.hash, b.body order by first_at desc, s.hash limit ? offset ?
                """, PostgresCatalogue::schema, dataset, slice.limit(), slice.offset());
    }

    private static final String JOBS = """
            lineage.job j where (?::text is null or j.namespace = ?) and (cardinality(?::text[]) = 0 or (
                select r.state from lineage.run r where r.job_id = j.id order by r.counts_at desc, r.id desc limit 1)
                = any(?::text[]))
            """;

    @Override
    public List<Long> jobIds(Jobs which, Slice slice) {
        String namespace = which.namespace().orElse(null);
        String[] states = which.states().toArray(String[]::new);
        return sql.query(
                "select j.id from " + JOBS + " order by j.namespace, j.name limit ? offset ?",
                row -> row.getLong("id"),
                namespace,
                namespace,
                states,
                states,
                slice.limit(),
                slice.offset());
    }

    @Override
    public long countJobs(Jobs which) {
        String namespace = which.namespace().orElse(null);
        String[] states = which.states().toArray(String[]::new);
        return sql.query("select count(*) from " + JOBS, row -> row.getLong(1), namespace, namespace, states, states)
                .get(0);
    }

    @Override
    public Optional<Long> jobId(List<JobName> names) {
        return sql
                .query("""
                        select j.id from unnest(?::bytea[]) with ordinality as t (key, n)
                        join lineage.job j on j.key = t.key order by n limit 1
                        """, row -> row.getLong("id"), (Object) names.stream()
                        .map(name -> Hash.of(name.namespace(), name.name()).bytes())
                        .toArray(byte[][]::new))
                .stream()
                .findFirst();
    }

    /** What shapes read and write, by the names that stand for the datasets. */
    private record Ends(List<DatasetName> inputs, List<DatasetName> outputs) {
        static final Ends NONE = new Ends(List.of(), List.of());
    }

    private Map<Long, Ends> ends(Collection<Long> shapes) {
        Map<Long, Ends> ends = new HashMap<>();
        if (shapes.isEmpty()) {
            return ends;
        }
        sql.query(
                """
                select distinct i.shape_id, i.direction, k.namespace, k.name
                from lineage.shape_io i join lineage.dataset d on d.id = i.dataset_id
                join lineage.dataset k on k.id = d.canonical_id
                where i.shape_id = any(?::bigint[]) order by k.namespace, k.name
                """,
                row -> {
                    Ends of = ends.computeIfAbsent(
                            row.getLong("shape_id"), first -> new Ends(new ArrayList<>(), new ArrayList<>()));
                    List<DatasetName> side = row.getInt("direction") == 0 ? of.inputs() : of.outputs();
                    return side.add(new DatasetName(row.getString("namespace"), row.getString("name")));
                },
                (Object) longs(shapes));
        return ends;
    }

    private record JobRow(
            long id,
            JobName name,
            Optional<JobName> parent,
            Instant first,
            Instant last,
            Optional<Long> shape,
            Optional<Hash> hash) {}

    @Override
    public List<Job> jobs(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        long[] wanted = longs(ids);
        List<JobRow> rows = sql.query(
                """
                select j.*, p.namespace as parent_namespace, p.name as parent_name, s.hash
                from unnest(?::bigint[]) with ordinality as t (id, n)
                join lineage.job j on j.id = t.id
                left join lineage.job p on p.id = j.parent_job_id
                left join lineage.shape s on s.id = j.shape_id
                order by t.n
                """,
                row -> new JobRow(
                        row.getLong("id"),
                        new JobName(row.getString("namespace"), row.getString("name")),
                        Optional.ofNullable(row.getString("parent_name"))
                                .map(name -> new JobName(parentNamespace(row), name)),
                        instant(row, "first_at").orElseThrow(),
                        instant(row, "last_at").orElseThrow(),
                        Optional.ofNullable((Long) row.getObject("shape_id")),
                        hash(row, "hash")),
                (Object) wanted);
        Map<Long, Ends> ends =
                ends(rows.stream().flatMap(row -> row.shape().stream()).toList());
        Map<Long, Map<String, String>> facets = facets("""
                select f.job_id as id, f.name, b.body from lineage.job_facet f join lineage.facet b on b.hash = f.hash
                where f.job_id = any(?::bigint[]) and f.name not like '#%'
                """, wanted);
        Map<Long, Run> latest = latest(wanted);
        Map<Long, Statistics> statistics = statistics(wanted);
        return rows.stream()
                .map(row -> {
                    Ends of = row.shape().map(ends::get).orElse(Ends.NONE);
                    return new Job(
                            row.id(),
                            row.name(),
                            row.parent(),
                            row.first(),
                            row.last(),
                            row.hash(),
                            of.inputs(),
                            of.outputs(),
                            Optional.ofNullable(latest.get(row.id())),
                            statistics.getOrDefault(
                                    row.id(),
                                    new Statistics(0, 0, Optional.empty(), Optional.empty(), Optional.empty())),
                            facets.getOrDefault(row.id(), Map.of()));
                })
                .toList();
    }

    private static String parentNamespace(ResultSet row) {
        try {
            return row.getString("parent_namespace");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private record RunRow(Run run, long job, Optional<Long> shape) {}

    private Map<Long, Run> latest(long[] jobs) {
        Map<Long, Run> latest = new HashMap<>();
        withEnds(sql.query("""
                        select r.*, j.namespace, j.name, s.hash as shape
                        from unnest(?::bigint[]) as t (id)
                        cross join lateral (
                            select * from lineage.run r where r.job_id = t.id order by r.counts_at desc, r.id desc limit 1)
                            as r
                        join lineage.job j on j.id = r.job_id
                        left join lineage.shape s on s.id = r.shape_id
                        """, PostgresCatalogue::run, (Object) jobs))
                .forEach(row -> latest.put(row.job(), row.run()));
        return latest;
    }

    private Map<Long, Statistics> statistics(long[] jobs) {
        Map<Long, Statistics> statistics = new HashMap<>();
        sql.query(
                """
                select t.id, e.ended, e.failed, e.median, e.longest,
                    (select max(l.last_at) from lineage.run l
                     where l.job_id = t.id and l.state = 'COMPLETED') as succeeded
                from unnest(?::bigint[]) as t (id)
                cross join lateral (
                    select count(*) as ended, count(*) filter (where state <> 'COMPLETED') as failed,
                        percentile_cont(0.5) within group (order by seconds) as median, max(seconds) as longest
                    from (select r.state, extract(epoch from r.ended_at - coalesce(r.started_at, r.first_at)) as seconds
                          from lineage.run r where r.job_id = t.id and r.ended_at is not null
                          order by r.counts_at desc limit 100) as last) as e
                """,
                row -> statistics.put(
                        row.getLong("id"),
                        new Statistics(
                                row.getLong("ended"),
                                row.getLong("failed"),
                                instant(row, "succeeded"),
                                number(row, "median"),
                                number(row, "longest"))),
                (Object) jobs);
        return statistics;
    }

    private static Optional<Double> number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static RunRow run(ResultSet row) throws SQLException {
        return new RunRow(
                new Run(
                        row.getObject("id", UUID.class),
                        new JobName(row.getString("namespace"), row.getString("name")),
                        row.getString("state"),
                        instant(row, "first_at").orElseThrow(),
                        instant(row, "last_at").orElseThrow(),
                        instant(row, "started_at"),
                        instant(row, "ended_at"),
                        instant(row, "nominal_start"),
                        instant(row, "nominal_end"),
                        Optional.ofNullable(row.getObject("parent_run_id", UUID.class)),
                        Optional.ofNullable(row.getObject("root_run_id", UUID.class)),
                        Optional.ofNullable(row.getString("error")),
                        hash(row, "shape"),
                        List.of(),
                        List.of()),
                row.getLong("job_id"),
                Optional.ofNullable((Long) row.getObject("shape_id")));
    }

    private List<RunRow> withEnds(List<RunRow> rows) {
        Map<Long, Ends> ends =
                ends(rows.stream().flatMap(row -> row.shape().stream()).toList());
        return rows.stream()
                .map(row -> {
                    Ends of = row.shape().map(ends::get).orElse(Ends.NONE);
                    Run run = row.run();
                    return new RunRow(
                            new Run(
                                    run.id(),
                                    run.job(),
                                    run.state(),
                                    run.first(),
                                    run.last(),
                                    run.started(),
                                    run.ended(),
                                    run.nominalStart(),
                                    run.nominalEnd(),
                                    run.parent(),
                                    run.root(),
                                    run.error(),
                                    run.shape(),
                                    of.inputs(),
                                    of.outputs()),
                            row.job(),
                            row.shape());
                })
                .toList();
    }

    @Override
    public List<Run> runs(long job, Slice slice) {
        return withEnds(sql.query(
                        RUNS + " where r.job_id = ? order by r.counts_at desc, r.id desc limit ? offset ?",
                        PostgresCatalogue::run,
                        job,
                        slice.limit(),
                        slice.offset()))
                .stream()
                .map(RunRow::run)
                .toList();
    }

    @Override
    public long countRuns(long job) {
        return sql.query("select count(*) from lineage.run where job_id = ?", row -> row.getLong(1), job)
                .get(0);
    }

    @Override
    public Optional<Run> run(UUID id) {
        return withEnds(sql.query(
                        RUNS + " where r.id = ? order by r.last_at desc, r.job_id limit 1", PostgresCatalogue::run, id))
                .stream()
                .map(RunRow::run)
                .findFirst();
    }

    @Override
    public List<Hit> search(Search search) {
        String pattern =
                "%" + search.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        String only = search.only().map(Found::name).orElse(null);
        String namespace = search.namespace().orElse(null);
        return sql.query(
                """
                select * from (
                    select 'DATASET' as what, k.namespace, k.name, k.last_at from lineage.dataset k
                    where k.id in (select canonical_id from lineage.dataset where name ilike ?)
                    union all
                    select 'JOB', namespace, name, last_at from lineage.job where name ilike ?) as found
                where (?::text is null or what = ?) and (?::text is null or namespace = ?)
                order by name, namespace, what limit ?
                """,
                row -> new Hit(
                        Found.valueOf(row.getString("what")),
                        row.getString("namespace"),
                        row.getString("name"),
                        instant(row, "last_at").orElse(Instant.EPOCH)),
                pattern,
                pattern,
                only,
                only,
                namespace,
                namespace,
                search.limit());
    }
}
