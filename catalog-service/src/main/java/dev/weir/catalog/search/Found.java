package dev.weir.catalog.search;

import dev.weir.platform.change.Watermark;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param total hits on all pages
 * @param facets counts by value, the most frequent first; of a facet that narrows, also what it leaves out
 * @param relaxed how the question was read more freely, because nothing was found as it was
 * @param watermark of the index that answered; empty if it was the database
 */
public record Found(
        long total,
        List<Hit> hits,
        Map<Facet, List<Count>> facets,
        Optional<Relaxed> relaxed,
        Optional<Watermark> watermark) {

    public record Count(String value, long count) {}

    /** Words with other spellings, or some of the words instead of all. */
    public enum Relaxed {
        TYPOS,
        SOME_WORDS
    }
}
