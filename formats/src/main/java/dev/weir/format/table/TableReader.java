package dev.weir.format.table;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;

/** Tells what the metadata of one table format says of a table, without a look at its data. Safe for many threads. */
public interface TableReader {

    /**
     * Whatever lies there, the answer is a reading, and memory does not grow with the table's data.
     *
     * @param root the folder that holds {@code _delta_log}, {@code metadata} or {@code .hoodie}
     * @throws dev.weir.platform.storage.StorageFailed if the store does not give the bytes
     */
    TableReading read(LakeStore store, LakePath root);
}
