package dev.weir.quality.batch;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.quality.ruleset.Ruleset.PublishAs;
import java.util.List;
import java.util.Map;

/**
 * The tables that batches are published to. Whoever reads one sees a batch whole or not at all: its files lie in the table's
 * folder before, and become part of the table in one commit.
 */
public interface TargetTables {

    /** One that is there already, whole, below {@link #DATA}. */
    record TableFile(String location, long bytes, long rows) {}

    /**
     * What is to become of a table.
     *
     * @param id names the commit; one that the table has already is not made again
     * @param removed locations of files that leave the table in the same commit
     * @param notes kept with the commit, for people
     */
    record TargetCommit(String id, List<TableFile> added, List<String> removed, Map<String, String> notes) {
        public TargetCommit {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            notes = Map.copyOf(notes);
        }
    }

    /** The table cannot take the files. Nothing was changed. */
    final class TargetRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** @param reason for people: what, where, and what to do */
        public TargetRefused(String reason, Throwable cause) {
            super(reason, cause);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Where files of a table lie, below its folder, before and after they become part of it. */
    String DATA = "data/";

    /** Whether the table has this commit. @param format not {@link PublishAs#FILES}, here and below */
    boolean has(PublishAs format, LakeStore store, LakePath table, String commit);

    /**
     * Afterwards the table has the commit; it is made if it is not there. May be repeated.
     *
     * @throws TargetRefused if the table cannot take the files, or cannot be read
     * @throws dev.weir.platform.storage.StorageFailed if the store does not answer; it may be tried again
     */
    void commit(PublishAs format, LakeStore store, LakePath table, TargetCommit commit);
}
