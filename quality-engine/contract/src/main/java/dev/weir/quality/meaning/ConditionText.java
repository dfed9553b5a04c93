package dev.weir.quality.meaning;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import java.time.Duration;
import java.util.stream.Collectors;

/** A condition in DQDL's words, for messages. */
public final class ConditionText {
    private ConditionText() {}

    public static String of(Condition condition) {
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
            case NUMBER, STRING, DATE, DURATION, SIZE, COMPUTED_NUMBER, COMPUTED_DATE -> joined(condition, ", ");
        };
    }

    private static String joined(Condition condition, String separator) {
        return condition.operands().stream()
                .map(operand -> operand(condition.type(), operand))
                .collect(Collectors.joining(separator));
    }

    private static String operand(OperandType type, String operand) {
        return switch (type) {
            case STRING, DATE -> '"' + operand + '"';
            case DURATION -> duration(Duration.parse(operand));
            case SIZE -> size(Long.parseLong(operand));
            case NUMBER, NULL, EMPTY, WHITESPACES_ONLY, COMPUTED_NUMBER, COMPUTED_DATE -> operand;
        };
    }

    /** As DQDL writes it, in the largest unit that holds it whole. */
    static String duration(Duration duration) {
        if (duration.toHours() != 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + " days";
        }
        return duration.toHours() != 0 && duration.equals(Duration.ofHours(duration.toHours()))
                ? duration.toHours() + " hours"
                : duration.toMinutes() + " minutes";
    }

    private static String size(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        int unit = 0;
        long amount = bytes;
        while (unit < units.length - 1 && amount != 0 && amount % 1024 == 0) {
            amount /= 1024;
            unit++;
        }
        return amount + " " + units[unit];
    }
}
