package dev.weir.quality.worker.deequ;

import dev.weir.quality.meaning.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be measured.
 *
 * @param number among all of the check, for names of columns: {@code f7}
 * @param meaning no composite
 * @param extreme of an analyzer that no rule can ask for; it takes the place of the meaning's statistic
 */
record Leaf(int number, Meaning meaning, @Nullable Extreme extreme) {

    /** Ends of a column. */
    enum Extreme {
        MINIMUM("Minimum"),
        MAXIMUM("Maximum"),
        MINIMUM_LENGTH("MinimumLength"),
        MAXIMUM_LENGTH("MaximumLength");

        private final String metric;

        Extreme(String metric) {
            this.metric = metric;
        }

        String metric() {
            return metric;
        }

        boolean ofLength() {
            return this == MINIMUM_LENGTH || this == MAXIMUM_LENGTH;
        }

        boolean least() {
            return this == MINIMUM || this == MINIMUM_LENGTH;
        }
    }

    /** The name of the column in which each row is answered: true, false, or null where the rule does not speak about it. */
    String flag() {
        return "f" + number;
    }

    /** The name of the column of the values that a number is told of. */
    String value() {
        return "v" + number;
    }

    /** Of the second column of a correlation. */
    String other() {
        return "u" + number;
    }
}
