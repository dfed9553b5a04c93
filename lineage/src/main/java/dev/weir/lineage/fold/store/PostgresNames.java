package dev.weir.lineage.fold.store;

import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.JobName;
import dev.weir.lineage.event.Present;
import dev.weir.lineage.fold.Names;
import dev.weir.lineage.fold.Span;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

@ApplicationScoped
class PostgresNames implements Names {

    private static final int MOST_REMEMBERED = 200_000;

    private final Sql sql;
    private final Remembered<JobName, Long> jobIds = new Remembered<>(MOST_REMEMBERED);
    private final Remembered<DatasetName, Known> datasetIds = new Remembered<>(MOST_REMEMBERED);

    PostgresNames(DataSource database) {
        this.sql = new Sql(database);
    }

    /** @param told events spoke of it as a dataset */
    private record Known(long id, boolean told) {}

    private record ById(Hash key, Known known) {}

    @Override
    public void forget() {
        jobIds.clear();
        datasetIds.clear();
    }

    @Override
    public Map<JobName, Long> jobs(Map<JobName, Span> told) {
        Map<JobName, Long> ids = new HashMap<>();
        Map<Hash, JobName> unknown = remembered(told.keySet(), ids);
        if (!unknown.isEmpty()) {
            findJobs(unknown, ids);
            addJobs(unknown, told, ids);
        }
        updateJobs(ids, told);
        return ids;
    }

    @Override
    public Map<JobName, Long> knownJobs(Set<JobName> names) {
        Map<JobName, Long> ids = new HashMap<>();
        Map<Hash, JobName> unknown = remembered(names, ids);
        if (!unknown.isEmpty()) {
            findJobs(unknown, ids);
        }
        return ids;
    }

    /** Adds those that are remembered to {@code ids}. @return the others, by their keys */
    private Map<Hash, JobName> remembered(Set<JobName> names, Map<JobName, Long> ids) {
        Map<Hash, JobName> unknown = new HashMap<>();
        names.forEach(name -> {
            Long id = jobIds.get(name);
            if (id == null) {
                unknown.put(Hash.of(name.namespace(), name.name()), name);
            } else {
                ids.put(name, id);
            }
        });
        return unknown;
    }

    private void findJobs(Map<Hash, JobName> unknown, Map<JobName, Long> ids) {
        sql.query(
                        "select id, key from lineage.job where key = any(?::bytea[])",
                        row -> new ById(Hash.from(row.getBytes("key")), new Known(row.getLong("id"), true)),
                        (Object) Arrays.bytes(unknown.keySet(), Hash::bytes))
                .forEach(found ->
                        known(Present.in(unknown, found.key()), found.known().id(), ids));
    }

    private void addJobs(Map<Hash, JobName> unknown, Map<JobName, Span> told, Map<JobName, Long> ids) {
        List<Map.Entry<Hash, JobName>> added = unknown.entrySet().stream()
                .filter(entry -> !ids.containsKey(entry.getValue()))
                .toList();
        if (added.isEmpty()) {
            return;
        }
        sql.query(
                        """
                        insert into lineage.job (key, namespace, name, first_at, last_at)
                        select * from unnest(?::bytea[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                        returning id, key
                        """,
                        row -> new ById(Hash.from(row.getBytes("key")), new Known(row.getLong("id"), true)),
                        Arrays.bytes(added, entry -> entry.getKey().bytes()),
                        Arrays.texts(added, entry -> entry.getValue().namespace()),
                        Arrays.texts(added, entry -> entry.getValue().name()),
                        Arrays.texts(added, entry -> Present.in(told, entry.getValue())
                                .first()),
                        Arrays.texts(added, entry -> Present.in(told, entry.getValue())
                                .last()))
                .forEach(found ->
                        known(Present.in(unknown, found.key()), found.known().id(), ids));
    }

    private void known(JobName name, long id, Map<JobName, Long> ids) {
        ids.put(name, id);
        jobIds.put(name, id);
    }

    private void updateJobs(Map<JobName, Long> ids, Map<JobName, Span> told) {
        var rows = List.copyOf(ids.entrySet());
        sql.update(
                """
                update lineage.job j
                set first_at = least(j.first_at, t.first_at), last_at = greatest(j.last_at, t.last_at)
                from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[]) as t (id, first_at, last_at)
                where j.id = t.id and (j.first_at > t.first_at or j.last_at < t.last_at)
                """,
                Arrays.longs(rows, row -> row.getValue()),
                Arrays.texts(rows, row -> Present.in(told, row.getKey()).first()),
                Arrays.texts(rows, row -> Present.in(told, row.getKey()).last()));
    }

    @Override
    public Datasets datasets(Map<DatasetName, Optional<Span>> told) {
        Map<DatasetName, Known> known = new HashMap<>();
        Map<Hash, DatasetName> unknown = new HashMap<>();
        told.keySet().forEach(name -> {
            Known remembered = datasetIds.get(name);
            if (remembered == null) {
                unknown.put(Hash.of(name.namespace(), name.name()), name);
            } else {
                known.put(name, remembered);
            }
        });
        findDatasets(unknown, known);
        Set<DatasetName> added = addDatasets(unknown, told, known);
        Set<DatasetName> spokenOf = new HashSet<>();
        Map<DatasetName, Long> ids = new HashMap<>();
        known.forEach((name, found) -> {
            boolean now = found.told() || Present.in(told, name).isPresent();
            ids.put(name, found.id());
            datasetIds.put(name, new Known(found.id(), now));
            if (now != found.told()) {
                spokenOf.add(name);
            }
        });
        updateDatasets(ids, told);
        return new Datasets(ids, added, spokenOf);
    }

    private void findDatasets(Map<Hash, DatasetName> unknown, Map<DatasetName, Known> known) {
        if (unknown.isEmpty()) {
            return;
        }
        sql.query(
                        "select id, key, told from lineage.dataset where key = any(?::bytea[])",
                        row -> new ById(
                                Hash.from(row.getBytes("key")), new Known(row.getLong("id"), row.getBoolean("told"))),
                        (Object) Arrays.bytes(unknown.keySet(), Hash::bytes))
                .forEach(found -> known.put(Present.in(unknown, found.key()), found.known()));
    }

    private Set<DatasetName> addDatasets(
            Map<Hash, DatasetName> unknown, Map<DatasetName, Optional<Span>> told, Map<DatasetName, Known> known) {
        List<Map.Entry<Hash, DatasetName>> added = unknown.entrySet().stream()
                .filter(entry -> !known.containsKey(entry.getValue()))
                .toList();
        Set<DatasetName> names = new HashSet<>();
        if (added.isEmpty()) {
            return names;
        }
        sql.query(
                        """
                        insert into lineage.dataset (id, key, namespace, name, canonical_id, told)
                        overriding system value
                        select id, key, namespace, name, id, told
                        from (select nextval('lineage.dataset_id_seq') as id, t.*
                              from unnest(?::bytea[], ?::text[], ?::text[], ?::boolean[]) as t (key, namespace, name, told))
                              as n
                        returning id, key, told
                        """,
                        row -> new ById(
                                Hash.from(row.getBytes("key")), new Known(row.getLong("id"), row.getBoolean("told"))),
                        Arrays.bytes(added, entry -> entry.getKey().bytes()),
                        Arrays.texts(added, entry -> entry.getValue().namespace()),
                        Arrays.texts(added, entry -> entry.getValue().name()),
                        Arrays.flags(added, entry -> Present.in(told, entry.getValue())
                                .isPresent()))
                .forEach(found -> {
                    known.put(Present.in(unknown, found.key()), found.known());
                    names.add(Present.in(unknown, found.key()));
                });
        return names;
    }

    private void updateDatasets(Map<DatasetName, Long> ids, Map<DatasetName, Optional<Span>> told) {
        var rows = ids.entrySet().stream()
                .filter(row -> Present.in(told, row.getKey()).isPresent())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sql.update(
                """
                update lineage.dataset d
                set told = true, first_at = least(d.first_at, t.first_at), last_at = greatest(d.last_at, t.last_at)
                from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[]) as t (id, first_at, last_at)
                where d.id = t.id
                  and (not d.told or d.first_at is null or d.first_at > t.first_at or d.last_at < t.last_at)
                """,
                Arrays.longs(rows, row -> row.getValue()),
                Arrays.texts(
                        rows,
                        row -> Present.in(told, row.getKey()).orElseThrow().first()),
                Arrays.texts(
                        rows,
                        row -> Present.in(told, row.getKey()).orElseThrow().last()));
    }

    @Override
    public List<Link> link(Collection<Link> links) {
        if (links.isEmpty()) {
            return List.of();
        }
        return sql.query(
                """
                insert into lineage.dataset_link (dataset_id, other_id, source)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[])
                on conflict do nothing returning dataset_id, other_id, source
                """,
                row -> new Link(
                        row.getLong("dataset_id"),
                        row.getLong("other_id"),
                        Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT))),
                Arrays.longs(links, Link::dataset),
                Arrays.longs(links, Link::other),
                Arrays.texts(links, link -> link.source().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Set<Long> catalogued(Collection<Long> datasets) {
        if (datasets.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.query("""
                update lineage.dataset set catalogued = true where id = any(?::bigint[]) and not catalogued returning id
                """, row -> row.getLong("id"), (Object) Arrays.longs(datasets)));
    }

    @Override
    public List<Member> sameAs(Collection<Long> datasets) {
        return sql.query(
                """
                with tops as (select distinct canonical_id as id from lineage.dataset where id = any(?::bigint[]))
                select d.* from tops join lineage.dataset d on d.id = tops.id
                union
                select d.* from tops join lineage.dataset d on d.canonical_id = tops.id and d.canonical_id <> d.id
                """,
                row -> new Member(
                        row.getLong("id"),
                        new DatasetName(row.getString("namespace"), row.getString("name")),
                        row.getLong("canonical_id"),
                        row.getBoolean("told"),
                        row.getBoolean("catalogued")),
                (Object) Arrays.longs(datasets));
    }

    @Override
    public Map<Long, DatasetName> unresolved(Set<String> namespaces, long after, int limit) {
        Map<Long, DatasetName> names = new HashMap<>();
        sql.query(
                """
                select d.id, d.namespace, d.name from lineage.dataset d
                where d.namespace = any(?::text[]) and d.id > ? and not d.catalogued
                  and not exists (
                    select 1 from lineage.dataset_link l where l.dataset_id = d.id and l.source = 'catalog')
                order by d.id limit ?
                """,
                row -> names.put(row.getLong("id"), new DatasetName(row.getString("namespace"), row.getString("name"))),
                namespaces.toArray(String[]::new),
                after,
                limit);
        return names;
    }

    @Override
    public void unite(Map<Long, Long> canonicalOf) {
        if (canonicalOf.isEmpty()) {
            return;
        }
        var rows = new ArrayList<>(canonicalOf.entrySet());
        sql.update("""
                update lineage.dataset d set canonical_id = t.canonical_id
                from unnest(?::bigint[], ?::bigint[]) as t (id, canonical_id) where d.id = t.id
                """, Arrays.longs(rows, row -> row.getKey()), Arrays.longs(rows, row -> row.getValue()));
    }

    @Override
    public void parents(Map<Long, Long> parentOf) {
        if (parentOf.isEmpty()) {
            return;
        }
        var rows = new ArrayList<>(parentOf.entrySet());
        sql.update("""
                update lineage.job j set parent_job_id = t.parent_job_id
                from unnest(?::bigint[], ?::bigint[]) as t (id, parent_job_id) where j.id = t.id
                """, Arrays.longs(rows, row -> row.getKey()), Arrays.longs(rows, row -> row.getValue()));
    }
}
