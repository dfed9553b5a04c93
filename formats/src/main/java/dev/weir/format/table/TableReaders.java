package dev.weir.format.table;

import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.ValueText;
import dev.weir.format.table.TableReading.BrokenTable;
import dev.weir.format.table.TableReading.Snapshot;
import dev.weir.format.table.TableReading.TableMetadata;
import dev.weir.format.table.TableReading.TablePartition;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reader of each table format. Nothing but {@link dev.weir.platform.storage.StorageFailed} is thrown out of it. */
public final class TableReaders {

    private static final int MOST_COLUMNS = 100_000;

    private final Map<TableFormat, TableReader> readers;

    public TableReaders(Map<TableFormat, TableReader> readers) {
        this.readers = new EnumMap<>(readers);
    }

    /** @throws dev.weir.platform.storage.StorageFailed if the store does not give the bytes */
    public TableReading read(TableFormat format, LakeStore store, LakePath root) {
        TableReader reader = readers.get(format);
        if (reader == null) {
            throw new IllegalStateException("no reader for " + format.wireName());
        }
        return Attempt.at(format.wireName() + "-unreadable", () -> checked(reader.read(store, root)));
    }

    private static TableReading checked(TableReading reading) {
        if (!(reading instanceof TableMetadata table)) {
            return reading;
        }
        if (table.columns().size() > MOST_COLUMNS) {
            return new BrokenTable("too-many-columns", "has " + table.columns().size() + " columns");
        }
        if (!ValueText.isKept(Column.text(table.columns()))) {
            return new BrokenTable("name-unreadable", "has a column whose name is not text");
        }
        return new TableMetadata(
                table.version(),
                table.columns(),
                table.rows(),
                table.bytes(),
                table.files(),
                table.partitions().stream().map(TableReaders::readable).toList(),
                readableStatistics(table.statistics()),
                table.history().stream()
                        .limit(TableMetadata.MOST_SNAPSHOTS)
                        .map(TableReaders::readable)
                        .toList(),
                readable(table.properties()));
    }

    private static TablePartition readable(TablePartition partition) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        partition.values().forEach((name, value) -> values.put(readable(name), value == null ? null : readable(value)));
        return new TablePartition(values, partition.rows(), partition.bytes(), partition.files());
    }

    private static Snapshot readable(Snapshot snapshot) {
        return new Snapshot(
                readable(snapshot.id()),
                snapshot.at(),
                readable(snapshot.operation()),
                snapshot.rowsAdded(),
                snapshot.rowsRemoved(),
                readable(snapshot.summary()));
    }

    private static Map<String, ColumnStatistics> readableStatistics(Map<String, ColumnStatistics> statistics) {
        Map<String, ColumnStatistics> readable = new LinkedHashMap<>();
        statistics.forEach((path, column) -> readable.put(
                readable(path),
                new ColumnStatistics(
                        column.nulls(),
                        column.least().map(TableReaders::readable),
                        column.greatest().map(TableReaders::readable),
                        column.distinct())));
        return readable;
    }

    private static Map<String, String> readable(Map<String, String> texts) {
        Map<String, String> readable = new LinkedHashMap<>();
        texts.forEach((key, value) -> readable.put(readable(key), readable(value)));
        return readable;
    }

    // A bound that was cut short may end with half a surrogate pair.
    private static String readable(String text) {
        return ValueText.isKept(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
