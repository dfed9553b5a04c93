package dev.weir.catalog.dataset.store;

import dev.weir.catalog.dataset.Datasets.NumberedSnapshot;
import dev.weir.catalog.dataset.Details;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.table.TableReading.Snapshot;
import dev.weir.platform.database.Sql;
import dev.weir.platform.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Properties, statistics and the table's own history, of current versions. */
final class DetailRows {

    private static final int AT_ONCE = 1000;

    private final Sql sql;
    private final CatalogJson json;

    DetailRows(Sql sql, CatalogJson json) {
        this.sql = sql;
        this.json = json;
    }

    private record OfDataset(Optional<String> tableVersion, Map<String, String> properties, List<String> evidence) {}

    Details find(UUID id) {
        OfDataset dataset = sql.query(
                        "select table_version, properties, evidence from catalog.dataset where id = ?",
                        row -> new OfDataset(
                                Optional.ofNullable(row.getString("table_version")),
                                json.texts(row.getString("properties")),
                                json.names(row.getString("evidence"))),
                        id)
                .get(0);
        Map<String, ColumnStatistics> statistics = new HashMap<>();
        sql.query(
                """
                select column_path, nulls, least, greatest, distinct_values
                from catalog.dataset_statistics where dataset_id = ?
                """,
                row -> statistics.put(
                        row.getString("column_path"),
                        new ColumnStatistics(
                                number(row, "nulls"),
                                Optional.ofNullable(row.getString("least")),
                                Optional.ofNullable(row.getString("greatest")),
                                number(row, "distinct_values"))),
                id);
        return new Details(dataset.tableVersion(), dataset.properties(), statistics, List.of(), dataset.evidence());
    }

    List<NumberedSnapshot> snapshots(UUID id, PageRequest page) {
        Integer after = page.after(Integer::valueOf).orElse(null);
        return sql.query(
                """
                select position, snapshot_id, at, operation, rows_added, rows_removed, summary
                from catalog.dataset_snapshot
                where dataset_id = ? and (?::int is null or position > ?)
                order by position
                limit ?
                """,
                row -> new NumberedSnapshot(
                        row.getInt("position"),
                        new Snapshot(
                                row.getString("snapshot_id"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("operation"),
                                number(row, "rows_added"),
                                number(row, "rows_removed"),
                                json.texts(row.getString("summary")))),
                id,
                after,
                after,
                page.limit() + 1);
    }

    private record StatisticsJson(
            String path,
            @Nullable Long nulls,
            @Nullable String least,
            @Nullable String greatest,
            @Nullable Long distinct) {}

    private record SnapshotJson(
            int position,
            String id,
            String at,
            String operation,
            @Nullable Long added,
            @Nullable Long removed,
            Map<String, String> summary) {}

    void replace(UUID id, Details details) {
        sql.update("delete from catalog.dataset_statistics where dataset_id = ?", id);
        List<StatisticsJson> statistics = new ArrayList<>(details.statistics().size());
        details.statistics()
                .forEach((path, of) -> statistics.add(new StatisticsJson(
                        path,
                        number(of.nulls()),
                        of.least().orElse(null),
                        of.greatest().orElse(null),
                        number(of.distinct()))));
        inParts(statistics, some -> sql.update("""
                insert into catalog.dataset_statistics
                    (dataset_id, column_path, nulls, least, greatest, distinct_values)
                select ?, s.path, s.nulls, s.least, s.greatest, s."distinct"
                from jsonb_to_recordset(?::jsonb)
                    as s (path text, nulls bigint, least text, greatest text, "distinct" bigint)
                """, id, some));
        sql.update("delete from catalog.dataset_snapshot where dataset_id = ?", id);
        List<SnapshotJson> history = new ArrayList<>(details.history().size());
        for (Snapshot snapshot : details.history()) {
            history.add(new SnapshotJson(
                    history.size(),
                    snapshot.id(),
                    snapshot.at().atOffset(ZoneOffset.UTC).toString(),
                    snapshot.operation(),
                    number(snapshot.rowsAdded()),
                    number(snapshot.rowsRemoved()),
                    snapshot.summary()));
        }
        inParts(history, some -> sql.update("""
                insert into catalog.dataset_snapshot
                    (dataset_id, position, snapshot_id, at, operation, rows_added, rows_removed, summary)
                select ?, s.position, s.id, s.at, s.operation, s.added, s.removed, s.summary
                from jsonb_to_recordset(?::jsonb) as s (position int, id text, at timestamptz, operation text,
                    added bigint, removed bigint, summary jsonb)
                """, id, some));
    }

    @FunctionalInterface
    private interface Writer {
        void write(String rows);
    }

    private void inParts(List<?> rows, Writer writer) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            writer.write(json.text(rows.subList(from, Math.min(from + AT_ONCE, rows.size()))));
        }
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
