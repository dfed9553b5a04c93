package dev.weir.catalog.crawl.store;

import dev.weir.catalog.crawl.KnownFiles;
import dev.weir.format.Column;
import dev.weir.format.ColumnsJson;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.FileReading.NotRead;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.id.Ids;
import dev.weir.platform.storage.LakePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresKnownFiles implements KnownFiles {

    private static final int AT_ONCE = 1000;

    private final Sql sql;
    private final Ids ids;

    PostgresKnownFiles(DataSource database, Ids ids) {
        this.sql = new Sql(database);
        this.ids = ids;
    }

    private record FolderAndDataset(Optional<String> fingerprint, Optional<DatasetName> dataset) {}

    @Override
    public Optional<KnownFolder> folder(LakePath root) {
        List<FolderAndDataset> rows = sql.query(
                """
                select f.fingerprint, d.namespace, d.name
                from catalog.folder f
                left join catalog.dataset d on d.root = f.root and d.missing_since is null
                where f.root = ?
                """,
                row -> new FolderAndDataset(
                        Optional.ofNullable(row.getString("fingerprint")),
                        Optional.ofNullable(row.getString("name")).map(name -> dataset(row, name))),
                root.value());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownFolder(
                        rows.get(0).fingerprint(),
                        rows.stream().flatMap(row -> row.dataset().stream()).toList()));
    }

    @Override
    public Optional<Map<LakePath, KnownFolder>> foldersBelow(LakePath folder, int most) {
        Map<LakePath, List<FolderAndDataset>> rows = new HashMap<>();
        List<Integer> seen = sql.query(
                """
                select f.root, f.fingerprint, d.namespace, d.name
                from catalog.folder f
                left join catalog.dataset d on d.root = f.root and d.missing_since is null
                where f.root collate "C" >= ? and f.root collate "C" < ?
                limit ?
                """,
                row -> {
                    rows.computeIfAbsent(new LakePath(row.getString("root")), any -> new ArrayList<>(1))
                            .add(new FolderAndDataset(
                                    Optional.ofNullable(row.getString("fingerprint")),
                                    Optional.ofNullable(row.getString("name")).map(name -> dataset(row, name))));
                    return 1;
                },
                folder.value(),
                // The next text after all that begin so: a slash is followed by a zero.
                folder.value().substring(0, folder.value().length() - 1) + "0",
                most + 1);
        if (seen.size() > most) {
            return Optional.empty();
        }
        Map<LakePath, KnownFolder> folders = new HashMap<>();
        rows.forEach((root, of) -> folders.put(
                root,
                new KnownFolder(
                        of.get(0).fingerprint(),
                        of.stream().flatMap(row -> row.dataset().stream()).toList())));
        return Optional.of(folders);
    }

    private static DatasetName dataset(ResultSet row, String name) {
        try {
            return new DatasetName(row.getString("namespace"), name);
        } catch (SQLException impossible) {
            throw new IllegalStateException("a row lost its namespace", impossible);
        }
    }

    @Override
    public Map<String, KnownFile> files(LakePath root, String reader) {
        Map<String, List<Column>> schemas = new HashMap<>();
        sql.query(
                """
                select s.hash, s.columns
                from catalog.file_schema s
                where s.hash in (
                    select schema_hash from catalog.file
                    where folder_id = (select id from catalog.folder where root = ?) and reader = ?)
                """,
                row -> schemas.put(row.getString("hash"), ColumnsJson.read(row.getString("columns"))),
                root.value(),
                reader);
        Map<String, KnownFile> files = new HashMap<>();
        sql.query(
                """
                select path, etag, bytes, rows, schema_hash, statistics, remarks, broken_code, broken_reason
                from catalog.file
                where folder_id = (select id from catalog.folder where root = ?) and reader = ?
                """,
                row -> {
                    KnownFile file = file(row, schemas);
                    return files.put(file.path(), file);
                },
                root.value(),
                reader);
        return files;
    }

    private static KnownFile file(ResultSet row, Map<String, List<Column>> schemas) throws SQLException {
        String hash = row.getString("schema_hash");
        long rows = row.getLong("rows");
        OptionalLong counted = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rows);
        String broken = row.getString("broken_code");
        FileReading reading;
        if (hash != null) {
            reading = new FileMetadata(
                    Objects.requireNonNull(schemas.get(hash)),
                    counted,
                    StatisticsJson.read(row.getString("statistics")),
                    RemarksJson.read(row.getString("remarks")));
        } else {
            reading = broken == null ? new NotRead() : new BrokenFile(broken, row.getString("broken_reason"));
        }
        return new KnownFile(row.getString("path"), row.getString("etag"), row.getLong("bytes"), reading);
    }

    private record Written(UUID folder, long looks) {}

    @Override
    public KnownListing listing(LakePath root) {
        return sql
                .query(
                        "select listed, looks from catalog.folder where root = ?",
                        row -> new KnownListing(Optional.ofNullable(row.getString("listed")), row.getLong("looks")),
                        root.value())
                .stream()
                .findFirst()
                .orElse(KnownListing.NONE);
    }

    @Override
    public boolean listed(LakePath root, String listed, long looks) {
        return sql.update(
                        "update catalog.folder set listed = ? where root = ? and looks = ?",
                        listed,
                        root.value(),
                        looks)
                == 1;
    }

    private record FileJson(
            String path,
            String etag,
            long bytes,
            @Nullable Long rows,
            @Nullable String schema,
            @Nullable Object statistics,
            @Nullable Object remarks,
            @Nullable String code,
            @Nullable String reason) {}

    @Override
    @Transactional
    public long save(LakePath root, String reader, List<KnownFile> read, Collection<String> gone) {
        Written written = sql.query(
                        """
                        insert into catalog.folder (id, root, looks) values (?, ?, 1)
                        on conflict (root) do update set fingerprint = null, listed = null, looks = folder.looks + 1
                        returning id, looks
                        """,
                        row -> new Written(row.getObject("id", UUID.class), row.getLong("looks")),
                        ids.next(),
                        root.value())
                .get(0);
        UUID folder = written.folder();
        // In the order of their hashes, so that crawls that add the same ones do not wait for each other in a ring.
        Map<List<Column>, String> hashes = new LinkedHashMap<>();
        Map<String, List<Column>> schemas = new TreeMap<>();
        for (KnownFile file : read) {
            if (file.reading() instanceof FileMetadata metadata) {
                String hash = hashes.computeIfAbsent(metadata.columns(), SchemaHash::of);
                schemas.put(hash, metadata.columns());
            }
        }
        addSchemas(schemas);
        each(read, file -> json(file, hashes), some -> sql.update("""
                insert into catalog.file
                    (folder_id, path, etag, bytes, reader, rows, schema_hash, statistics, remarks, broken_code, broken_reason)
                select ?, f.path, f.etag, f.bytes, ?, f.rows, f.schema, f.statistics, f.remarks, f.code, f.reason
                from jsonb_to_recordset(?::jsonb)
                    as f (path text, etag text, bytes bigint, rows bigint, schema text, statistics jsonb, remarks jsonb,
                        code text, reason text)
                on conflict (folder_id, path) do update
                set etag = excluded.etag, bytes = excluded.bytes, reader = excluded.reader, rows = excluded.rows,
                    schema_hash = excluded.schema_hash, statistics = excluded.statistics, remarks = excluded.remarks,
                    broken_code = excluded.broken_code,
                    broken_reason = excluded.broken_reason
                """, folder, reader, some));
        each(gone, path -> path, some -> sql.update("""
                delete from catalog.file
                where folder_id = ? and path in (select jsonb_array_elements_text(?::jsonb))
                """, folder, some));
        return written.looks();
    }

    private void addSchemas(Map<String, List<Column>> schemas) {
        schemas.forEach((hash, columns) -> sql.update("""
                insert into catalog.file_schema (hash, columns) values (?, ?::jsonb) on conflict (hash) do nothing
                """, hash, ColumnsJson.write(columns)));
    }

    private static FileJson json(KnownFile file, Map<List<Column>, String> hashes) {
        if (file.reading() instanceof FileMetadata metadata) {
            OptionalLong rows = metadata.rows();
            return new FileJson(
                    file.path(),
                    file.etag(),
                    file.bytes(),
                    rows.isPresent() ? rows.getAsLong() : null,
                    hashes.get(metadata.columns()),
                    StatisticsJson.of(metadata.statistics()),
                    RemarksJson.of(metadata.remarks()),
                    null,
                    null);
        }
        String code = null;
        String reason = null;
        if (file.reading() instanceof BrokenFile broken) {
            code = broken.code();
            reason = broken.reason().replace("\0", "");
        }
        return new FileJson(file.path(), file.etag(), file.bytes(), null, null, null, null, code, reason);
    }

    /** Sends a thousand at a time, as one JSON text. */
    private static <T> void each(Collection<T> all, Function<T, Object> shape, Consumer<String> send) {
        List<Object> some = new ArrayList<>(Math.min(all.size(), AT_ONCE));
        for (T one : all) {
            some.add(shape.apply(one));
            if (some.size() == AT_ONCE) {
                send.accept(JsonRows.of(some));
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            send.accept(JsonRows.of(some));
        }
    }

    @Override
    public void complete(LakePath root, String fingerprint) {
        sql.update("update catalog.folder set fingerprint = ? where root = ?", fingerprint, root.value());
    }

    @Override
    public long forget(LakePath root) {
        sql.update("update catalog.folder set fingerprint = null, listed = null where root = ?", root.value());
        return sql.query(
                        "select count(*) from catalog.file where folder_id = (select id from catalog.folder where root = ?)",
                        row -> row.getLong(1),
                        root.value())
                .get(0);
    }
}
