package dev.weir.quality.meaning;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that one number is held against: a count of rows, a share, the answer of a query. */
public final class MetricCondition {
    private final Condition condition;
    private final List<Double> operands;

    private MetricCondition(Condition condition, List<Double> operands) {
        this.condition = condition;
        this.operands = operands;
    }

    /** @throws CannotCompile if it is not about numbers */
    public static MetricCondition of(@Nullable Condition condition) {
        if (condition == null) {
            throw new CannotCompile("a condition is missing, such as > 0");
        }
        if (condition.type() == OperandType.COMPUTED_NUMBER) {
            throw new CannotCompile("it is compared with earlier batches (" + ConditionText.of(condition)
                    + "), which are known where the metrics of a dataset are kept");
        }
        if (condition.type() == OperandType.DURATION || condition.type() == OperandType.SIZE) {
            return new MetricCondition(condition, Operands.scaled(condition));
        }
        if (condition.type() != OperandType.NUMBER) {
            throw new CannotCompile("the condition must be about a number: " + ConditionText.of(condition));
        }
        return new MetricCondition(condition, Operands.numbers(condition));
    }

    /** Every row must satisfy. */
    public static MetricCondition all() {
        return of(new Condition(Condition.Operator.EQUALS, OperandType.NUMBER, List.of("1.0")));
    }

    public boolean holds(double metric) {
        return switch (condition.operator()) {
            case EQUALS -> metric == operands.get(0);
            case NOT_EQUALS -> metric != operands.get(0);
            case GREATER_THAN -> metric > operands.get(0);
            case GREATER_THAN_OR_EQUAL -> metric >= operands.get(0);
            case LESS_THAN -> metric < operands.get(0);
            case LESS_THAN_OR_EQUAL -> metric <= operands.get(0);
            case BETWEEN -> operands.get(0) < metric && metric < operands.get(1);
            case NOT_BETWEEN -> !(operands.get(0) < metric && metric < operands.get(1));
            case IN -> operands.contains(metric);
            case NOT_IN -> !operands.contains(metric);
            case MATCHES, NOT_MATCHES -> throw new CannotCompile("a number cannot match a pattern");
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricCondition same && condition.equals(same.condition);
    }

    @Override
    public int hashCode() {
        return condition.hashCode();
    }

    @Override
    public String toString() {
        return ConditionText.of(condition);
    }
}
