package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /datasets/{id}/versions}. */
public record DatasetVersion(
        long version,
        String recordedAt,
        @Nullable Long rows,
        long bytes,
        long files,
        @Nullable Change change) {

    /** @param kind {@code initial}, {@code data}, {@code compatible}, {@code widening} or {@code breaking} */
    public record Change(String kind, List<ColumnChange> columns) {

        public Change {
            columns = columns == null ? List.of() : List.copyOf(columns);
        }
    }

    /** One column against the version before. */
    public record ColumnChange(
            String column,
            String kind,
            @Nullable String from,
            @Nullable String to,
            @Nullable String compatibility) {}
}
