package dev.weir.quality.duckdb;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;

/**
 * Whether a whole text matches a pattern, as Java reads it. Patterns that RE2 reads alike are left to DuckDB; the others are
 * answered by Java itself, with a bound on how long it may try.
 */
final class Patterns {
    /** Characters that may be looked at for one value, going back included. */
    static final long MOST_STEPS = 20_000_000;

    private final Session session;
    private final Cancellation cancellation;
    private final Map<String, String> functions = new HashMap<>();

    Patterns(Session session, Cancellation cancellation) {
        this.session = session;
        this.cancellation = cancellation;
    }

    /** SQL that is null where the text is. */
    String matches(String text, String pattern) {
        Optional<String> re2 = Re2.of(pattern);
        return re2.isPresent()
                ? "regexp_full_match(" + text + ", " + Sql.text(re2.get()) + ")"
                : functions.computeIfAbsent(pattern, this::register) + "(" + text + ")";
    }

    private String register(String pattern) {
        String name = "weir_matches_" + functions.size();
        Pattern compiled = Pattern.compile(pattern);
        try {
            session.register(name, (texts, answers) -> match(compiled, texts, answers));
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB takes no function in Java", e);
        }
        return name;
    }

    private void match(Pattern pattern, DuckDBDataChunkReader texts, DuckDBWritableVector answers) {
        DuckDBReadableVector values = texts.vector(0);
        for (long row = 0; row < texts.rowCount(); row++) {
            if (values.isNull(row)) {
                answers.setNull(row);
            } else {
                answers.setBoolean(row, matches(pattern, values.getString(row)));
            }
        }
    }

    private boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Bounded(text, cancellation)).matches();
        } catch (StackOverflowError e) {
            throw new IllegalStateException("the pattern " + pattern + " needs too much memory for a value of "
                    + text.length() + " characters");
        } catch (TooManySteps e) {
            throw new IllegalStateException("the pattern " + pattern + " needs more than " + MOST_STEPS
                    + " steps for a value of " + text.length() + " characters");
        }
    }

    private static final class TooManySteps extends RuntimeException {
        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** Java's matcher can neither be told a time nor be interrupted, but it asks for each character. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private final Cancellation cancellation;
        private long steps;

        Bounded(String text, Cancellation cancellation) {
            this.text = text;
            this.cancellation = cancellation;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            if (steps % (1 << 16) == 0) {
                cancellation.ensureActive();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
