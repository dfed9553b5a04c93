package dev.weir.policy.rows;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a row expression.
 *
 * @param text without quotes
 * @param offset of its first character
 * @param end of its last one, exclusive
 */
record Token(Kind kind, String text, int offset, int end) {

    enum Kind {
        WORD,
        /** In double quotes: a column. */
        QUOTED,
        /** In single quotes: text. */
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    private static final Set<String> ABOUT =
            Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "is", "in", "like", "between");

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && lower().equals(word);
    }

    /** Whether what stands before it is a column. */
    boolean startsAbout() {
        return (kind == Kind.WORD || kind == Kind.SIGN) && ABOUT.contains(lower());
    }
}
