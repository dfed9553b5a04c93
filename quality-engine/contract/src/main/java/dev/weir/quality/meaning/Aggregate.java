package dev.weir.quality.meaning;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of {@code AggregateMatch}: {@code sum(amount)}, {@code avg(reference.amount)}.
 *
 * @param alias of the other dataset; null for the batch itself
 * @param column {@code *} in {@code count(*)}
 */
public record Aggregate(Function function, @Nullable String alias, String column) {
    private static final Pattern SHAPE = Pattern.compile("\\s*(\\w+)\\s*\\(\\s*(?:([\\w-]+)\\.)?([^()]+?)\\s*\\)\\s*");

    /** What can be aggregated. */
    public enum Function {
        SUM,
        AVG,
        MIN,
        MAX,
        COUNT
    }

    /** @throws CannotCompile if it is none */
    public static Aggregate of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new CannotCompile(text + " is no aggregate, such as sum(amount)");
        }
        try {
            return new Aggregate(
                    Function.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2), matcher.group(3));
        } catch (IllegalArgumentException none) {
            throw new CannotCompile(matcher.group(1) + " is not evaluated; these are: sum, avg, min, max, count");
        }
    }
}
