package dev.weir.format.table;

import java.util.Locale;

/** The formats of tables whose data files mean nothing without the metadata beside them. */
public enum TableFormat {
    DELTA,
    ICEBERG,
    HUDI;

    /** As on the wire: {@code delta}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
