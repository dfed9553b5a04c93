package dev.weir.quality.meaning;

import java.util.regex.Pattern;

/**
 * Which texts are read as numbers and times by rules about values. All engines go by these, and not by what their own casts
 * accept: one takes {@code 1_000} for a number, another {@code 1d}.
 *
 * <p>The patterns mean the same to Java and to RE2, and are for the whole text.
 */
public final class TextForms {
    /** Blanks around it are nothing; {@code NaN} and {@code Infinity} are no numbers. */
    public static final String NUMBER = "[ \\t\\n\\r]*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?[ \\t\\n\\r]*";

    /** Digits, maybe with a sign. */
    public static final String WHOLE_NUMBER = "[ \\t\\n\\r]*[+-]?[0-9]+[ \\t\\n\\r]*";

    /** {@code 2024-01-31}. */
    public static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** A date, or a date and a time, with up to six digits of a fraction; without a zone it is UTC. */
    public static final String INSTANT =
            DATE + "([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?";

    /** In any case. */
    public static final String BOOLEAN = "[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]";

    /** What {@code WHITESPACES_ONLY} means. */
    public static final String BLANK = "[ \\t\\n\\x0B\\f\\r]+";

    private static final Pattern NUMBERS = Pattern.compile(NUMBER);

    private TextForms() {}

    public static boolean isNumber(String text) {
        return NUMBERS.matcher(text).matches();
    }
}
