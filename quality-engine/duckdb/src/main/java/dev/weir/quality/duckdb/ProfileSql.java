package dev.weir.quality.duckdb;

import dev.weir.quality.meaning.Meaning.ValueType;
import dev.weir.quality.profile.ColumnProfile.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked about a column, as aggregates of DuckDB. */
final class ProfileSql {
    static final List<Double> SHARES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    /** What text can be read as, the narrowest first. */
    static final List<Measure> READINGS = List.of(
            Measure.INTEGERS,
            Measure.DECIMALS,
            Measure.BOOLEANS,
            Measure.DATES,
            Measure.TIMESTAMPS,
            Measure.UUIDS,
            Measure.EMAILS);

    /** Texts longer than this are neither listed nor compared. */
    private static final int MOST_LENGTH = 256;

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýß";
    private static final String DIGITS = "0123456789";

    private final Column column;
    private final boolean exact;

    ProfileSql(Column column, boolean exact) {
        this.column = column;
        this.exact = exact;
    }

    /** Each column is asked all; what makes no sense is null. */
    enum Measure {
        VALUES,
        NANS,
        EMPTIES,
        DISTINCT,
        LEAST,
        GREATEST,
        FIRST,
        LAST,
        MEAN,
        DEVIATION,
        QUANTILES,
        SHORTEST,
        MEAN_LENGTH,
        LONGEST,
        PATTERNS,
        INTEGERS,
        DECIMALS,
        BOOLEANS,
        DATES,
        TIMESTAMPS,
        UUIDS,
        EMAILS
    }

    static String name(Measure reading) {
        String plural = reading.name().toLowerCase(java.util.Locale.ROOT);
        return plural.substring(0, plural.length() - 1);
    }

    static Kind kind(Column column) {
        return switch (column.family()) {
            case INTEGER -> Kind.INTEGER;
            case DECIMAL, FLOATING -> Kind.FRACTION;
            case TEXT -> Kind.TEXT;
            case BOOLEAN -> Kind.BOOLEAN;
            case DATE, TIMESTAMP, ZONED -> Kind.TIME;
            case OTHER -> Kind.OTHER;
        };
    }

    List<String> measures() {
        return Arrays.stream(Measure.values()).map(this::of).toList();
    }

    private String of(Measure measure) {
        boolean text = column.family() == Column.Family.TEXT;
        boolean position = column.family().numeric() || kind(column) == Kind.TIME;
        String value = column.value();
        return switch (measure) {
            case VALUES -> "count(" + value + ")";
            case NANS -> column.family() == Column.Family.FLOATING ? where("isnan(" + value + ")") : "NULL";
            case EMPTIES -> text ? where(value + " = ''") : "NULL";
            case DISTINCT ->
                column.family() == Column.Family.OTHER
                        ? "NULL"
                        : exact ? "count(DISTINCT " + value + ")" : "approx_count_distinct(" + value + ")";
            case LEAST -> text || position ? bound("min") : "NULL";
            case GREATEST -> text || position ? bound("max") : "NULL";
            case FIRST -> position ? "min(" + position() + ")" : "NULL";
            case LAST -> position ? "max(" + position() + ")" : "NULL";
            case MEAN -> column.family().numeric() ? "avg(" + moderate() + ")" : "NULL";
            case DEVIATION -> column.family().numeric() ? "stddev_pop(" + moderate() + ")" : "NULL";
            case QUANTILES -> position ? quantiles() : "NULL";
            case SHORTEST -> text ? "min(length(" + value + "))" : "NULL";
            case MEAN_LENGTH -> text ? "avg(length(" + value + "))" : "NULL";
            case LONGEST -> text ? "max(length(" + value + "))" : "NULL";
            case PATTERNS -> text ? "approx_count_distinct(" + pattern() + ")" : "NULL";
            case INTEGERS -> text ? where(read(ValueType.LONG.shape(), "BIGINT")) : "NULL";
            case DECIMALS -> text ? where(read(ValueType.DOUBLE.shape(), "DOUBLE")) : "NULL";
            case BOOLEANS -> text ? where(matches(ValueType.BOOLEAN.shape())) : "NULL";
            case DATES -> text ? where(read(ValueType.DATE.shape(), "DATE")) : "NULL";
            case TIMESTAMPS -> text ? where(read(ValueType.TIMESTAMP.shape(), "TIMESTAMP WITH TIME ZONE")) : "NULL";
            case UUIDS -> text ? where(matches(dev.weir.quality.profile.Shapes.UUID)) : "NULL";
            case EMAILS -> text ? where(matches(dev.weir.quality.profile.Shapes.EMAIL)) : "NULL";
        };
    }

    private static String where(String predicate) {
        return "count(*) FILTER (WHERE " + predicate + ")";
    }

    private String matches(String shape) {
        return "regexp_full_match(" + column.value() + ", " + Sql.text(shape) + ")";
    }

    private String read(String shape, String type) {
        return matches(shape) + " AND TRY_CAST(" + column.value() + " AS " + type + ") IS NOT NULL";
    }

    private String bound(String function) {
        String value =
                switch (column.family()) {
                    case FLOATING -> "CASE WHEN NOT isnan(" + column.value() + ") THEN " + column.value() + " END";
                    case ZONED -> "(" + column.value() + " AT TIME ZONE 'UTC')";
                    default -> column.value();
                };
        return "left(CAST(" + function + "(" + value + ") AS VARCHAR), " + MOST_LENGTH + ")";
    }

    /** Where a value lies on a line, as {@code DOUBLE}; null for what is not finite. */
    String position() {
        String value = column.value();
        return switch (column.family()) {
            case FLOATING -> "CASE WHEN isfinite(" + value + ") THEN CAST(" + value + " AS DOUBLE) END";
            case DATE, TIMESTAMP ->
                "CASE WHEN isfinite(" + value + ") THEN CAST(epoch_us(CAST(" + value + " AS TIMESTAMP)) AS DOUBLE) END";
            case ZONED -> "CASE WHEN isfinite(" + value + ") THEN CAST(epoch_us(" + value + ") AS DOUBLE) END";
            default -> "CAST(" + value + " AS DOUBLE)";
        };
    }

    /** Whose square is still a number. */
    private String moderate() {
        return "CASE WHEN abs(" + position() + ") < 1e150 THEN " + position() + " END";
    }

    private String quantiles() {
        String shares = SHARES.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        String value =
                switch (column.family()) {
                    case FLOATING -> position();
                    case ZONED -> "(" + column.value() + " AT TIME ZONE 'UTC')";
                    default -> column.value();
                };
        return "CAST(" + (exact ? "quantile_disc(" : "approx_quantile(") + value + ", " + shares + ") AS VARCHAR[])";
    }

    /** Null if it is too long. */
    String shortText() {
        return column.family() == Column.Family.TEXT
                ? "CASE WHEN length(" + column.value() + ") <= " + MOST_LENGTH + " THEN " + column.value() + " END"
                : column.text();
    }

    String pattern() {
        return "translate(CASE WHEN length(" + column.value() + ") <= 64 THEN " + column.value() + " END, "
                + Sql.text(UPPER + LOWER + DIGITS) + ", "
                + Sql.text("A".repeat(UPPER.length()) + "a".repeat(LOWER.length()) + "9".repeat(DIGITS.length())) + ")";
    }
}
