package dev.weir.format.table;

import java.util.List;
import java.util.Map;

/**
 * Files that become part of a table together, or not at all.
 *
 * @param id names the commit; one that the table has already is not made again
 * @param added Parquet files below the table's folder
 * @param removed locations of files that leave the table in the same commit; those that it does not have are passed over
 * @param notes kept with the commit, for people
 */
public record TableCommit(String id, List<AddedFile> added, List<String> removed, Map<String, String> notes) {

    /** One that is there already, whole. */
    public record AddedFile(String location, long bytes, long rows) {}

    public TableCommit {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        notes = Map.copyOf(notes);
    }
}
