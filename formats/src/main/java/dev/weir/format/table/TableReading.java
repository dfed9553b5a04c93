package dev.weir.format.table;

import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What came of reading a table's metadata. */
public sealed interface TableReading {

    /**
     * A table at its current version.
     *
     * @param version as the format calls it: Delta's version, Iceberg's snapshot id, Hudi's instant; empty for a table that
     *     was made and never written to
     * @param columns in the table's order, partition columns where the table has them
     * @param rows alive, deleted ones taken off; empty if the metadata does not tell
     * @param bytes of the data files of the current version, not of older ones
     * @param files likewise
     * @param partitions of the current version
     * @param statistics by the path of a column
     * @param history newest first, up to {@link #MOST_SNAPSHOTS}
     * @param properties as the table keeps them, and what else is worth knowing: {@code weir.} is never their prefix
     */
    record TableMetadata(
            String version,
            List<Column> columns,
            OptionalLong rows,
            long bytes,
            long files,
            List<TablePartition> partitions,
            Map<String, ColumnStatistics> statistics,
            List<Snapshot> history,
            Map<String, String> properties)
            implements TableReading {

        public static final int MOST_SNAPSHOTS = 1000;

        public TableMetadata {
            columns = List.copyOf(columns);
            partitions = List.copyOf(partitions);
            statistics = Map.copyOf(statistics);
            history = List.copyOf(history);
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    /**
     * The files that share partition values.
     *
     * @param values by the name of the partition field ({@code day}, {@code ts_month} for a transform), outermost first; null
     *     where the value is null
     */
    record TablePartition(Map<String, @Nullable String> values, OptionalLong rows, long bytes, long files) {
        public TablePartition {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * One commit.
     *
     * @param at from the year 1 to the year 9999; what damaged metadata says beyond is taken as the nearer end
     * @param operation the format's word: {@code WRITE}, {@code append}, {@code deltacommit}
     * @param rowsAdded empty if the commit does not tell
     * @param rowsRemoved likewise
     * @param summary whatever else the commit says of itself
     */
    record Snapshot(
            String id,
            Instant at,
            String operation,
            OptionalLong rowsAdded,
            OptionalLong rowsRemoved,
            Map<String, String> summary) {
        private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

        public Snapshot {
            at = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
            summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
        }
    }

    /**
     * The metadata is not what it should be, or needs a feature of the format that Weir does not know.
     *
     * @param code stable: {@code delta-log-broken}
     * @param reason for people: what, where, and what to do
     */
    record BrokenTable(String code, String reason) implements TableReading {}
}
