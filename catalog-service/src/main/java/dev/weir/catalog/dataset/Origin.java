package dev.weir.catalog.dataset;

import java.util.Locale;

/** Who said what is known of a dataset. */
public enum Origin {
    /** A crawl, which saw the files. */
    CRAWL,
    /** The Glue Data Catalog. Nobody looked at the files, if there are any. */
    GLUE;

    /** As on the wire: {@code glue}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
