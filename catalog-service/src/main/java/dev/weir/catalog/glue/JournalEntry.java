package dev.weir.catalog.glue;

import java.util.List;

/** A change of Glue, or of the catalog, as a run writes it down. */
public interface JournalEntry {

    /** As on the wire: {@code create-table}. */
    String kind();

    /** What changes: {@code database}, or {@code database.table}. */
    String target();

    String summary();

    /** What differs, or which columns or partitions, one each. */
    List<String> details();
}
