package dev.weir.quality.openlineage;

import dev.weir.quality.contract.CheckReport.MetricValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the metrics of a check tell of one column, as far as OpenLineage has a word for it; null for what they do not. */
record ColumnMetrics(
        @Nullable Long nulls,
        @Nullable Long distinct,
        @Nullable Double sum,
        @Nullable Double min,
        @Nullable Double max) {

    private static final String COLUMN = "Column.";
    private static final ColumnMetrics NONE = new ColumnMetrics(null, null, null, null, null);

    /** By column. Metrics that speak of some rows only, those with a {@code where}, are left out. @param rows of the batch */
    static Map<String, ColumnMetrics> of(List<MetricValue> measured, long rows) {
        Map<String, ColumnMetrics> columns = new TreeMap<>();
        for (MetricValue metric : measured) {
            int dot = metric.name().lastIndexOf('.');
            if (!metric.name().startsWith(COLUMN) || dot <= COLUMN.length()) {
                continue;
            }
            String column = metric.name().substring(COLUMN.length(), dot);
            columns.getOrDefault(column, NONE)
                    .with(metric.name().substring(dot + 1), metric.value(), rows)
                    .ifPresent(more -> columns.put(column, more));
        }
        return columns;
    }

    private Optional<ColumnMetrics> with(String metric, double value, long rows) {
        return switch (metric) {
            case "Completeness" ->
                whole((1 - value) * rows).map(count -> new ColumnMetrics(count, distinct, sum, min, max));
            case "DistinctValuesCount" -> whole(value).map(count -> new ColumnMetrics(nulls, count, sum, min, max));
            case "Sum" -> Optional.of(new ColumnMetrics(nulls, distinct, value, min, max));
            case "Minimum" -> Optional.of(new ColumnMetrics(nulls, distinct, sum, value, max));
            case "Maximum" -> Optional.of(new ColumnMetrics(nulls, distinct, sum, min, value));
            default -> Optional.empty();
        };
    }

    // A share of other rows than all, those that could be read, makes no whole number of these: it is not told as one.
    private static Optional<Long> whole(double count) {
        long near = Math.round(count);
        return Math.abs(count - near) < 1e-6 * Math.max(1, near) ? Optional.of(near) : Optional.empty();
    }
}
