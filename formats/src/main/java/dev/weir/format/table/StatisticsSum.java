package dev.weir.format.table;

import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.ValueOrder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What metadata says of columns, summed over files. What one file does not tell is unknown of all. Whoever adds a file adds
 * all of its columns.
 */
public final class StatisticsSum {

    private final Map<String, Sum> sums = new LinkedHashMap<>();

    /** @param paths the columns that have values of their own, and their types */
    public StatisticsSum(Map<String, ColumnType> paths) {
        paths.forEach((path, type) -> sums.put(path, new Sum(ValueOrder.of(type).orElse(null))));
    }

    /**
     * @param path one that this sum was made with
     * @param onlyNulls whether the file has no value of the column, so that it need not have bounds
     */
    public void add(String path, ColumnStatistics ofFile, boolean onlyNulls) {
        Sum sum = sums.get(path);
        if (sum == null) {
            throw new IllegalArgumentException("not a column with values: " + path);
        }
        sum.add(ofFile, onlyNulls);
    }

    /** Columns of which nothing is known are left out. */
    public Map<String, ColumnStatistics> statistics() {
        Map<String, ColumnStatistics> statistics = new LinkedHashMap<>();
        sums.forEach((path, sum) -> {
            ColumnStatistics summed = sum.statistics();
            if (!summed.equals(ColumnStatistics.NOTHING)) {
                statistics.put(path, summed);
            }
        });
        return statistics;
    }

    private static final class Sum {
        private final @Nullable Comparator<String> order;
        private boolean any;
        private boolean nullsKnown = true;
        private boolean leastKnown = true;
        private boolean greatestKnown = true;
        private long nulls;
        private @Nullable String least;
        private @Nullable String greatest;

        Sum(@Nullable Comparator<String> order) {
            this.order = order;
        }

        void add(ColumnStatistics ofFile, boolean onlyNulls) {
            any = true;
            nullsKnown &= ofFile.nulls().isPresent();
            nulls += ofFile.nulls().orElse(0);
            if (onlyNulls || order == null) {
                return;
            }
            leastKnown &= ofFile.least().isPresent();
            greatestKnown &= ofFile.greatest().isPresent();
            if (leastKnown) {
                String other = ofFile.least().orElseThrow();
                least = least == null || order.compare(other, least) < 0 ? other : least;
            }
            if (greatestKnown) {
                String other = ofFile.greatest().orElseThrow();
                greatest = greatest == null || order.compare(other, greatest) > 0 ? other : greatest;
            }
        }

        ColumnStatistics statistics() {
            return new ColumnStatistics(
                    any && nullsKnown ? OptionalLong.of(nulls) : OptionalLong.empty(),
                    leastKnown ? Optional.ofNullable(least) : Optional.empty(),
                    greatestKnown ? Optional.ofNullable(greatest) : Optional.empty(),
                    OptionalLong.empty());
        }
    }
}
