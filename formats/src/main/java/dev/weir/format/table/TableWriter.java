package dev.weir.format.table;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Adds files to a table of one format, and makes the table if there is none: its columns are those of the files.
 *
 * <p>Of writers that commit at once each sees what the others did; none undoes another's commit.
 */
public interface TableWriter {

    /** Where data files go, below the table's folder. */
    String DATA = "data/";

    /** So often in a row may others come first; between two tries it pauses for a time that is never the same. */
    int TRIES = 30;

    /** The longest pause after the first try; after each further one it is longer by as much. */
    long PAUSE_MILLIS = 5;

    /** Whether the table has this commit. Of tables that forget old commits: only if it is young enough. */
    boolean has(LakeStore store, LakePath root, String commit);

    /**
     * Afterwards the table has the commit. May be repeated.
     *
     * @throws TableRefused if the table cannot take these files
     * @throws TableBroken if the table's metadata cannot be read
     * @throws dev.weir.platform.storage.StorageFailed if the store does not answer, or refuses; it may be tried again
     */
    default void commit(LakeStore store, LakePath root, TableCommit commit) {
        for (int tried = 1; !tryCommit(store, root, commit); tried++) {
            if (tried == TRIES) {
                throw new StorageFailed(
                        StorageFailed.Kind.THROTTLED,
                        root.value(),
                        "the table was changed by others " + TRIES + " times in a row");
            }
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS * tried)));
        }
    }

    /** @return false if somebody else's commit came first, or if nobody knows: the next try looks what the table has */
    boolean tryCommit(LakeStore store, LakePath root, TableCommit commit);
}
