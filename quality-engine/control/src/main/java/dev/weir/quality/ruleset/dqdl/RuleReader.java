package dev.weir.quality.ruleset.dqdl;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.glue.dqdl.model.DQRule;

/** Turns a rule as the library reads it into one as our engines evaluate it. Pure. */
final class RuleReader {

    private RuleReader() {}

    /** @throws NotEvaluated for whatever no engine of ours evaluates: better now than when a batch is waiting */
    static Rule read(String id, String text, int line, DQRule rule) {
        if (!rule.getNestedRules().isEmpty()) {
            throw new NotEvaluated("rules joined by and/or are not evaluated yet; write them as separate rules");
        }
        RuleKind kind = kind(rule.getRuleType());
        if (rule.getTags() != null && rule.getTags().keySet().stream().anyMatch(tag -> !tag.equals("threshold"))) {
            throw new NotEvaluated("of the tags, only `with threshold` is evaluated");
        }
        @Nullable Condition condition = ConditionReader.read(rule.getCondition());
        @Nullable Condition threshold = ConditionReader.read(rule.getThresholdCondition());
        if (kind == RuleKind.CUSTOM_SQL && condition == null) {
            throw new NotEvaluated("CustomSql needs a condition on its one number, such as > 0");
        }
        List<String> parameters = new ArrayList<>(rule.getParameters().values());
        return Rule.of(
                id,
                text,
                line,
                kind,
                kind == RuleKind.CUSTOM_SQL ? List.of() : parameters,
                kind == RuleKind.CUSTOM_SQL ? parameters.get(0) : null,
                condition,
                threshold,
                rule.getWhereClause());
    }

    private static RuleKind kind(String ruleType) {
        return Arrays.stream(RuleKind.values())
                .filter(kind -> kind.dqdlName().equals(ruleType))
                .findFirst()
                .orElseThrow(() -> new NotEvaluated(ruleType + " is not evaluated yet; these are: "
                        + Arrays.stream(RuleKind.values())
                                .map(RuleKind::dqdlName)
                                .collect(Collectors.joining(", "))));
    }

    /** Whether {@code message} speaks of a rule type that an engine evaluates. */
    static boolean isEvaluated(String message) {
        return Arrays.stream(RuleKind.values())
                .anyMatch(kind -> message.contains(" " + kind.dqdlName() + " is not valid"));
    }

    /** A rule, or a part of one, that no engine evaluates. */
    static final class NotEvaluated extends RuntimeException {
        NotEvaluated(String reason) {
            super(reason);
        }
    }
}
