package dev.weir.quality.contract;

import java.util.List;

/**
 * The right-hand side of a rule, such as {@code >= 0}, {@code between 1 and 10} or {@code in ["a", "b"]}.
 *
 * @param operands as written, without quotes. One for a comparison and a {@code matches}, two for {@code between} (both
 *     bounds excluded, as DQDL has it), any number for {@code in}, none for the {@code NULL}, {@code EMPTY} and
 *     {@code WHITESPACES_ONLY} comparisons
 */
public record Condition(Operator operator, OperandType type, List<String> operands) {

    /** DQDL's comparison operators. */
    public enum Operator {
        EQUALS,
        NOT_EQUALS,
        GREATER_THAN,
        GREATER_THAN_OR_EQUAL,
        LESS_THAN,
        LESS_THAN_OR_EQUAL,
        BETWEEN,
        NOT_BETWEEN,
        IN,
        NOT_IN,
        MATCHES,
        NOT_MATCHES
    }

    /** What the operands are. */
    public enum OperandType {
        /** Decimal literals. */
        NUMBER,
        STRING,
        /** ISO-8601 dates or instants. */
        DATE,
        /** ISO-8601 durations, {@code PT24H}. */
        DURATION,
        /** Bytes, as decimal literals. */
        SIZE,
        NULL,
        EMPTY,
        WHITESPACES_ONLY,
        /** Arithmetic over earlier metrics, {@code avg(last(10)) * 0.8}: a number by the time an engine sees the rule. */
        COMPUTED_NUMBER,
        /** {@code (now() - 3 days)}, or a time of the day such as {@code 09:30}: a date by the time an engine sees it. */
        COMPUTED_DATE
    }

    public Condition {
        operands = List.copyOf(operands);
    }
}
