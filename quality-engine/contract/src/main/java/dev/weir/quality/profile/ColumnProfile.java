package dev.weir.quality.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one column holds.
 *
 * @param written the type that the file says it has; {@code text} in CSV
 * @param found what all of its values can be read as: of a text column perhaps {@code integer}, {@code date} or {@code email}
 * @param nans of a floating column
 * @param empties texts without a character
 * @param distinct different values, null not counted; null if the type has no notion of it
 * @param least as text, cut after 256 characters; NaN is left out
 * @param mean of the finite values, as is {@code deviation}, which is the population's
 * @param top the most frequent values, counted exactly; texts longer than 256 characters are left out
 * @param wholeTop {@code top} has every value that occurs
 * @param patterns of text: letters as {@code A} and {@code a}, digits as {@code 9}
 * @param histogram bins of the same width; of numbers and of dates
 */
public record ColumnProfile(
        String name,
        Kind kind,
        String written,
        String found,
        long rows,
        long nulls,
        long nans,
        long empties,
        @Nullable Distinct distinct,
        @Nullable String least,
        @Nullable String greatest,
        @Nullable Double mean,
        @Nullable Double deviation,
        List<Quantile> quantiles,
        @Nullable Lengths lengths,
        List<Counted> top,
        boolean wholeTop,
        List<Counted> patterns,
        List<Bin> histogram,
        boolean masked) {

    public ColumnProfile {
        quantiles = List.copyOf(quantiles);
        top = List.copyOf(top);
        patterns = List.copyOf(patterns);
        histogram = List.copyOf(histogram);
    }

    /** What can be said about values. */
    public enum Kind {
        INTEGER,
        /** Decimals too. */
        FRACTION,
        TEXT,
        BOOLEAN,
        TIME,
        /** Lists, records, bytes. */
        OTHER
    }

    /** @param exact else an estimate with {@link DataProfile#DISTINCT_ERROR} */
    public record Distinct(long count, boolean exact) {}

    /** The value that {@code share} of the values do not exceed. */
    public record Quantile(double share, String value) {}

    /** Characters (code points). */
    public record Lengths(long least, double mean, long greatest) {}

    /** A value or a pattern, and how often it occurs. */
    public record Counted(String value, long count) {}

    /** Values from {@code from} up to {@code to}; the last bin has its end in it. */
    public record Bin(String from, String to, long count) {}

    public long values() {
        return rows - nulls;
    }

    ColumnProfile withoutValues() {
        return new ColumnProfile(
                name, kind, written, found, rows, nulls, nans, empties, distinct, null, null, null, null, List.of(),
                lengths, List.of(), false, List.of(), List.of(), true);
    }
}
