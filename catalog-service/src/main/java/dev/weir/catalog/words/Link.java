package dev.weir.catalog.words;

/**
 * An entry speaks of another.
 *
 * @param relation such as {@code parent}, {@code steward}, {@code source}
 * @param place the column that it is said of; empty otherwise
 * @param pointer where in the entry's JSON
 */
public record Link(String relation, String place, WordKey to, String pointer) {

    static Link of(String relation, Kind kind, String key, String pointer) {
        return new Link(relation, "", new WordKey(kind, key), pointer);
    }
}
