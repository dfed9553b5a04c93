package dev.weir.quality.contract.conformance;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules as the service parses them. */
public final class Rules {
    private Rules() {}

    public static Rule rule(RuleKind kind, String column) {
        return rule(kind, column, null);
    }

    public static Rule rule(RuleKind kind, String column, @Nullable Condition condition) {
        return Rule.of(
                "r1",
                kind.dqdlName() + " \"" + column + "\"" + (condition == null ? "" : " " + words(condition)),
                1,
                kind,
                List.of(column),
                null,
                condition,
                null,
                null);
    }

    public static Rule rowCount(Condition condition) {
        return Rule.of(
                "r1", "RowCount " + words(condition), 1, RuleKind.ROW_COUNT, List.of(), null, condition, null, null);
    }

    public static Rule sql(String sql, Condition condition) {
        return Rule.of(
                "r1",
                "CustomSql \"" + sql + "\" " + words(condition),
                1,
                RuleKind.CUSTOM_SQL,
                List.of(),
                sql,
                condition,
                null,
                null);
    }

    public static Rule uniqueness(Condition condition, String... columns) {
        return Rule.of(
                "r1",
                "Uniqueness "
                        + Arrays.stream(columns).map(c -> '"' + c + '"').collect(Collectors.joining(" "))
                        + " " + words(condition),
                1,
                RuleKind.UNIQUENESS,
                List.of(columns),
                null,
                condition,
                null,
                null);
    }

    public static Rule threshold(Rule rule, Condition threshold) {
        return named(rule.id(), rule.text() + " with threshold " + words(threshold), rule)
                .threshold(threshold)
                .build();
    }

    public static Rule where(Rule rule, String where) {
        return named(rule.id(), rule.text() + " where \"" + where + "\"", rule)
                .where(where)
                .build();
    }

    /** The same under another id; its parts are numbered after it. */
    public static Rule id(String id, Rule rule) {
        List<Rule> parts = new ArrayList<>();
        for (int i = 0; i < rule.parts().size(); i++) {
            parts.add(id(id + "." + (i + 1), rule.parts().get(i)));
        }
        return named(id, rule.text(), rule).parts(parts).build();
    }

    private static Rule.Builder named(String id, String text, Rule rule) {
        return Rule.builder(id, text, rule.line(), rule.kind())
                .columns(rule.columns())
                .sql(rule.sql())
                .condition(rule.condition())
                .threshold(rule.threshold())
                .where(rule.where())
                .arguments(rule.arguments())
                .reference(rule.reference())
                .nulls(rule.nulls())
                .severity(rule.severity())
                .labels(rule.labels())
                .options(rule.options())
                .rowWise(rule.rowWise())
                .parts(rule.parts())
                .decided(rule.decided());
    }

    public static Condition number(Operator operator, String... operands) {
        return new Condition(operator, OperandType.NUMBER, List.of(operands));
    }

    public static Condition text(Operator operator, String... operands) {
        return new Condition(operator, OperandType.STRING, List.of(operands));
    }

    public static Condition date(Operator operator, String... operands) {
        return new Condition(operator, OperandType.DATE, List.of(operands));
    }

    public static Condition keyword(Operator operator, OperandType type) {
        return new Condition(operator, type, List.of());
    }

    private static String words(Condition condition) {
        return condition.operator() + " "
                + (condition.operands().isEmpty() ? condition.type() : String.join(", ", condition.operands()));
    }
}
