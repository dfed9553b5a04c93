package dev.weir.catalog.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A question.
 *
 * @param kinds what is wanted; empty for all but columns
 * @param narrowed the values that were chosen of a facet, of which one must hold
 * @param labels that the asker bears: what is restricted is found by one of them
 * @param after the hit behind which to go on
 * @param now by which freshness is told; a page that goes on keeps that of the first
 */
public record Search(
        List<Clause> clauses,
        Set<Kind> kinds,
        Map<Facet, Set<String>> narrowed,
        Set<String> labels,
        int limit,
        Optional<Place> after,
        Instant now) {

    /** Where a hit stands among the others: no two stand at the same place. */
    public record Place(float score, long key) {}
}
