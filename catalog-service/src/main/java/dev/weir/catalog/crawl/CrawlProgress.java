package dev.weir.catalog.crawl;

/**
 * How far a crawl is, and what it found that the catalog did not know.
 *
 * @param filesRead whose footer or beginning was read; files known from an earlier crawl are not
 * @param datasetsFound those that were there, changed or not
 * @param datasetsChanged those that came, changed or went
 * @param datasetsNew those of them that were not there, or were missing
 * @param datasetsMissing those of them that are not there any more
 * @param filesNew of those that Weir reads one by one; tables of an open format count theirs themselves
 * @param problems findings about files that should have been readable
 */
public record CrawlProgress(
        long objectsListed,
        long filesRead,
        long datasetsFound,
        long datasetsChanged,
        long datasetsNew,
        long datasetsMissing,
        long filesNew,
        long filesChanged,
        long filesGone,
        long problems) {

    public static final CrawlProgress NONE = new CrawlProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
