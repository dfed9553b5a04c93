package dev.weir.catalog.crawl;

/**
 * How far a crawl is.
 *
 * @param filesRead whose footer or beginning was read; files known from an earlier crawl are not
 * @param datasetsFound those that were there, changed or not
 * @param problems findings about files that should have been readable
 */
public record CrawlProgress(
        long objectsListed, long filesRead, long datasetsFound, long datasetsChanged, long problems) {

    public static final CrawlProgress NONE = new CrawlProgress(0, 0, 0, 0, 0);
}
