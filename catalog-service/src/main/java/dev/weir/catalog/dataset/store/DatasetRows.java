package dev.weir.catalog.dataset.store;

import dev.weir.catalog.dataset.ChangeKind;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.catalog.dataset.DatasetVersion;
import dev.weir.catalog.dataset.Datasets.Recorded;
import dev.weir.catalog.dataset.Origin;
import dev.weir.catalog.dataset.Partition;
import dev.weir.catalog.dataset.Size;
import dev.weir.format.ColumnsJson;
import dev.weir.platform.dataset.DatasetName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reads rows. */
final class DatasetRows {

    private final CatalogJson json;

    DatasetRows(CatalogJson json) {
        this.json = json;
    }

    Dataset dataset(ResultSet row) throws SQLException {
        return new Dataset(
                row.getObject("id", UUID.class),
                new DatasetName(row.getString("namespace"), row.getString("name")),
                row.getString("alias"),
                row.getString("lake"),
                row.getString("zone"),
                row.getString("location"),
                DatasetFormat.valueOf(row.getString("format")),
                origin(row),
                row.getInt("version"),
                row.getInt("column_count"),
                json.names(row.getString("partition_columns")),
                size(row),
                time(row, "created_at").orElseThrow(),
                time(row, "updated_at").orElseThrow(),
                time(row, "missing_since"));
    }

    DatasetVersion version(ResultSet row) throws SQLException {
        return new DatasetVersion(
                row.getInt("version"),
                time(row, "recorded_at").orElseThrow(),
                origin(row),
                row.getObject("crawl_id", UUID.class),
                ColumnsJson.read(row.getString("columns")),
                size(row),
                ChangeKind.valueOf(row.getString("change_kind").toUpperCase(Locale.ROOT)),
                json.changes(row.getString("change")));
    }

    Partition partition(ResultSet row) throws SQLException {
        return new Partition(json.values(row.getString("partition_values")), row.getString("path"), size(row));
    }

    Recorded recorded(ResultSet row) throws SQLException {
        String columns = row.getString("columns");
        return new Recorded(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                DatasetFormat.valueOf(row.getString("format")),
                origin(row),
                columns == null ? List.of() : ColumnsJson.read(columns),
                row.getString("fingerprint"),
                row.getLong("observed"),
                time(row, "missing_since"));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT));
    }

    private static Size size(ResultSet row) throws SQLException {
        return new Size(number(row, "rows"), row.getLong("bytes"), row.getLong("files"));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
