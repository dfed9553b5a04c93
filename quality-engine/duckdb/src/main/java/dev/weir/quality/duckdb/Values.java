package dev.weir.quality.duckdb;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning.ValueType;
import dev.weir.quality.meaning.Operands;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A condition that each value of a column is held against, as SQL. It is null or false for a value that cannot be read as
 * the operand's kind, and null for a null.
 *
 * <p>The operands decide how a value is read, so that a rule means the same whether a CSV column was recognised as numbers or
 * kept as text.
 */
final class Values {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private static final String BLANK = "[ \\t\\n\\x0B\\f\\r]+";

    private final Patterns patterns;

    Values(Patterns patterns) {
        this.patterns = patterns;
    }

    /** @throws CannotCompile if such a value and such a condition do not go together */
    String holds(Column column, Condition condition) {
        return switch (condition.type()) {
            case NULL -> equality(condition, column.value() + " IS NULL");
            case EMPTY -> equality(condition, text(column) + " = ''");
            case WHITESPACES_ONLY ->
                equality(condition, "regexp_full_match(" + text(column) + ", " + Sql.text(BLANK) + ")");
            case NUMBER -> number(column, condition);
            case DATE -> instant(column, condition);
            case STRING ->
                condition.operator() == Operator.MATCHES || condition.operator() == Operator.NOT_MATCHES
                        ? matches(column, condition)
                        : compare(text(column), condition, Operands.texts(condition), Sql::text);
            case DURATION, SIZE, COMPUTED_NUMBER, COMPUTED_DATE ->
                throw new CannotCompile("a value cannot be compared with a " + condition.type());
        };
    }

    String lengthHolds(Column column, Condition condition) {
        return exact("length(" + text(column) + ")", 0, "BIGINT", condition);
    }

    /** How long ago the value was at a moment. */
    String ageHolds(Column column, Condition condition, Instant at) {
        String micros = "(" + micros(at) + " - epoch_us(" + instantOf(column) + "))";
        return compare(
                micros,
                condition,
                Operands.durations(condition).stream().map(Values::micros).toList(),
                String::valueOf);
    }

    /** The value can be read as such a type. */
    String isOf(Column column, ValueType type) {
        Column.Family family = column.family();
        if (family == Column.Family.OTHER) {
            throw new CannotCompile("a value of type " + column.shownType() + " is read as no other type");
        }
        String text = text(column);
        return switch (type) {
            case STRING -> column.value() + " IS NOT NULL";
            case BOOLEAN ->
                family == Column.Family.BOOLEAN
                        ? column.value() + " IS NOT NULL"
                        : "regexp_full_match(" + text + ", '" + ValueType.BOOLEAN.shape() + "')";
            case INTEGER -> whole(column, "INTEGER");
            case LONG -> whole(column, "BIGINT");
            case DOUBLE, FLOAT ->
                family.numeric()
                        ? column.value() + " IS NOT NULL"
                        : "regexp_full_match(" + text + ", '" + ValueType.DOUBLE.shape() + "')";
            case DATE ->
                switch (family) {
                    case DATE -> column.value() + " IS NOT NULL";
                    case TIMESTAMP, ZONED -> "FALSE";
                    default -> "coalesce(" + read(text, ValueType.DATE.shape(), "DATE") + " IS NOT NULL, FALSE)";
                };
            case TIMESTAMP ->
                switch (family) {
                    case DATE, TIMESTAMP, ZONED -> column.value() + " IS NOT NULL";
                    default ->
                        "coalesce(" + read(text, ValueType.TIMESTAMP.shape(), "TIMESTAMP WITH TIME ZONE")
                                + " IS NOT NULL, FALSE)";
                };
        };
    }

    private static String whole(Column column, String type) {
        return switch (column.family()) {
            case INTEGER -> "TRY_CAST(" + column.value() + " AS " + type + ") IS NOT NULL";
            case TEXT -> "coalesce(" + read(text(column), ValueType.LONG.shape(), type) + " IS NOT NULL, FALSE)";
            case DECIMAL ->
                column.scale() == 0 ? "TRY_CAST(" + column.value() + " AS " + type + ") IS NOT NULL" : "FALSE";
            case FLOATING, BOOLEAN, DATE, TIMESTAMP, ZONED, OTHER -> "FALSE";
        };
    }

    /** A number as {@code DOUBLE}, null for what is none. */
    static String doubleOf(Column column) {
        return switch (column.family()) {
            case TEXT -> read(text(column), ValueType.DOUBLE.shape(), "DOUBLE");
            case FLOATING, INTEGER, DECIMAL -> "CAST(" + column.value() + " AS DOUBLE)";
            case BOOLEAN, DATE, TIMESTAMP, ZONED, OTHER ->
                throw new CannotCompile("a value of type " + column.shownType() + " is no number");
        };
    }

    private static String read(String text, String form, String type) {
        return "CASE WHEN regexp_full_match(" + text + ", " + Sql.text(form) + ") THEN TRY_CAST(" + text + " AS " + type
                + ") END";
    }

    private String number(Column column, Condition condition) {
        return switch (column.family()) {
            case INTEGER -> exact(column.value(), 0, column.type(), condition);
            case DECIMAL -> exact(column.value(), column.scale(), column.type(), condition);
            case FLOATING -> {
                // NaN is the largest number of all to DuckDB, so that NaN >= 0 would be true.
                String known =
                        compare(doubleOf(column), condition, Operands.decimals(condition), Values::doubleLiteral);
                yield "NOT isnan(" + column.value() + ") AND (" + known + ")";
            }
            case TEXT -> compare(doubleOf(column), condition, Operands.decimals(condition), Values::doubleLiteral);
            case BOOLEAN, DATE, TIMESTAMP, ZONED, OTHER ->
                throw new CannotCompile("a value of type " + column.shownType() + " cannot be compared with a number");
        };
    }

    private static String doubleLiteral(BigDecimal number) {
        double value = number.doubleValue();
        return Double.isInfinite(value)
                ? "CAST('" + (value > 0 ? "inf" : "-inf") + "' AS DOUBLE)"
                : "CAST('" + value + "' AS DOUBLE)";
    }

    /** Integers and decimals are compared as such: each operand is moved to the nearest value that the column can have. */
    private static String exact(String value, int scale, String type, Condition condition) {
        List<BigDecimal> operands = Operands.decimals(condition);
        return switch (condition.operator()) {
            case EQUALS, IN -> among(value, scale, operands);
            case NOT_EQUALS, NOT_IN -> "NOT (" + among(value, scale, operands) + ")";
            case GREATER_THAN -> above(value, scale, operands.get(0));
            case GREATER_THAN_OR_EQUAL -> notBelow(value, scale, operands.get(0));
            case LESS_THAN -> below(value, scale, operands.get(0));
            case LESS_THAN_OR_EQUAL -> notAbove(value, scale, operands.get(0));
            case BETWEEN -> above(value, scale, operands.get(0)) + " AND " + below(value, scale, operands.get(1));
            case NOT_BETWEEN ->
                notAbove(value, scale, operands.get(0)) + " OR " + notBelow(value, scale, operands.get(1));
            case MATCHES, NOT_MATCHES -> throw new CannotCompile("a pattern must be quoted text");
        };
    }

    private static String above(String value, int scale, BigDecimal operand) {
        return bounded(value, " > ", operand.setScale(scale, RoundingMode.FLOOR));
    }

    private static String notBelow(String value, int scale, BigDecimal operand) {
        return bounded(value, " >= ", operand.setScale(scale, RoundingMode.CEILING));
    }

    private static String below(String value, int scale, BigDecimal operand) {
        return bounded(value, " < ", operand.setScale(scale, RoundingMode.CEILING));
    }

    private static String notAbove(String value, int scale, BigDecimal operand) {
        return bounded(value, " <= ", operand.setScale(scale, RoundingMode.FLOOR));
    }

    private static String bounded(String value, String operator, BigDecimal bound) {
        if (bound.precision() <= 38) {
            return value + operator + literal(bound);
        }
        // No value of a column has so many digits.
        boolean below = operator.startsWith(" <");
        return value + (below == (bound.signum() > 0) ? " IS NOT NULL" : " IS NULL AND FALSE");
    }

    private static String literal(BigDecimal number) {
        return number.scale() <= 0 && number.precision() <= 18
                ? number.toBigInteger().toString()
                : "CAST('" + number.toPlainString() + "' AS DECIMAL(" + digits(number) + ","
                        + Math.max(0, number.scale()) + "))";
    }

    private static int digits(BigDecimal number) {
        return Math.max(number.precision(), Math.max(0, number.scale()));
    }

    private static String among(String value, int scale, List<BigDecimal> operands) {
        List<String> possible = operands.stream()
                .map(BigDecimal::stripTrailingZeros)
                .filter(operand -> operand.scale() <= scale)
                .map(operand -> operand.setScale(scale, RoundingMode.UNNECESSARY))
                .filter(operand -> operand.precision() <= 38)
                .map(Values::literal)
                .distinct()
                .toList();
        return possible.isEmpty()
                ? "CASE WHEN " + value + " IS NOT NULL THEN FALSE END"
                : value
                        + (possible.size() == 1
                                ? " = " + possible.get(0)
                                : " IN (" + String.join(", ", possible) + ")");
    }

    private static String instant(Column column, Condition condition) {
        List<Instant> operands = Operands.instants(condition).stream()
                .map(java.sql.Timestamp::toInstant)
                .toList();
        boolean zoned = column.family() == Column.Family.ZONED || column.family() == Column.Family.TEXT;
        return compare(
                instantOf(column),
                condition,
                operands,
                operand -> zoned
                        ? "CAST('" + time(operand) + "+00' AS TIMESTAMP WITH TIME ZONE)"
                        : "CAST('" + time(operand) + "' AS TIMESTAMP)");
    }

    private static String time(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static String instantOf(Column column) {
        return switch (column.family()) {
            case TEXT -> read(text(column), ValueType.TIMESTAMP.shape(), "TIMESTAMP WITH TIME ZONE");
            case DATE -> "CAST(" + column.value() + " AS TIMESTAMP)";
            case TIMESTAMP, ZONED -> column.value();
            case INTEGER, DECIMAL, FLOATING, BOOLEAN, OTHER ->
                throw new CannotCompile("a value of type " + column.shownType() + " cannot be compared with a date");
        };
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1000);
    }

    private String matches(Column column, Condition condition) {
        String found = patterns.matches(text(column), Operands.texts(condition).get(0));
        return condition.operator() == Operator.MATCHES ? found : "NOT (" + found + ")";
    }

    static String text(Column column) {
        if (column.family() == Column.Family.OTHER) {
            throw new CannotCompile("a value of type " + column.shownType() + " cannot be compared with text");
        }
        return column.text();
    }

    private static String equality(Condition condition, String is) {
        return condition.operator() == Operator.EQUALS ? is : "NOT (" + is + ")";
    }

    private static <T> String compare(
            String value, Condition condition, List<T> operands, Function<T, String> literal) {
        List<String> literals = operands.stream().map(literal).toList();
        return switch (condition.operator()) {
            case EQUALS -> value + " = " + literals.get(0);
            case NOT_EQUALS -> value + " <> " + literals.get(0);
            case GREATER_THAN -> value + " > " + literals.get(0);
            case GREATER_THAN_OR_EQUAL -> value + " >= " + literals.get(0);
            case LESS_THAN -> value + " < " + literals.get(0);
            case LESS_THAN_OR_EQUAL -> value + " <= " + literals.get(0);
            case BETWEEN -> value + " > " + literals.get(0) + " AND " + value + " < " + literals.get(1);
            case NOT_BETWEEN -> value + " <= " + literals.get(0) + " OR " + value + " >= " + literals.get(1);
            case IN -> value + " IN (" + literals.stream().collect(Collectors.joining(", ")) + ")";
            case NOT_IN -> value + " NOT IN (" + literals.stream().collect(Collectors.joining(", ")) + ")";
            case MATCHES, NOT_MATCHES -> throw new CannotCompile("a pattern must be quoted text");
        };
    }
}
