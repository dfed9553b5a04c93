package dev.weir.catalog.crawl;

import java.util.Locale;

/** Where a crawl stands. */
public enum CrawlState {
    QUEUED,
    RUNNING,
    /** Somebody stopped it for a while; what was done stays done. */
    PAUSED,
    COMPLETED,
    FAILED,
    /** Somebody stopped it for good; what was recorded stays. */
    CANCELLED;

    /** As on the wire: {@code running}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
