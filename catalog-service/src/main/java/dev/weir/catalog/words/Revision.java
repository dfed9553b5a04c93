package dev.weir.catalog.words;

import dev.weir.platform.page.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * What an entry became at some time.
 *
 * @param before empty if there was none
 * @param after empty if it was deleted
 */
public record Revision(
        int revision,
        Instant at,
        String actor,
        String role,
        Change change,
        Optional<Entry> before,
        Optional<Entry> after) {

    /** What was done. */
    public enum Change {
        CREATED,
        CHANGED,
        RESTORED,
        DELETED;

        public String wireName() {
            return Words.of(this);
        }
    }
}
