package dev.weir.format;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What metadata says of the values of one column, in one file or in many. It may say nothing; what it says is not proven by
 * reading the data.
 *
 * @param nulls how many
 * @param least as text that {@link ValueOrder} knows: {@code 12.50}, {@code 2026-10-27}; writers may have cut long texts
 *     short. Never NaN
 * @param greatest likewise
 * @param distinct how many different values, where a footer counts them; of one file only, since such counts do not add up
 */
public record ColumnStatistics(
        OptionalLong nulls, Optional<String> least, Optional<String> greatest, OptionalLong distinct) {

    public static final ColumnStatistics NOTHING =
            new ColumnStatistics(OptionalLong.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());

    /** Of a column that a file lacks: all its rows are null. */
    public static ColumnStatistics absent(long rows) {
        return new ColumnStatistics(OptionalLong.of(rows), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }
}
