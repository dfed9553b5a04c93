package dev.weir.quality.worker.differential;

import static dev.weir.quality.worker.conformance.Rules.about;
import static dev.weir.quality.worker.conformance.Rules.against;
import static dev.weir.quality.worker.conformance.Rules.all;
import static dev.weir.quality.worker.conformance.Rules.any;
import static dev.weir.quality.worker.conformance.Rules.arguments;
import static dev.weir.quality.worker.conformance.Rules.date;
import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.keyword;
import static dev.weir.quality.worker.conformance.Rules.nulls;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowWise;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.sql;
import static dev.weir.quality.worker.conformance.Rules.text;
import static dev.weir.quality.worker.conformance.Rules.threshold;
import static dev.weir.quality.worker.conformance.Rules.warn;
import static dev.weir.quality.worker.conformance.Rules.where;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.contract.RuleKind.Answerer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rules of all kinds that an engine answers, about the columns of a {@link RandomTable}. */
final class RandomRules {
    private static final List<RuleKind> KINDS = Arrays.stream(RuleKind.values())
            .filter(kind -> kind.answerer() == Answerer.ENGINE)
            .toList();
    private static final List<Operator> ORDERING = List.of(
            Operator.EQUALS,
            Operator.NOT_EQUALS,
            Operator.GREATER_THAN,
            Operator.GREATER_THAN_OR_EQUAL,
            Operator.LESS_THAN,
            Operator.LESS_THAN_OR_EQUAL);
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "2", "1.5", "0.1", "0.5", "100", "9007199254740993", "1e300", "-0.001");
    private static final List<String> TEXTS = List.of("a", "DE", "FR", "", "1", "1.0", "é", "true", "2024-01-10", " ");
    private static final List<String> DAYS =
            List.of("0001-01-01", "1582-10-10", "1850-06-01", "1970-01-01", "2024-01-10", "2024-01-10T12:00:00Z");
    private static final List<String> PATTERNS =
            List.of("[A-Z]+", ".*", "\\d+", "\\w+", "(?i)de|fr", ".", "[^a]*", "\\s*", "\\p{L}+", "(a|b)?");
    private static final List<String> WHERES = List.of(
            "whole > 1", "code = 'DE'", "code is null or whole <= 3", "not (price < 1.5)", "day >= '1970-01-01'");
    private static final List<String> TYPES = List.of("INTEGER", "LONG", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP");

    private final SplittableRandom random;
    private final List<String> columns;

    RandomRules(SplittableRandom random, RandomTable table) {
        this.random = random;
        this.columns = table.columns().stream().map(RandomTable.Column::name).toList();
    }

    /** Each kind once or more. */
    List<Rule> some() {
        return IntStream.range(0, KINDS.size() + 14)
                .mapToObj(i -> id("r" + (i + 1), i % 12 == 11 ? joined() : varied(leaf(KINDS.get(i % KINDS.size())))))
                .toList();
    }

    private Rule joined() {
        Rule[] parts = {varied(leaf(pick(KINDS))), varied(leaf(pick(ROWS))), varied(leaf(pick(ROWS)))};
        Rule[] ofRows = {leaf(pick(ROWS)), leaf(pick(ROWS))};
        return switch (random.nextInt(4)) {
            case 0 -> all(parts);
            case 1 -> any(parts);
            case 2 -> rowWise(all(ofRows));
            default -> rowWise(any(ofRows));
        };
    }

    private static final List<RuleKind> ROWS =
            List.of(RuleKind.IS_COMPLETE, RuleKind.COLUMN_VALUES, RuleKind.COLUMN_LENGTH, RuleKind.IS_UNIQUE);

    private Rule varied(Rule rule) {
        Rule varied = rule;
        if (rule.kind().rowLevel()) {
            varied = random.nextInt(3) == 0 ? nulls(varied, pick(List.of(NullPolicy.values()))) : varied;
            varied = takesThreshold(rule) && random.nextInt(4) == 0
                    ? threshold(varied, number(Operator.GREATER_THAN, pick(List.of("0.5", "0.9"))))
                    : varied;
        }
        varied = rule.reference() == null && rule.sql() == null && random.nextInt(5) == 0
                ? where(varied, pick(WHERES))
                : varied;
        return random.nextInt(10) == 0 ? warn(varied) : varied;
    }

    private static boolean takesThreshold(Rule rule) {
        return rule.kind() == RuleKind.COLUMN_VALUES
                || rule.kind() == RuleKind.COLUMN_LENGTH
                || rule.kind() == RuleKind.COLUMN_DATA_TYPE;
    }

    private Rule leaf(RuleKind kind) {
        String column = pick(columns);
        return switch (kind) {
            case IS_COMPLETE, IS_UNIQUE, COLUMN_EXISTS -> rule(kind, column);
            case IS_PRIMARY_KEY -> about(kind, null, column, pick(columns));
            case UNIQUENESS, UNIQUE_VALUE_RATIO, DUPLICATE_ROW_COUNT -> about(kind, measure(), distinctPair());
            case COLUMN_CORRELATION -> about(kind, measure(), distinctPair());
            case ROW_COUNT, COLUMN_COUNT -> about(kind, number(pick(ORDERING), pick(List.of("0", "5", "13"))));
            case COLUMN_NAMES_MATCH_PATTERN -> arguments(kind, null, pick(List.of("[a-z]+", "w.*")));
            case COLUMN_VALUES -> rule(kind, column, value());
            case COLUMN_LENGTH -> rule(kind, column, number(pick(ORDERING), pick(List.of("0", "1", "2", "10"))));
            case COLUMN_DATA_TYPE -> rule(kind, column, text(Operator.EQUALS, pick(TYPES)));
            case DATA_FRESHNESS ->
                rule(
                        kind,
                        pick(List.of("day", "moment", "clock", column)),
                        new Condition(
                                pick(List.of(Operator.LESS_THAN, Operator.LESS_THAN_OR_EQUAL)),
                                OperandType.DURATION,
                                List.of(pick(List.of("PT24H", "PT1H", "P3650D")))));
            case CUSTOM_SQL ->
                sql(
                        pick(List.of(
                                "select count(*) from primary",
                                "select count(*) from primary where " + pick(WHERES),
                                "select max(whole) from primary",
                                "select avg(tame) from primary where code = 'DE'",
                                "select sum(big) from primary")),
                        measure());
            case REFERENTIAL_INTEGRITY -> against(about(kind, measure(), column), "other", column);
            case ROW_COUNT_MATCH, SCHEMA_MATCH -> against(about(kind, measure()), "other");
            case AGGREGATE_MATCH -> {
                String of =
                        pick(List.of("sum(whole)", "avg(tame)", "min(price)", "max(big)", "count(*)", "sum(price)"));
                yield against(
                        arguments(
                                kind, measure(), of, of.replace("(", "(other.").replace("other.*", "*")),
                        "other");
            }
            case DATASET_MATCH -> against(about(kind, measure(), "whole"), "other", "whole");
            default -> rule(kind, column, measure());
        };
    }

    private String[] distinctPair() {
        int first = random.nextInt(columns.size());
        int second = (first + 1 + random.nextInt(columns.size() - 1)) % columns.size();
        return new String[] {columns.get(first), columns.get(second)};
    }

    private Condition measure() {
        return random.nextInt(4) == 0
                ? number(Operator.BETWEEN, "-1", pick(NUMBERS))
                : number(pick(ORDERING), pick(NUMBERS));
    }

    private Condition value() {
        return switch (random.nextInt(8)) {
            case 0 -> number(pick(ORDERING), pick(NUMBERS));
            case 1 -> number(pick(List.of(Operator.IN, Operator.NOT_IN)), pick(NUMBERS), pick(NUMBERS));
            case 2 -> number(pick(List.of(Operator.BETWEEN, Operator.NOT_BETWEEN)), "0", pick(NUMBERS));
            case 3 -> text(pick(List.of(Operator.EQUALS, Operator.NOT_EQUALS)), pick(TEXTS));
            case 4 -> text(pick(List.of(Operator.IN, Operator.NOT_IN)), pick(TEXTS), pick(TEXTS));
            case 5 -> text(pick(List.of(Operator.MATCHES, Operator.NOT_MATCHES)), pick(PATTERNS));
            case 6 -> date(pick(ORDERING), pick(DAYS));
            default ->
                keyword(
                        pick(List.of(Operator.EQUALS, Operator.NOT_EQUALS)),
                        pick(List.of(OperandType.NULL, OperandType.EMPTY, OperandType.WHITESPACES_ONLY)));
        };
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
