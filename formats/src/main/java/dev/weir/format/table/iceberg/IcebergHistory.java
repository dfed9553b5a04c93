package dev.weir.format.table.iceberg;

import dev.weir.format.table.TableReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/** A table's snapshots, those of branches too. */
final class IcebergHistory {

    private IcebergHistory() {}

    static List<TableReading.Snapshot> of(TableMetadata metadata) {
        return metadata.snapshots().stream()
                .sorted(Comparator.comparingLong(Snapshot::sequenceNumber)
                        .thenComparingLong(Snapshot::timestampMillis)
                        .reversed())
                .limit(TableReading.TableMetadata.MOST_SNAPSHOTS)
                .map(IcebergHistory::snapshot)
                .toList();
    }

    private static TableReading.Snapshot snapshot(Snapshot snapshot) {
        Map<String, String> summary = snapshot.summary() == null ? Map.of() : snapshot.summary();
        Map<String, String> told = new HashMap<>(summary);
        if (snapshot.parentId() != null) {
            told.put("parent-id", Long.toString(snapshot.parentId()));
        }
        if (snapshot.schemaId() != null) {
            told.put("schema-id", Integer.toString(snapshot.schemaId()));
        }
        return new TableReading.Snapshot(
                Long.toString(snapshot.snapshotId()),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                snapshot.operation() == null ? "" : snapshot.operation(),
                added(summary),
                removed(summary),
                new TreeMap<>(told));
    }

    private static OptionalLong added(Map<String, String> summary) {
        return counted(summary, SnapshotSummary.ADDED_RECORDS_PROP);
    }

    // A file that is rewritten without its deleted rows takes its deletes with it: they were counted before.
    private static OptionalLong removed(Map<String, String> summary) {
        OptionalLong ofFiles = counted(summary, SnapshotSummary.DELETED_RECORDS_PROP);
        OptionalLong more = counted(summary, SnapshotSummary.ADDED_POS_DELETES_PROP);
        OptionalLong fewer = counted(summary, SnapshotSummary.REMOVED_POS_DELETES_PROP);
        boolean byValue = summary.containsKey(SnapshotSummary.ADDED_EQ_DELETES_PROP);
        if (byValue || ofFiles.isEmpty() || more.isEmpty() || fewer.isEmpty()) {
            return OptionalLong.empty();
        }
        long removed = ofFiles.getAsLong() + more.getAsLong() - fewer.getAsLong();
        return removed < 0 ? OptionalLong.empty() : OptionalLong.of(removed);
    }

    // Writers leave out what is zero; one that gives no total tells nothing at all.
    private static OptionalLong counted(Map<String, String> summary, String key) {
        @Nullable String count = summary.get(key);
        if (count == null) {
            return summary.containsKey(SnapshotSummary.TOTAL_RECORDS_PROP) ? OptionalLong.of(0) : OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(count);
            return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (NumberFormatException nonsense) {
            return OptionalLong.empty();
        }
    }
}
