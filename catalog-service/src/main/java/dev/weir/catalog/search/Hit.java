package dev.weir.catalog.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One that was found, and why.
 *
 * @param column of a hit that is a column
 * @param reasons the texts in which words of the question stand; columns have a list of their own
 * @param columns of the dataset in whose names words of the question stand, the best first
 */
public record Hit(
        Kind kind,
        String id,
        Optional<String> column,
        Optional<String> lake,
        String title,
        String name,
        String description,
        List<String> tags,
        Entry.Labels labels,
        Entry.Usefulness usefulness,
        Optional<Instant> updatedAt,
        int columnCount,
        List<Reason> reasons,
        List<MatchedColumn> columns,
        Search.Place place) {

    /**
     * Where words of the question stand.
     *
     * @param field title, name, description, tag, word
     * @param ranges in UTF-16 units of {@code text}
     */
    public record Reason(String field, String text, List<Range> ranges) {}

    /** From the first character to behind the last. */
    public record Range(int start, int end) {}

    public record MatchedColumn(String name, String type, List<Range> ranges) {}
}
