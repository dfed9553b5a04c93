package dev.weir.format.table;

import java.util.Locale;

/** Formats whose data files mean nothing without the metadata beside them: a deleted row is still in its file. */
public enum TableFormat {
    DELTA,
    ICEBERG,
    HUDI;

    /** As APIs and the database say it: {@code delta}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
