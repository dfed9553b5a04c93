package dev.weir.format.table;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;

/**
 * Adds files to a table of one format, and makes the table if there is none: its columns are those of the files.
 *
 * <p>Of writers that commit at once each sees what the others did; none undoes another's commit.
 */
public interface TableWriter {

    /** Where data files go, below the table's folder. */
    String DATA = "data/";

    /** Whether the table has this commit. Of tables that forget old commits: only if it is young enough. */
    boolean has(LakeStore store, LakePath root, String commit);

    /**
     * Afterwards the table has the commit. May be repeated.
     *
     * @throws TableRefused if the table cannot take these files
     * @throws TableBroken if the table's metadata cannot be read
     * @throws dev.weir.platform.storage.StorageFailed if the store does not answer, or refuses; it may be tried again
     */
    void commit(LakeStore store, LakePath root, TableCommit commit);
}
