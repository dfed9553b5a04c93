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

    /** What the operands are. A {@link #DATE} operand is ISO-8601, a {@link #NUMBER} a decimal literal. */
    public enum OperandType {
        NUMBER,
        STRING,
        DATE,
        NULL,
        EMPTY,
        WHITESPACES_ONLY
    }

    public Condition {
        operands = List.copyOf(operands);
    }
}
