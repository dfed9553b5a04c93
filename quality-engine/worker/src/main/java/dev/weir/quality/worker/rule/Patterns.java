package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.udf;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions over whole values, in bounded time. Java's engine goes back and forth, and a pattern like {@code
 * (.*a){12}} keeps it busy for years with forty letters; each match has a deadline.
 */
public final class Patterns {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** What makes it possible that a match takes long: groups, references, and a second quantifier. */
    private static final Pattern QUANTIFIER = Pattern.compile("[*+?{]");

    private Patterns() {}

    static Column matches(Column text, String pattern) {
        return isLinear(pattern)
                ? text.rlike("\\A(?:" + pattern + ")\\z")
                : udf(new Match(pattern, true), DataTypes.BooleanType).apply(text);
    }

    /** Whether the pattern is found anywhere in a text. */
    static Expression found(Expression text, String pattern) {
        return udf(new Match(pattern, false), DataTypes.BooleanType)
                .apply(new Column(text))
                .expr();
    }

    /** Whether there is nothing to go back to: Spark's own matching is quicker then. */
    static boolean isLinear(String pattern) {
        String unescaped = pattern.replaceAll("\\\\[^0-9]", "_").replaceAll("\\{\\d+}", "");
        return unescaped.indexOf('(') < 0
                && unescaped.indexOf('\\') < 0
                && QUANTIFIER.matcher(unescaped).results().count() <= 1;
    }

    /** Runs in tasks. */
    private static final class Match implements UDF1<String, @Nullable Boolean> {
        private static final long serialVersionUID = 1;

        private final Pattern pattern;
        private final boolean whole;

        Match(String pattern, boolean whole) {
            this.pattern = Pattern.compile(pattern);
            this.whole = whole;
        }

        @Override
        @SuppressWarnings("ConstantValue") // Spark gives nulls.
        public @Nullable Boolean call(String text) {
            if (text == null) {
                return null;
            }
            try {
                Matcher matcher = pattern.matcher(new Hurried(text, pattern));
                return whole ? matcher.matches() : matcher.find();
            } catch (StackOverflowError e) {
                throw new PatternTooSlow("the pattern " + pattern + " recurses too deeply on a value of "
                        + text.length() + " characters; write it without a group that repeats");
            }
        }
    }

    /** Text that is not to be looked at after its deadline, nor by a task that was told to end. */
    private static final class Hurried implements CharSequence {
        /** The clock is read once in so many characters. */
        private static final int LEAP = 1 << 12;

        private final CharSequence text;
        private final Pattern pattern;
        private int looks;
        private long deadline;

        Hurried(CharSequence text, Pattern pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        public char charAt(int index) {
            if ((++looks & (LEAP - 1)) == 0) {
                hurry();
            }
            return text.charAt(index);
        }

        private void hurry() {
            long now = System.nanoTime();
            if (deadline == 0) {
                deadline = now + LONGEST.toNanos();
            }
            if (now - deadline > 0 || Thread.currentThread().isInterrupted()) {
                throw new PatternTooSlow("the pattern " + pattern + " took longer than " + LONGEST.toSeconds()
                        + " s on a value of " + text.length()
                        + " characters; write it without a repetition inside of a repetition");
            }
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
            return text.toString();
        }
    }

    /** A value and a pattern that do not come to an end together. */
    static final class PatternTooSlow extends RuntimeException {
        private static final long serialVersionUID = 1;

        PatternTooSlow(String message) {
            super(message);
        }
    }
}
