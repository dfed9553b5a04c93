package dev.weir.quality.ruleset.dqdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.platform.problem.Place;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.ruleset.RulesetInvalid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GlueRuleParserTest {

    private final GlueRuleParser parser = new GlueRuleParser();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readsEachKindOfRule(String text, Rule expected) {
        assertThat(parser.parse("Rules = [ " + text + " ]")).containsExactly(expected);
    }

    static Stream<Arguments> readsEachKindOfRule() {
        return Stream.of(
                rule("RowCount > 0", RuleKind.ROW_COUNT, List.of(), number(Operator.GREATER_THAN, "0")),
                rule("RowCount between 10 and 20", RuleKind.ROW_COUNT, List.of(), number(Operator.BETWEEN, "10", "20")),
                rule("IsComplete \"id\"", RuleKind.IS_COMPLETE, List.of("id"), null),
                rule(
                        "Completeness \"id\" >= 0.95",
                        RuleKind.COMPLETENESS,
                        List.of("id"),
                        number(Operator.GREATER_THAN_OR_EQUAL, "0.95")),
                rule("IsUnique \"id\"", RuleKind.IS_UNIQUE, List.of("id"), null),
                rule("Uniqueness \"a\" > 0.9", RuleKind.UNIQUENESS, List.of("a"), number(Operator.GREATER_THAN, "0.9")),
                rule(
                        "ColumnValues \"tier\" in [\"gold\", \"silver\"]",
                        RuleKind.COLUMN_VALUES,
                        List.of("tier"),
                        new Condition(Operator.IN, OperandType.STRING, List.of("gold", "silver"))),
                rule(
                        "ColumnValues \"amount\" >= -5",
                        RuleKind.COLUMN_VALUES,
                        List.of("amount"),
                        number(Operator.GREATER_THAN_OR_EQUAL, "-5")),
                rule(
                        "ColumnValues \"day\" > \"2026-01-31\"",
                        RuleKind.COLUMN_VALUES,
                        List.of("day"),
                        new Condition(Operator.GREATER_THAN, OperandType.DATE, List.of("2026-01-31"))),
                rule(
                        "ColumnValues \"email\" matches \"[^@]+@[^@]+\"",
                        RuleKind.COLUMN_VALUES,
                        List.of("email"),
                        new Condition(Operator.MATCHES, OperandType.STRING, List.of("[^@]+@[^@]+"))),
                rule(
                        "ColumnValues \"name\" != EMPTY",
                        RuleKind.COLUMN_VALUES,
                        List.of("name"),
                        new Condition(Operator.NOT_EQUALS, OperandType.EMPTY, List.of())),
                rule("ColumnLength \"zip\" = 5", RuleKind.COLUMN_LENGTH, List.of("zip"), number(Operator.EQUALS, "5")),
                rule("ColumnExists \"id\"", RuleKind.COLUMN_EXISTS, List.of("id"), null));
    }

    @Test
    void keepsThresholdWhereAndSql() {
        List<Rule> rules = parser.parse("""
                # Contacts, as agreed with sales
                Rules = [
                    ColumnValues "amount" >= 0 with threshold > 0.99,
                    IsComplete "email" where "country = 'DE'",
                    CustomSql "select count(*) from primary where a > b" = 0
                ]
                """);

        assertThat(rules.get(0).threshold()).isEqualTo(number(Operator.GREATER_THAN, "0.99"));
        assertThat(rules.get(1).where()).isEqualTo("country = 'DE'");
        assertThat(rules.get(2).sql()).isEqualTo("select count(*) from primary where a > b");
        assertThat(rules).extracting(Rule::line).containsExactly(3, 4, 5);
        assertThat(rules).extracting(Rule::id).containsExactly("r1", "r2", "r3");
        assertThat(rules.get(1).text()).isEqualTo("IsComplete \"email\" where \"country = 'DE'\"");
    }

    @ParameterizedTest
    @MethodSource
    void saysWhereItIsWrong(String text, int line, int column, String detail) {
        RulesetInvalid invalid = catchThrowableOfType(RulesetInvalid.class, () -> parser.parse(text));

        Place place = invalid.places().get(0);
        assertThat(place.line()).isEqualTo(line);
        assertThat(place.column()).isEqualTo(column);
        assertThat(place.detail()).contains(detail);
    }

    static Stream<Arguments> saysWhereItIsWrong() {
        return Stream.of(
                Arguments.of("Rules = [\n  IsComplete \"id\",\n  Nonsense \"id\"\n]", 3, 3, "Nonsense"),
                Arguments.of("Rules = [\n  IsComplete\n]", 2, 3, "IsComplete"),
                Arguments.of("Rules = [ RowCount > ]", 1, 22, "no viable alternative"),
                Arguments.of("Rules = [ IsComplete \"id\" ", 2, 1, "no viable alternative"),
                Arguments.of("Rules = [ ]", 1, 1, "at least one rule"),
                Arguments.of("Rules = [ IsComplete \"id\" ] ]", 1, 29, "nothing is expected"),
                Arguments.of("Rules = [ RowCount > avg(last(3)) ]", 1, 11, "computed threshold"),
                Arguments.of("Rules = [ DetectAnomalies \"RowCount\" ]", 1, 11, "DetectAnomalies"),
                Arguments.of("Rules = [ (IsComplete \"a\") and (IsUnique \"a\") ]", 1, 11, "and/or"),
                Arguments.of("Rules = [ CustomSql \"select 1\" ]", 1, 11, "CustomSql"),
                Arguments.of("Rules = [ IsComplete \"a\" ] Analyzers = [ RowCount ]", 1, 28, "Analyzers"),
                Arguments.of("", 2, 1, ""));
    }

    @Test
    void namesEveryWrongRule() {
        RulesetInvalid invalid = catchThrowableOfType(
                RulesetInvalid.class,
                () -> parser.parse("Rules = [ Nonsense \"a\",\n IsComplete \"b\",\n Wrong \"c\" ]"));

        assertThat(invalid.places()).extracting(Place::line).containsExactly(1, 3);
    }

    private static Arguments rule(String text, RuleKind kind, List<String> columns, @Nullable Condition condition) {
        return Arguments.of(text, Rule.of("r1", text, 1, kind, columns, null, condition, null, null));
    }

    private static Condition number(Operator operator, String... operands) {
        return new Condition(operator, OperandType.NUMBER, List.of(operands));
    }
}
