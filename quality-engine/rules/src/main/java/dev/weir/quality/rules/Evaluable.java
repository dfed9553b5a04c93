package dev.weir.quality.rules;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.MeaningReader;
import dev.weir.quality.meaning.MetricName;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether somebody can evaluate a rule: better known when it is saved than when a batch is waiting. */
final class Evaluable {
    private Evaluable() {}

    static <X extends Exception> Rule checked(Rule rule, Function<String, X> otherwise) throws X {
        String reason = obstacle(rule);
        if (reason != null) {
            throw otherwise.apply(reason);
        }
        return rule;
    }

    private static @Nullable String obstacle(Rule rule) {
        try {
            return switch (rule.kind().answerer()) {
                case ENGINE, PARTS -> obstacleForEngines(supposed(rule));
                case FILES -> {
                    FileRules.check(rule);
                    yield null;
                }
                case HISTORY -> {
                    Anomalies.asked(rule);
                    yield null;
                }
                case ANALYZER -> rule.kind().dqdlName() + " measures; it belongs to Analyzers";
            };
        } catch (CannotCompile e) {
            return e.getMessage();
        }
    }

    private static @Nullable String obstacleForEngines(Rule rule) {
        return MeaningReader.ofAnyBatch().read(rule) instanceof Meaning.Undecidable undecidable
                ? undecidable.why()
                : null;
    }

    /** The rule as it will be: what is computed when a batch comes is supposed to be some number, or now. */
    private static Rule supposed(Rule rule) {
        if (!rule.parts().isEmpty()) {
            return rule.with()
                    .parts(rule.parts().stream().map(Evaluable::supposed).toList())
                    .build();
        }
        if (rule.kind().answerer() == RuleKind.Answerer.FILES || rule.kind().answerer() == RuleKind.Answerer.HISTORY) {
            return rule.with()
                    .kind(RuleKind.ROW_COUNT)
                    .condition(new Condition(Operator.GREATER_THAN, OperandType.NUMBER, List.of("0")))
                    .build();
        }
        // What values are held against is no metric, and stays as it is.
        boolean aboutValues = rule.kind() == RuleKind.COLUMN_VALUES || rule.kind() == RuleKind.COLUMN_LENGTH;
        boolean computed = rule.condition() != null && rule.condition().type() == OperandType.COMPUTED_NUMBER;
        Condition condition = aboutValues && computed ? rule.condition() : supposed(rule, rule.condition());
        return rule.with()
                .condition(condition)
                .threshold(supposed(rule, rule.threshold()))
                .build();
    }

    private static @Nullable Condition supposed(Rule rule, @Nullable Condition condition) {
        if (condition == null) {
            return null;
        }
        return switch (condition.type()) {
            case COMPUTED_NUMBER -> {
                if (MetricName.of(rule).isEmpty()) {
                    throw new CannotCompile(
                            rule.kind().dqdlName() + " has no number that could be compared with earlier" + " batches");
                }
                condition.operands().forEach(Computed::check);
                yield numbers(condition);
            }
            case COMPUTED_DATE ->
                new Condition(
                        condition.operator(),
                        OperandType.DATE,
                        condition.operands().stream()
                                .map(operand ->
                                        Moment.of(operand, Instant.EPOCH).toString())
                                .toList());
            default -> condition;
        };
    }

    private static Condition numbers(Condition condition) {
        return new Condition(
                condition.operator(),
                OperandType.NUMBER,
                condition.operands().stream().map(operand -> "1").toList());
    }
}
