package dev.weir.catalog.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to be found, with all that it can be found by.
 *
 * @param id unique among its kind: a dataset's UUID, a ruleset's name
 * @param lake whose visibility it shares; empty for what belongs to no lake
 * @param title what people call it: a dataset's alias
 * @param name the full name: namespace and name of a dataset
 * @param words other words for it: aliases elsewhere, terms that are linked to it and their synonyms
 * @param columns of a dataset, in their order
 * @param visibleTo labels of those who may find it; empty for everyone
 */
public record Entry(
        Kind kind,
        String id,
        Optional<String> lake,
        String title,
        String name,
        String description,
        List<String> words,
        List<String> tags,
        Labels labels,
        Usefulness usefulness,
        Optional<Instant> updatedAt,
        List<Column> columns,
        List<String> visibleTo) {

    /** One that everyone may find. */
    public Entry(
            Kind kind,
            String id,
            Optional<String> lake,
            String title,
            String name,
            String description,
            List<String> words,
            List<String> tags,
            Labels labels,
            Usefulness usefulness,
            Optional<Instant> updatedAt,
            List<Column> columns) {
        this(kind, id, lake, title, name, description, words, tags, labels, usefulness, updatedAt, columns, List.of());
    }

    /** What can be filtered and counted by. */
    public record Labels(
            Optional<String> zone,
            Optional<String> format,
            Optional<String> owner,
            Optional<String> domain,
            Optional<String> quality) {
        public static final Labels NONE =
                new Labels(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * What makes one of two hits that fit as well the better one.
     *
     * @param consumers jobs that read it
     */
    public record Usefulness(boolean certified, boolean deprecated, int consumers) {
        public static final Usefulness UNKNOWN = new Usefulness(false, false, 0);
    }

    /** @param tags of the column alone */
    public record Column(String name, String type, List<String> tags) {}
}
