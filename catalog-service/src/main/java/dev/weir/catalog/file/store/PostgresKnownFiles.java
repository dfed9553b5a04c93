package dev.weir.catalog.file.store;

import dev.weir.catalog.file.KnownFiles;
import dev.weir.platform.database.Sql;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.id.Ids;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** Nobody waits for the disk: what a failing database forgets is read again. */
@ApplicationScoped
class PostgresKnownFiles implements KnownFiles {

    /** As the datasets have it in their table. */
    private static final String RAW = "RAW";

    private final Sql sql;
    private final Ids ids;

    PostgresKnownFiles(DataSource database, Ids ids) {
        this.sql = new Sql(database);
        this.ids = ids;
    }

    private record FolderAndDataset(
            UUID id,
            long edition,
            Optional<String> fingerprint,
            Optional<String> listed,
            Optional<DatasetName> dataset,
            boolean isRead) {
        static FolderAndDataset of(ResultSet row) throws SQLException {
            String name = row.getString("name");
            return new FolderAndDataset(
                    row.getObject("id", UUID.class),
                    row.getLong("edition"),
                    Optional.ofNullable(row.getString("fingerprint")),
                    Optional.ofNullable(row.getString("listed")),
                    name == null ? Optional.empty() : Optional.of(new DatasetName(row.getString("namespace"), name)),
                    name != null && !RAW.equals(row.getString("format")));
        }
    }

    private static KnownFolder folder(List<FolderAndDataset> rows) {
        FolderAndDataset any = rows.get(0);
        return new KnownFolder(
                any.id(),
                any.edition(),
                any.fingerprint(),
                any.listed(),
                rows.stream().flatMap(row -> row.dataset().stream()).toList(),
                rows.stream().anyMatch(FolderAndDataset::isRead));
    }

    @Override
    public Optional<KnownFolder> folder(LakePath root) {
        List<FolderAndDataset> rows = sql.query("""
                select f.id, f.edition, f.fingerprint, f.listed, d.namespace, d.name, d.format
                from catalog.folder f
                left join catalog.dataset d on d.root = f.root and d.missing_since is null
                where f.root = ?
                """, FolderAndDataset::of, root.value());
        return rows.isEmpty() ? Optional.empty() : Optional.of(folder(rows));
    }

    @Override
    public Optional<Map<LakePath, KnownFolder>> foldersBelow(LakePath folder, KeyRange range, int most) {
        Map<String, List<FolderAndDataset>> rows = new HashMap<>();
        List<Integer> seen = sql.query(
                """
                select f.root, f.id, f.edition, f.fingerprint, f.listed, d.namespace, d.name, d.format
                from catalog.folder f
                left join catalog.dataset d on d.root = f.root and d.missing_since is null
                where f.root collate "C" >= ? and f.root collate "C" < ?
                limit ?
                """,
                row -> {
                    rows.computeIfAbsent(row.getString("root"), any -> new ArrayList<>(1))
                            .add(FolderAndDataset.of(row));
                    return 1;
                },
                range.firstIn(folder),
                range.behindIn(folder),
                most + 1);
        if (seen.size() > most) {
            return Optional.empty();
        }
        Map<LakePath, KnownFolder> folders = new HashMap<>();
        rows.forEach((root, of) -> folders.put(new LakePath(root), folder(of)));
        return Optional.of(folders);
    }

    @Override
    public Optional<KnownFolder> add(LakePath root) {
        return sql
                .query(
                        """
                        insert into catalog.folder (id, root)
                        select ?, ? where set_config('synchronous_commit', 'off', true) is not null
                        on conflict (root) do nothing
                        returning id, edition
                        """,
                        row -> new KnownFolder(
                                row.getObject("id", UUID.class),
                                row.getLong("edition"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                false),
                        ids.next(),
                        root.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Block> blockOf(UUID folder, String path) {
        return sql.query("""
                        select from_path, reader, content from catalog.file_block
                        where folder_id = ? and from_path <= ?
                        order by from_path desc
                        limit 1
                        """, PostgresKnownFiles::block, folder, utf8(path)).stream()
                .findFirst();
    }

    @Override
    public Optional<Block> blockBehind(UUID folder, String from) {
        return sql.query("""
                        select from_path, reader, content from catalog.file_block
                        where folder_id = ? and from_path > ?
                        order by from_path
                        limit 1
                        """, PostgresKnownFiles::block, folder, utf8(from)).stream()
                .findFirst();
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                new String(row.getBytes("from_path"), StandardCharsets.UTF_8),
                row.getString("reader"),
                BlockBytes.read(row.getBytes("content")));
    }

    @Override
    public OptionalLong put(UUID folder, long edition, Block block) {
        return edition(
                """
                with mine as (
                    update catalog.folder set edition = edition + 1, fingerprint = null, listed = null
                    where id = ? and edition = ? and set_config('synchronous_commit', 'off', true) is not null
                    returning id, edition
                ), put as (
                    insert into catalog.file_block (folder_id, from_path, reader, files, content)
                    select id, ?, ?, ?, ? from mine
                    on conflict (folder_id, from_path) do update
                    set reader = excluded.reader, files = excluded.files, content = excluded.content
                )
                select edition from mine
                """,
                folder,
                edition,
                utf8(block.from()),
                block.reader(),
                block.files().size(),
                BlockBytes.of(block.files()));
    }

    @Override
    public OptionalLong drop(UUID folder, long edition, Collection<String> froms) {
        return edition(
                """
                with mine as (
                    update catalog.folder set edition = edition + 1, fingerprint = null, listed = null
                    where id = ? and edition = ? and set_config('synchronous_commit', 'off', true) is not null
                    returning id, edition
                ), dropped as (
                    delete from catalog.file_block b using mine
                    where b.folder_id = mine.id and b.from_path = any(?)
                )
                select edition from mine
                """,
                folder,
                edition,
                froms.stream().map(PostgresKnownFiles::utf8).toArray(byte[][]::new));
    }

    private OptionalLong edition(String statement, Object... parameters) {
        return sql.query(statement, row -> row.getLong("edition"), parameters).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public boolean complete(UUID folder, long edition, Optional<String> fingerprint, Optional<String> listed) {
        return sql.update("""
                        update catalog.folder set fingerprint = ?, listed = ?
                        where id = ? and edition = ? and set_config('synchronous_commit', 'off', true) is not null
                        """, fingerprint.orElse(null), listed.orElse(null), folder, edition) == 1;
    }

    @Override
    public long forget(LakePath root) {
        return sql.query("""
                        with forgotten as (
                            update catalog.folder set fingerprint = null, listed = null, edition = edition + 1
                            where root = ?
                            returning id
                        )
                        select coalesce(sum(files), 0)
                        from catalog.file_block where folder_id in (select id from forgotten)
                        """, row -> row.getLong(1), root.value()).get(0);
    }

    private static byte[] utf8(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }
}
