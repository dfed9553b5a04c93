package dev.weir.quality.worker.conformance;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rules as the service parses them. */
public final class Rules {
    private Rules() {}

    public static Rule rule(RuleKind kind, String column) {
        return rule(kind, column, null);
    }

    public static Rule rule(RuleKind kind, String column, Condition condition) {
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
        return Rule.of(
                rule.id(),
                rule.text() + " with threshold " + words(threshold),
                rule.line(),
                rule.kind(),
                rule.columns(),
                rule.sql(),
                rule.condition(),
                threshold,
                rule.where());
    }

    public static Rule where(Rule rule, String where) {
        return Rule.of(
                rule.id(),
                rule.text() + " where \"" + where + "\"",
                rule.line(),
                rule.kind(),
                rule.columns(),
                rule.sql(),
                rule.condition(),
                rule.threshold(),
                where);
    }

    public static Rule id(String id, Rule rule) {
        return Rule.of(
                id,
                rule.text(),
                rule.line(),
                rule.kind(),
                rule.columns(),
                rule.sql(),
                rule.condition(),
                rule.threshold(),
                rule.where());
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
