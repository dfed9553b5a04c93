package dev.weir.catalog.crawl;

import dev.weir.format.Column;
import dev.weir.format.ColumnStatistics;
import dev.weir.format.ColumnType;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.NestedFields;
import dev.weir.format.ValueOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the files of a dataset say of their columns' values. A file that says nothing of a column makes the sum of
 * that part unknown: half a minimum is none.
 */
final class StatisticsSum {

    private static final class Sum {
        long rowsCovered;
        long nulls;
        boolean nullsKnown = true;
        boolean boundsKnown = true;

        @Nullable
        String least;

        @Nullable
        String greatest;

        OptionalLong distinct = OptionalLong.empty();
        int files;
    }

    // Most files of a dataset have the very same columns.
    private final Map<List<Column>, Map<String, ColumnType>> typesOf = new HashMap<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();
    private long rows;
    private boolean anyStatistics;
    private boolean anyWithout;

    void add(FileMetadata file) {
        if (file.rows().equals(OptionalLong.of(0))) {
            return;
        }
        anyStatistics |= !file.statistics().isEmpty();
        anyWithout |= file.rows().isEmpty() || file.statistics().isEmpty();
        rows += file.rows().orElse(0);
        Map<String, ColumnType> types = typesOf.computeIfAbsent(file.columns(), StatisticsSum::types);
        types.forEach((path, type) -> add(
                sums.computeIfAbsent(path, any -> new Sum()),
                file.rows().orElse(0),
                file.statistics().getOrDefault(path, ColumnStatistics.NOTHING),
                ValueOrder.of(type)));
    }

    /** A file that was not read: nothing is known of the whole. */
    void addUnread() {
        anyWithout = true;
    }

    private static Map<String, ColumnType> types(List<Column> columns) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        for (Column column : columns) {
            types.put(column.name(), column.type());
            NestedFields.of(column).forEach(field -> types.put(field.path(), field.type()));
        }
        return types;
    }

    private static void add(Sum sum, long rows, ColumnStatistics more, Optional<Comparator<String>> order) {
        sum.files++;
        sum.distinct = sum.files == 1 ? more.distinct() : OptionalLong.empty();
        sum.rowsCovered += rows;
        sum.nulls += more.nulls().orElse(0);
        sum.nullsKnown &= more.nulls().isPresent();
        if (more.least().isEmpty() || more.greatest().isEmpty()) {
            // A column of nothing but nulls has no bounds, and takes none away.
            sum.boundsKnown &= more.nulls().equals(OptionalLong.of(rows));
        } else if (order.isEmpty()) {
            sum.boundsKnown = false;
        } else if (sum.boundsKnown) {
            bounds(sum, more.least().get(), more.greatest().get(), order.get());
        }
    }

    private static void bounds(Sum sum, String least, String greatest, Comparator<String> order) {
        try {
            String lower = sum.least;
            String upper = sum.greatest;
            sum.least = lower == null || order.compare(least, lower) < 0 ? least : lower;
            sum.greatest = upper == null || order.compare(greatest, upper) > 0 ? greatest : upper;
        } catch (NumberFormatException anotherType) {
            // A column of numbers in one file, of strings in another.
            sum.boundsKnown = false;
        }
    }

    /** By the path of a column; columns of which nothing is known are left out. */
    Map<String, ColumnStatistics> statistics() {
        Map<String, ColumnStatistics> statistics = new LinkedHashMap<>();
        if (!anyStatistics || anyWithout) {
            return statistics;
        }
        sums.forEach((path, sum) -> {
            ColumnStatistics of = statistics(path, sum);
            if (!of.equals(ColumnStatistics.NOTHING)) {
                statistics.put(path, of);
            }
        });
        return statistics;
    }

    // What lacks a column has nulls there; of nested ones the counts are of values, not of rows.
    private ColumnStatistics statistics(String path, Sum sum) {
        boolean complete = sum.rowsCovered == rows;
        boolean nullsKnown = sum.nullsKnown && (complete || path.indexOf('.') < 0);
        return new ColumnStatistics(
                nullsKnown ? OptionalLong.of(sum.nulls + rows - sum.rowsCovered) : OptionalLong.empty(),
                sum.boundsKnown ? Texts.storable(sum.least) : Optional.empty(),
                sum.boundsKnown ? Texts.storable(sum.greatest) : Optional.empty(),
                complete ? sum.distinct : OptionalLong.empty());
    }
}
