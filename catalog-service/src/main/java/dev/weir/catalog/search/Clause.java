package dev.weir.catalog.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A part of a question. All parts must hold. */
public sealed interface Clause {

    /**
     * A word of names and texts.
     *
     * @param prefix it may go on: it ends with a star, or is the last one, at which somebody still types
     */
    record Word(String text, boolean prefix) implements Clause {}

    /** Words one behind the other. */
    record Phrase(String text) implements Clause {}

    /** One of {@code values} is what the field has. */
    record Has(Field field, List<String> values) implements Clause {}

    /** Changed since so long ago, or not since. */
    record Updated(Optional<Duration> within, Optional<Duration> before) implements Clause {}

    /** What must not hold. */
    record Not(Clause clause) implements Clause {}

    /** What a field word may ask for. */
    enum Field {
        TYPE,
        LAKE,
        ZONE,
        FORMAT,
        OWNER,
        DOMAIN,
        TAG,
        QUALITY,
        COLUMN,
        NAME,
        IS
    }
}
