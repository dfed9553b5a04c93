package dev.weir.catalog.words;

/**
 * An entry that speaks of another.
 *
 * @param place the column that it is said of; empty otherwise
 * @param title what the speaking entry is called; a dataset's alias
 */
public record Use(WordKey from, String relation, String place, String title) {

    /** By which a list goes on after it. */
    public String cursor() {
        return String.join("\n", from.kind().wireName(), from.key(), relation, place);
    }
}
