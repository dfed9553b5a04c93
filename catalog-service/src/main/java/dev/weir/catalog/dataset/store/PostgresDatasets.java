package dev.weir.catalog.dataset.store;

import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.DatasetVersion;
import dev.weir.catalog.dataset.Datasets;
import dev.weir.catalog.dataset.Details;
import dev.weir.catalog.dataset.FoundDataset;
import dev.weir.catalog.dataset.Partition;
import dev.weir.format.Column;
import dev.weir.format.ColumnsJson;
import dev.weir.platform.access.Visibility;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresDatasets implements Datasets {

    private static final int PARTITIONS_AT_ONCE = 1000;

    private final Sql sql;
    private final DatasetRows rows;
    private final DetailRows details;
    private final CatalogJson json = new CatalogJson();

    PostgresDatasets(DataSource database) {
        this.sql = new Sql(database);
        this.rows = new DatasetRows(json);
        this.details = new DetailRows(sql, json);
    }

    @Override
    public List<Dataset> list(Filter filter, PageRequest page) {
        return list(filter, Set.of(Visibility.ADMINISTRATOR), page);
    }

    @Override
    public List<Dataset> list(Filter filter, Set<String> labels, PageRequest page) {
        String text = filter.text().map(PostgresDatasets::anywhere).orElse(null);
        String lake = filter.lake().orElse(null);
        String zone = filter.zone().orElse(null);
        String format = filter.format().map(DatasetFormat::name).orElse(null);
        AliasAndId after = page.after(AliasAndId::parse).orElse(null);
        return sql.query(
                """
                select d.*, l.name as lake
                from catalog.dataset d join platform.lake l on l.id = d.lake_id
                where (?::text is null or d.search like ?)
                  and (?::text is null or l.name = ?)
                  and (?::text is null or d.zone = ?)
                  and (?::text is null or d.format = ?)
                  and (?::text is null or (d.alias, d.id) > (?, ?::uuid))
                  and not exists (
                      select 1 from catalog.dataset_visibility v
                      where v.dataset_id = d.id and not v.labels && ?::text[])
                order by d.alias, d.id
                limit ?
                """,
                rows::dataset,
                text,
                text,
                lake,
                lake,
                zone,
                zone,
                format,
                format,
                after == null ? null : after.alias(),
                after == null ? null : after.alias(),
                after == null ? null : after.id(),
                labels.toArray(String[]::new),
                page.limit() + 1);
    }

    private record AliasAndId(String alias, UUID id) {
        static AliasAndId parse(String key) {
            int end = key.lastIndexOf(' ');
            if (end < 0) {
                throw new IllegalArgumentException("not an alias and an id: " + key);
            }
            return new AliasAndId(key.substring(0, end), UUID.fromString(key.substring(end + 1)));
        }
    }

    private static String anywhere(String text) {
        String literally = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literally + "%";
    }

    @Override
    public Optional<Dataset> find(UUID id) {
        return sql.query("""
                        select d.*, l.name as lake
                        from catalog.dataset d join platform.lake l on l.id = d.lake_id
                        where d.id = ?
                        """, rows::dataset, id).stream().findFirst();
    }

    @Override
    public Optional<String> locationOf(String lake, String alias) {
        return sql.query("""
                        select d.location
                        from catalog.dataset d join platform.lake l on l.id = d.lake_id
                        where l.name = ? and d.alias = ? and d.missing_since is null and d.origin = 'crawl'
                        order by d.name
                        limit 1
                        """, row -> row.getString("location"), lake, alias).stream()
                .findFirst();
    }

    @Override
    public Set<DatasetName> named(Collection<DatasetName> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                """
                select d.namespace, d.name from unnest(?::text[], ?::text[]) as t (namespace, name)
                join catalog.dataset d on d.namespace = t.namespace and d.name = t.name
                """,
                row -> new DatasetName(row.getString("namespace"), row.getString("name")),
                names.stream().map(DatasetName::namespace).toArray(String[]::new),
                names.stream().map(DatasetName::name).toArray(String[]::new)));
    }

    @Override
    public List<DatasetVersion> versions(UUID id, PageRequest page) {
        Integer before = page.after(Integer::valueOf).orElse(null);
        return sql.query("""
                select version, recorded_at, origin, crawl_id, columns, rows, bytes, files, change_kind, change
                from catalog.dataset_version
                where dataset_id = ? and (?::int is null or version < ?)
                order by version desc
                limit ?
                """, rows::version, id, before, before, page.limit() + 1);
    }

    @Override
    public Optional<DatasetVersion> version(UUID id, int version) {
        return sql.query("""
                        select version, recorded_at, origin, crawl_id, columns, rows, bytes, files, change_kind, change
                        from catalog.dataset_version
                        where dataset_id = ? and version = ?
                        """, rows::version, id, version).stream().findFirst();
    }

    @Override
    public List<Partition> partitions(UUID id, PageRequest page) {
        String after = page.after(path -> path).orElse(null);
        return sql.query("""
                select partition_values, path, rows, bytes, files
                from catalog.dataset_partition
                where dataset_id = ? and (?::text is null or path > ?)
                order by path
                limit ?
                """, rows::partition, id, after, after, page.limit() + 1);
    }

    @Override
    public Optional<FilesPlace> filesOf(UUID id) {
        return sql
                .query("""
                        select root, location from catalog.dataset
                        where id = ? and origin = 'crawl' and format not in ('DELTA', 'ICEBERG', 'HUDI', 'RAW')
                        """, row -> new FilesPlace(new LakePath(row.getString("root")), row.getString("location")), id)
                .stream()
                .findFirst();
    }

    @Override
    public Set<String> datasetsAt(LakePath root, Collection<String> locations) {
        return Set.copyOf(
                sql.query("""
                select distinct location from catalog.dataset
                where root = ? and origin = 'crawl' and missing_since is null and location in (select jsonb_array_elements_text(?::jsonb))
                """, row -> row.getString("location"), root.value(), json.text(List.copyOf(locations))));
    }

    @Override
    public Details details(UUID id) {
        return details.find(id);
    }

    @Override
    public List<NumberedSnapshot> snapshots(UUID id, PageRequest page) {
        return details.snapshots(id, page);
    }

    @Override
    public long nextSighting() {
        return sql.query("select nextval('catalog.sighting')", row -> row.getLong(1))
                .get(0);
    }

    @Override
    public Optional<Recorded> lock(DatasetName name) {
        return sql.query("""
                        select d.id, d.version, d.format, d.origin, v.columns, d.fingerprint, d.observed, d.missing_since
                        from catalog.dataset d
                        left join catalog.dataset_version v on v.dataset_id = d.id and v.version = d.version
                        where d.namespace = ? and d.name = ?
                        for update of d
                        """, rows::recorded, name.namespace(), name.name()).stream()
                .findFirst();
    }

    @Override
    public boolean add(UUID id, UUID lakeId, FoundDataset found, Instant at) {
        int added = sql.update(
                """
                insert into catalog.dataset (id, namespace, name, alias, lake_id, zone, root, location, format, origin, version,
                    column_count, partition_columns, bytes, files, fingerprint, search,
                    created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '[]', 0, 0, '', '', ?, ?)
                on conflict (namespace, name) do nothing
                """,
                id,
                found.name().namespace(),
                found.name().name(),
                found.alias(),
                lakeId,
                found.zone(),
                found.root().value(),
                found.location(),
                found.format().name(),
                found.origin().wireName(),
                time(at),
                time(at));
        return added == 1;
    }

    @Override
    public void record(UUID id, UUID lakeId, FoundDataset found, DatasetVersion version, long observed) {
        Long counted = rows(found.size().rows());
        sql.update(
                """
                update catalog.dataset
                set lake_id = case when origin = 'glue' then ? else lake_id end, origin = ?,
                    alias = ?, zone = ?, root = ?, location = ?, format = ?, version = ?, column_count = ?,
                    partition_columns = ?::jsonb, rows = ?, bytes = ?, files = ?, fingerprint = ?,
                    table_version = ?, properties = ?::jsonb, evidence = ?::jsonb, search = ?, updated_at = ?, observed = ?, missing_since = null
                where id = ?
                """,
                lakeId,
                found.origin().wireName(),
                found.alias(),
                found.zone(),
                found.root().value(),
                found.location(),
                found.format().name(),
                version.version(),
                found.columns().size(),
                json.text(found.partitionColumns()),
                counted,
                found.size().bytes(),
                found.size().files(),
                found.fingerprint(),
                found.details().tableVersion().orElse(null),
                json.text(found.details().properties()),
                json.text(found.details().evidence()),
                searchText(found),
                time(version.recordedAt()),
                observed,
                id);
        sql.update(
                """
                insert into catalog.dataset_version (dataset_id, version, recorded_at, origin, crawl_id, columns,
                    rows, bytes, files, change_kind, change)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb)
                """,
                id,
                version.version(),
                time(version.recordedAt()),
                version.origin().wireName(),
                version.crawlId(),
                ColumnsJson.write(found.columns()),
                counted,
                found.size().bytes(),
                found.size().files(),
                version.kind().wireName(),
                json.text(version.change()));
        replacePartitions(id, found.partitions());
        details.replace(id, found.details());
    }

    @Override
    public void explain(UUID id, List<String> evidence, Map<String, String> properties) {
        String why = json.text(evidence);
        String kinds = json.text(properties);
        sql.update("""
                update catalog.dataset set evidence = ?::jsonb, properties = ?::jsonb
                where id = ? and (evidence <> ?::jsonb or properties <> ?::jsonb)
                """, why, kinds, id, why, kinds);
    }

    private static String searchText(FoundDataset found) {
        String columns = found.columns().stream().map(Column::name).collect(Collectors.joining("\n"));
        return (found.alias() + "\n" + found.name().name() + "\n" + columns).toLowerCase(Locale.ROOT);
    }

    private record PartitionJson(
            String path, Object values, @Nullable Long rows, long bytes, long files) {}

    private void replacePartitions(UUID id, List<Partition> partitions) {
        sql.update("delete from catalog.dataset_partition where dataset_id = ?", id);
        for (int from = 0; from < partitions.size(); from += PARTITIONS_AT_ONCE) {
            var some = partitions.subList(from, Math.min(from + PARTITIONS_AT_ONCE, partitions.size())).stream()
                    .map(partition -> new PartitionJson(
                            partition.path(),
                            partition.values(),
                            rows(partition.size().rows()),
                            partition.size().bytes(),
                            partition.size().files()))
                    .toList();
            sql.update("""
                    insert into catalog.dataset_partition (dataset_id, path, partition_values, rows, bytes, files)
                    select ?, p.path, p.values, p.rows, p.bytes, p.files
                    from jsonb_to_recordset(?::jsonb)
                        as p (path text, values jsonb, rows bigint, bytes bigint, files bigint)
                    """, id, json.text(some));
        }
    }

    @Override
    public List<Reference> presentBelow(UUID lakeId, LakePath folder, KeyRange range) {
        return sql.query(
                """
                select id, namespace, name, alias, root
                from catalog.dataset
                where lake_id = ? and root collate "C" >= ? and root collate "C" < ? and missing_since is null
                  and origin = 'crawl'
                """,
                row -> new Reference(
                        row.getObject("id", UUID.class),
                        new DatasetName(row.getString("namespace"), row.getString("name")),
                        row.getString("alias"),
                        new LakePath(row.getString("root"))),
                lakeId,
                range.firstIn(folder),
                range.behindIn(folder));
    }

    @Override
    public boolean missing(UUID id, Optional<Instant> since, long observed) {
        OffsetDateTime missing = since.map(PostgresDatasets::time).orElse(null);
        return sql.update("""
                        update catalog.dataset
                        set missing_since = ?, observed = ?
                        where id = ? and observed <= ? and (missing_since is null) = (?::timestamptz is not null)
                        """, missing, observed, id, observed, missing) == 1;
    }

    private static @Nullable Long rows(java.util.OptionalLong rows) {
        return rows.isPresent() ? rows.getAsLong() : null;
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    @Override
    public long count(Set<String> labels) {
        return sql.query("""
                        select (select count(*) from catalog.dataset)
                            - (select count(*) from catalog.dataset_visibility where not labels && ?::text[])
                        """, row -> row.getLong(1), (Object) labels.toArray(String[]::new))
                .get(0);
    }
}
