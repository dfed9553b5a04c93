package dev.weir.cli.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /datasets}, or a whole dataset with {@code columns}. */
public record Dataset(
        String id,
        String namespace,
        String name,
        String alias,
        String lake,
        String zone,
        String location,
        String format,
        @Nullable Long rows,
        long bytes,
        long files,
        long columnCount,
        List<String> partitionColumns,
        long version,
        @Nullable String updatedAt,
        @Nullable String origin,
        @Nullable String missingSince,
        List<Column> columns) {

    public Dataset {
        partitionColumns = partitionColumns == null ? List.of() : List.copyOf(partitionColumns);
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** @param partition whether the value comes from the path, not from the file */
    public record Column(String name, String type, boolean nullable, boolean partition) {}

    /** Whether only the Glue Data Catalog tells of it: how much there is nobody knows then. */
    public boolean ofGlue() {
        return "glue".equals(origin);
    }

    /** When the catalog last saw a change. */
    public @Nullable Instant updated() {
        return updatedAt == null ? null : Instant.parse(updatedAt);
    }
}
