package dev.weir.catalog.crawl;

import java.util.Locale;

/** Where a crawl stands. */
public enum CrawlState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED;

    /** As on the wire: {@code running}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
