package dev.weir.quality.rules;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.rules.LeafReader.NotReadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.glue.dqdl.model.condition.date.DateBasedCondition;
import software.amazon.glue.dqdl.model.condition.date.DateExpression;
import software.amazon.glue.dqdl.model.condition.date.NullDateExpression;
import software.amazon.glue.dqdl.model.condition.duration.Duration;
import software.amazon.glue.dqdl.model.condition.duration.DurationBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.AtomicNumberOperand;
import software.amazon.glue.dqdl.model.condition.number.NullNumericOperand;
import software.amazon.glue.dqdl.model.condition.number.NumberBasedCondition;
import software.amazon.glue.dqdl.model.condition.number.NumericOperand;
import software.amazon.glue.dqdl.model.condition.size.Size;
import software.amazon.glue.dqdl.model.condition.size.SizeBasedCondition;
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
        if (condition instanceof DurationBasedCondition duration) {
            return new Condition(
                    operator(duration.getOperator()),
                    OperandType.DURATION,
                    duration.getOperands().stream().map(ConditionReader::iso).toList());
        }
        if (condition instanceof SizeBasedCondition size) {
            return new Condition(
                    operator(size.getOperator()),
                    OperandType.SIZE,
                    size.getOperands().stream().map(ConditionReader::bytes).toList());
        }
        throw new NotReadable("`" + condition.getConditionAsString() + "` is not a condition of this rule type");
    }

    private static Operator operator(Enum<?> theirs) {
        return Operator.valueOf(theirs.name().replace("THAN_EQUAL_TO", "THAN_OR_EQUAL"));
    }

    private static Condition numbers(Operator operator, List<NumericOperand> operands) {
        List<String> texts = new ArrayList<>();
        boolean literal = true;
        for (NumericOperand operand : operands) {
            if (operand instanceof NullNumericOperand) {
                return keyword(operator, OperandType.NULL, operands.size());
            }
            literal &= operand instanceof AtomicNumberOperand;
            texts.add(operand instanceof AtomicNumberOperand ? operand.getOperand() : operand.toString());
        }
        return new Condition(operator, literal ? OperandType.NUMBER : OperandType.COMPUTED_NUMBER, texts);
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
                throw new NotReadable("`" + operand.getOperand() + "` is not a text that is known now");
            }
            literals.add(operand.getOperand());
        }
        return new Condition(operator, OperandType.STRING, literals);
    }

    private static Condition dates(Operator operator, List<DateExpression> operands) {
        List<String> texts = new ArrayList<>();
        boolean literal = true;
        for (DateExpression operand : operands) {
            if (operand instanceof NullDateExpression) {
                return keyword(operator, OperandType.NULL, operands.size());
            }
            if (operand instanceof DateExpression.StaticDate date) {
                texts.add(date.getEvaluatedExpression().toLocalDate().toString());
            } else {
                literal = false;
                texts.add(moment(operand));
            }
        }
        return new Condition(operator, literal ? OperandType.DATE : OperandType.COMPUTED_DATE, texts);
    }

    private static String moment(DateExpression operand) {
        if (operand instanceof DateExpression.CurrentDateExpression relative) {
            String sign = relative.getOperator().name().equals("MINUS") ? " - " : " + ";
            return "now()" + sign + relative.getDuration().getAmount() + " "
                    + relative.getDuration().getUnit().name().toLowerCase(Locale.ROOT);
        }
        if (operand instanceof DateExpression.CurrentDate) {
            return "now()";
        }
        return operand.getEvaluatedExpression().toLocalTime().toString();
    }

    private static String iso(Duration duration) {
        return Moment.duration(duration.getAmount(), duration.getUnit().name().toLowerCase(Locale.ROOT))
                .toString();
    }

    // The library multiplies in ints.
    private static String bytes(Size size) {
        long unit = 1L
                << (10
                        * List.of("B", "KB", "MB", "GB", "TB")
                                .indexOf(size.getUnit().name()));
        return Long.toString(size.getAmount() * unit);
    }

    private static Condition keyword(Operator operator, OperandType type, int operands) {
        boolean comparison = operator == Operator.EQUALS || operator == Operator.NOT_EQUALS;
        if (!comparison || operands != 1) {
            throw new NotReadable(type + " can be compared with = and != only, by itself");
        }
        return new Condition(operator, type, List.of());
    }
}
