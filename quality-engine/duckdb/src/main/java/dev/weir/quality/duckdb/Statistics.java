package dev.weir.quality.duckdb;

import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning.Statistic;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers about columns: what can be, from the pass that all rules share. */
final class Statistics {
    private final Session session;
    private final Table table;
    private final Fused fused;
    private final Keys keys;

    Statistics(Session session, Table table, Fused fused, Keys keys) {
        this.session = session;
        this.table = table;
        this.fused = fused;
        this.keys = keys;
    }

    /** A number that is known once the pass has run; null if there is none. */
    interface Later {
        @Nullable
        Double get() throws SQLException;
    }

    /** @param scope the rows that it is about */
    Later of(Statistic statistic, List<String> names, Optional<String> scope) {
        List<Column> columns = names.stream().map(table::column).toList();
        return switch (statistic) {
            case MEAN -> average(number(columns), scope);
            case SUM -> sum(number(columns), scope);
            case STANDARD_DEVIATION -> asked("stddev_pop(" + number(columns).as() + ")", scope);
            case VARIANCE -> asked("var_pop(" + number(columns).as() + ")", scope);
            case SKEWNESS -> moments(number(columns), scope, 3);
            case KURTOSIS -> moments(number(columns), scope, 4);
            case RANGE -> range(number(columns), scope);
            case INTERQUARTILE_RANGE -> quartiles(number(columns), scope);
            case ZEROS_COUNT -> count(number(columns).value() + " = 0", scope);
            case COLUMN_CORRELATION -> correlation(columns, scope);
            case ENTROPY -> () -> keys.of(columns, scope).entropy();
            case DISTINCT_VALUES_COUNT -> () -> (double) keys.of(columns, scope).distinct();
            case UNIQUE_VALUE_RATIO ->
                () -> {
                    Keys.Counts counts = keys.of(columns, scope);
                    return counts.distinct() == 0 ? 1.0 : (double) counts.single() / counts.distinct();
                };
            case DUPLICATE_ROW_COUNT ->
                () -> {
                    List<Column> all = columns.isEmpty() ? table.columns() : columns;
                    return all.isEmpty() ? 0.0 : (double) keys.of(all, scope).repeated();
                };
        };
    }

    Later minimum(String column, Optional<String> scope) {
        return asked("min(" + number(table.column(column)).value() + ")", scope);
    }

    Later maximum(String column, Optional<String> scope) {
        return asked("max(" + number(table.column(column)).value() + ")", scope);
    }

    /** @param function {@code min} or {@code max} */
    Later length(String column, String function, Optional<String> scope) {
        return asked(function + "(length(" + Values.text(table.column(column)) + "))", scope);
    }

    /** @param as its SQL as {@code DOUBLE} */
    private record Numeric(String value, String as, boolean floating) {}

    private static Numeric number(List<Column> columns) {
        return number(columns.get(0));
    }

    private static Numeric number(Column column) {
        return switch (column.family()) {
            case INTEGER, DECIMAL, FLOATING ->
                new Numeric(column.value(), Values.doubleOf(column), column.family() == Column.Family.FLOATING);
            // A column that has no value yet is text, and one of texts has no number.
            case TEXT -> new Numeric(Values.doubleOf(column), Values.doubleOf(column), false);
            case BOOLEAN, DATE, TIMESTAMP, ZONED, OTHER ->
                throw new CannotCompile(
                        "it is about numbers, and " + column.name() + " is of type " + column.shownType());
        };
    }

    private Later asked(String aggregate, Optional<String> scope) {
        int number = fused.ask(filtered(aggregate, scope));
        return () -> fused.number(number);
    }

    private static String filtered(String aggregate, Optional<String> scope) {
        return aggregate + scope.map(where -> " FILTER (WHERE " + where + ")").orElse("");
    }

    private Later average(Numeric number, Optional<String> scope) {
        return asked("avg(" + (number.floating() ? number.as() : number.value()) + ")", scope);
    }

    private Later sum(Numeric number, Optional<String> scope) {
        int asked = fused.ask(filtered("sum(" + (number.floating() ? number.as() : number.value()) + ")", scope));
        return () -> {
            Double sum = fused.number(asked);
            return sum == null ? 0.0 : sum;
        };
    }

    private Later count(String predicate, Optional<String> scope) {
        int number = fused.ask("count(*) FILTER (WHERE " + predicate
                + scope.map(where -> " AND (" + where + ")").orElse("") + ")");
        return () -> (double) fused.count(number);
    }

    private Later range(Numeric number, Optional<String> scope) {
        int least = fused.ask(filtered("min(" + number.value() + ")", scope));
        int most = fused.ask(filtered("max(" + number.value() + ")", scope));
        return () -> {
            Double from = fused.number(least);
            Double to = fused.number(most);
            return from == null || to == null ? null : to - from;
        };
    }

    private Later quartiles(Numeric number, Optional<String> scope) {
        // A NaN would be sorted as the largest number.
        String nan = "isnan(" + number.as() + ")";
        int odd = fused.ask("count(*) FILTER (WHERE " + nan
                + scope.map(where -> " AND (" + where + ")").orElse("") + ")");
        int first = fused.ask(filtered("quantile_cont(" + number.as() + ", 0.25)", scope));
        int third = fused.ask(filtered("quantile_cont(" + number.as() + ", 0.75)", scope));
        return () -> {
            Double from = fused.number(first);
            Double to = fused.number(third);
            if (from == null || to == null) {
                return null;
            }
            return fused.count(odd) > 0 ? Double.NaN : to - from;
        };
    }

    private Later correlation(List<Column> columns, Optional<String> scope) {
        String x = number(columns.get(0)).as();
        String y = number(columns.get(1)).as();
        String both = x + " IS NOT NULL AND " + y + " IS NOT NULL"
                + scope.map(where -> " AND (" + where + ")").orElse("");
        Optional<String> rows = Optional.of(both);
        int correlation = fused.ask(filtered("corr(" + x + ", " + y + ")", rows));
        List<Later> spans = List.of(
                asked("min(" + x + ")", rows),
                asked("max(" + x + ")", rows),
                asked("min(" + y + ")", rows),
                asked("max(" + y + ")", rows));
        return () -> {
            boolean constant = same(spans.get(0).get(), spans.get(1).get())
                    || same(spans.get(2).get(), spans.get(3).get());
            return constant ? null : fused.number(correlation);
        };
    }

    private static boolean same(@Nullable Double one, @Nullable Double other) {
        return one == null || one.equals(other);
    }

    /** The mean first, and the powers of the distances to it in a second pass: in one pass they would cancel each other out. */
    private Later moments(Numeric number, Optional<String> scope, int power) {
        Later mean = asked("avg(" + number.as() + ")", scope);
        Later least = asked("min(" + number.as() + ")", scope);
        Later most = asked("max(" + number.as() + ")", scope);
        return () -> {
            Double middle = mean.get();
            if (middle == null || same(least.get(), most.get())) {
                return null;
            }
            if (middle.isNaN() || middle.isInfinite()) {
                return Double.NaN;
            }
            String distance = "(" + number.as() + " - CAST('" + middle + "' AS DOUBLE))";
            @Nullable
            Object[] row = session.row("SELECT avg(pow(" + distance + ", 2)), avg(pow(" + distance + ", " + power
                    + ")) FROM " + table.as("b")
                    + scope.map(where -> " WHERE " + where).orElse(""));
            double second = row[0] instanceof Double value ? value : Double.NaN;
            double higher = row[1] instanceof Double value ? value : Double.NaN;
            return power == 3 ? higher / Math.pow(second, 1.5) : higher / (second * second) - 3;
        };
    }
}
