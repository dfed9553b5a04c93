package dev.weir.format.table;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.Map;

/** The reader of each table format. */
public final class TableReaders {

    private final Map<TableFormat, TableReader> readers;

    public TableReaders(Map<TableFormat, TableReader> readers) {
        this.readers = Map.copyOf(readers);
    }

    public TableReading read(TableFormat format, LakeStore store, LakePath root) {
        TableReader reader = readers.get(format);
        if (reader == null) {
            return new TableReading.BrokenTable("unreadable", "no reader for " + format.wireName());
        }
        return reader.read(store, root);
    }
}
