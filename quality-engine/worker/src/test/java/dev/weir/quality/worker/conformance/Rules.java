package dev.weir.quality.worker.conformance;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.ColumnPair;
import dev.weir.quality.contract.Rule.Decided;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.Rule.Reference;
import dev.weir.quality.contract.Rule.Severity;
import dev.weir.quality.contract.RuleKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        return said(rule, "with threshold " + words(threshold), rule.with().threshold(threshold));
    }

    public static Rule where(Rule rule, String where) {
        return said(rule, "where \"" + where + "\"", rule.with().where(where));
    }

    public static Rule nulls(Rule rule, NullPolicy nulls) {
        return said(rule, "with nulls " + nulls, rule.with().nulls(nulls));
    }

    public static Rule warn(Rule rule) {
        return said(rule, "severity WARN", rule.with().severity(Severity.WARN));
    }

    public static Rule rowWise(Rule rule) {
        return said(rule, "row by row", rule.with().rowWise(true));
    }

    public static Rule all(Rule... parts) {
        return joined(RuleKind.AND, parts);
    }

    public static Rule any(Rule... parts) {
        return joined(RuleKind.OR, parts);
    }

    private static Rule joined(RuleKind kind, Rule... parts) {
        String text = Arrays.stream(parts)
                .map(part -> "(" + part.text() + ")")
                .collect(Collectors.joining(" " + kind.dqdlName() + " "));
        return Rule.builder("r1", text, 1, kind).parts(List.of(parts)).build();
    }

    /** About several columns, or none. */
    public static Rule about(RuleKind kind, Condition condition, String... columns) {
        return Rule.builder(
                        "r1",
                        kind.dqdlName() + " " + String.join(" ", columns) + " "
                                + (condition == null ? "" : words(condition)),
                        1,
                        kind)
                .columns(List.of(columns))
                .condition(condition)
                .build();
    }

    public static Rule arguments(RuleKind kind, Condition condition, String... arguments) {
        Rule rule = about(kind, condition);
        return said(rule, String.join(" ", arguments), rule.with().arguments(List.of(arguments)));
    }

    /** Of the columns of {@code rule}, to those of another dataset. */
    public static Rule against(Rule rule, String alias, String... columns) {
        return said(
                rule,
                "against " + alias + " " + String.join(" ", columns),
                rule.with().reference(new Reference(alias, List.of(columns), List.of())));
    }

    public static Rule comparing(Rule rule, ColumnPair... compared) {
        Reference reference = rule.reference();
        return said(
                rule,
                "comparing " + List.of(compared),
                rule.with().reference(new Reference(reference.alias(), reference.columns(), List.of(compared))));
    }

    public static Rule decided(Outcome outcome, Double metric) {
        Rule rule = about(RuleKind.FILE_SIZE, null);
        return said(
                rule, "is known to be " + outcome, rule.with().decided(new Decided(outcome, metric, "known before")));
    }

    /** With the ids that the parser gives: {@code r2}, and {@code r2.1} for its first part. */
    public static Rule id(String id, Rule rule) {
        List<Rule> parts = IntStream.range(0, rule.parts().size())
                .mapToObj(part -> id(id + "." + (part + 1), rule.parts().get(part)))
                .toList();
        return again(id, rule.text(), rule.with().parts(parts));
    }

    private static Rule said(Rule rule, String more, Rule.Builder builder) {
        return again(rule.id(), rule.text() + " " + more, builder);
    }

    private static Rule again(String id, String text, Rule.Builder builder) {
        Rule rule = builder.build();
        return new Rule(
                id,
                text,
                rule.line(),
                rule.kind(),
                rule.columns(),
                rule.sql(),
                rule.condition(),
                rule.threshold(),
                rule.where(),
                rule.arguments(),
                rule.reference(),
                rule.nulls(),
                rule.severity(),
                rule.labels(),
                rule.options(),
                rule.rowWise(),
                rule.parts(),
                rule.decided());
    }

    public static Condition number(Operator operator, String... operands) {
        return new Condition(operator, OperandType.NUMBER, List.of(operands));
    }

    public static Condition text(Operator operator, String... operands) {
        return new Condition(operator, OperandType.STRING, List.of(operands));
    }

    public static Condition age(Operator operator, String... operands) {
        return new Condition(operator, OperandType.DURATION, List.of(operands));
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
