package dev.weir.quality.profile;

import java.util.List;
import java.util.Set;

/**
 * What files hold, column by column.
 *
 * @param rows without the malformed records
 * @param malformed records of text files that are no rows
 * @param exact whether distinct counts and quantiles are exact; else they are estimates, see {@link #DISTINCT_ERROR}
 */
public record DataProfile(long rows, long malformed, boolean exact, List<ColumnProfile> columns) {

    /**
     * Standard error of an estimated distinct count, as a share: HyperLogLog with 64 registers, 1.04 / sqrt(64), see
     * Flajolet et al. 2007.
     */
    public static final double DISTINCT_ERROR = 0.13;

    public DataProfile {
        columns = List.copyOf(columns);
    }

    /** Without anything of these columns that shows a value. */
    public DataProfile masked(Set<String> names) {
        return new DataProfile(
                rows,
                malformed,
                exact,
                columns.stream()
                        .map(column -> names.contains(column.name()) ? column.withoutValues() : column)
                        .toList());
    }
}
