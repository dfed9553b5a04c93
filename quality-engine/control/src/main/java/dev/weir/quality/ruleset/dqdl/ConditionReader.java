package dev.weir.quality.ruleset.dqdl;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.ruleset.dqdl.RuleReader.NotEvaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.date.DateExpression;
import software.amazon.glue.dqdl.model.condition.date.NullDateExpression;
import software.amazon.glue.dqdl.model.condition.number.AtomicNumberOperand;
import software.amazon.glue.dqdl.model.condition.number.NullNumericOperand;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;
import software.amazon.glue.dqdl.model.condition.string.KeywordStringOperand;
import software.amazon.glue.dqdl.model.condition.string.QuotedStringOperand;
import software.amazon.glue.dqdl.model.condition.string.StringBasedCondition;
import software.amazon.glue.dqdl.model.condition.string.StringOperand;

/** Turns a condition as the library reads it into one as our engines evaluate it. Pure. */
final class ConditionReader {

    private ConditionReader() {}

    /** Null for no condition; the library has both null and an empty one for that. */
    static @Nullable Condition read(software.amazon.glue.dqdl.model.condition.@Nullable Condition condition) {
        if (condition == null || condition.getConditionAsString().isBlank()) {
            return null;
        }
        if (condition instanceof NumberBasedCondition number) {
            return numbers(operator(number.getOperator()), number.getOperands());
        }
        if (condition instanceof StringBasedCondition string) {
            return strings(operator(string.getOperator()), string.getOperands());
        }
        if (condition instanceof DateBasedCondition date) {
            return dates(operator(date.getOperator()), date.getOperands());
        }
        throw new NotEvaluated("`" + condition.getConditionAsString() + "` is not a condition of this rule type");
    }

    private static Operator operator(Enum<?> theirs) {
        return Operator.valueOf(theirs.name().replace("THAN_EQUAL_TO", "THAN_OR_EQUAL"));
    }

    private static Condition numbers(Operator operator, List<NumericOperand> operands) {
        List<String> literals = new ArrayList<>();
        for (NumericOperand operand : operands) {
            if (operand instanceof NullNumericOperand) {
                return keyword(operator, OperandType.NULL, operands.size());
            }
            if (!(operand instanceof AtomicNumberOperand)) {
                throw new NotEvaluated("`" + operand.getOperand()
                        + "` is a computed threshold, which is not evaluated yet; write a number");
            }
            literals.add(operand.getOperand());
        }
        return new Condition(operator, OperandType.NUMBER, literals);
    }

    private static Condition strings(Operator operator, List<StringOperand> operands) {
        List<String> literals = new ArrayList<>();
        for (StringOperand operand : operands) {
            if (operand instanceof KeywordStringOperand keyword) {
                return keyword(
                        operator,
                        OperandType.valueOf(keyword.formatOperand().toUpperCase(Locale.ROOT)),
                        operands.size());
            }
            if (!(operand instanceof QuotedStringOperand)) {
                throw new NotEvaluated("`" + operand.getOperand() + "` is not a text that is known now");
            }
            literals.add(operand.getOperand());
        }
        return new Condition(operator, OperandType.STRING, literals);
    }

    private static Condition dates(Operator operator, List<DateExpression> operands) {
        List<String> literals = new ArrayList<>();
        for (DateExpression operand : operands) {
            if (operand instanceof NullDateExpression) {
                return keyword(operator, OperandType.NULL, operands.size());
            }
            if (!(operand instanceof DateExpression.StaticDate date)) {
                throw new NotEvaluated("`" + operand.getFormattedExpression()
                        + "` is not evaluated yet; write a date such as \"2026-01-31\"");
            }
            literals.add(date.getEvaluatedExpression().toLocalDate().toString());
        }
        return new Condition(operator, OperandType.DATE, literals);
    }

    private static Condition keyword(Operator operator, OperandType type, int operands) {
        boolean comparison = operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
        if (!comparison || operands != 1) {
            throw new NotEvaluated(type + " can be compared with = and != only, by itself");
        }
        return new Condition(operator, type, List.of());
    }
}
