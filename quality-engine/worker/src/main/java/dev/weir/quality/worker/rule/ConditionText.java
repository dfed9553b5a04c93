package dev.weir.quality.worker.rule;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import java.util.stream.Collectors;

/** A condition in DQDL's words, for messages. */
final class ConditionText {
    private ConditionText() {}

    static String of(Condition condition) {
        return switch (condition.operator()) {
            case EQUALS -> "= " + single(condition);
            case NOT_EQUALS -> "!= " + single(condition);
            case GREATER_THAN -> "> " + single(condition);
            case GREATER_THAN_OR_EQUAL -> ">= " + single(condition);
            case LESS_THAN -> "< " + single(condition);
            case LESS_THAN_OR_EQUAL -> "<= " + single(condition);
            case BETWEEN -> "between " + joined(condition, " and ");
            case NOT_BETWEEN -> "not between " + joined(condition, " and ");
            case IN -> "in [" + joined(condition, ", ") + "]";
            case NOT_IN -> "not in [" + joined(condition, ", ") + "]";
            case MATCHES -> "matches " + single(condition);
            case NOT_MATCHES -> "not matches " + single(condition);
        };
    }

    private static String single(Condition condition) {
        return switch (condition.type()) {
            case NULL, EMPTY, WHITESPACES_ONLY -> condition.type().name();
            case NUMBER, STRING, DATE -> joined(condition, ", ");
        };
    }

    private static String joined(Condition condition, String separator) {
        return condition.operands().stream()
                .map(operand -> condition.type() == OperandType.STRING ? '"' + operand + '"' : operand)
                .collect(Collectors.joining(separator));
    }
}
