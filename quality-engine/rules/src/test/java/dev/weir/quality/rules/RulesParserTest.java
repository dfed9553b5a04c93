package dev.weir.quality.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.Rule.Severity;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.rules.RulesInvalid.Mistake;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesParserTest {

    static Stream<RuleKind> readsTheExampleOfEachRuleType() {
        return Arrays.stream(RuleKind.values()).filter(kind -> kind != RuleKind.ALL_STATISTICS);
    }

    @ParameterizedTest
    @MethodSource
    void readsTheExampleOfEachRuleType(RuleKind kind) {
        String example = RuleReference.of(kind).example();

        Rule rule = only(example);

        assertThat(rule.kind()).isEqualTo(kind);
        assertThat(rule.text()).isEqualTo(example);
    }

    @Test
    void countsDuplicateRowsOfNamedColumns() {
        assertThat(only("DuplicateRowCount \"a\" \"b\" = 0").columns()).containsExactly("a", "b");
        assertThat(only("DuplicateRowCount \"a\" < 3").kind()).isEqualTo(RuleKind.DUPLICATE_ROW_COUNT);
    }

    @ParameterizedTest
    @MethodSource
    void readsConditions(String text, Condition expected) {
        assertThat(only(text).condition()).isEqualTo(expected);
    }

    static Stream<Arguments> readsConditions() {
        return Stream.of(
                c("RowCount > 0", Operator.GREATER_THAN, OperandType.NUMBER, "0"),
                c("RowCount between 10 and 20", Operator.BETWEEN, OperandType.NUMBER, "10", "20"),
                c("RowCount not between 10 and 20", Operator.NOT_BETWEEN, OperandType.NUMBER, "10", "20"),
                c("RowCount in [1, 2]", Operator.IN, OperandType.NUMBER, "1", "2"),
                c("ColumnValues \"a\" not in [\"x\", \"y\"]", Operator.NOT_IN, OperandType.STRING, "x", "y"),
                c("ColumnValues \"a\" = \"x\"", Operator.EQUALS, OperandType.STRING, "x"),
                c("ColumnValues \"a\" != -5.5", Operator.NOT_EQUALS, OperandType.NUMBER, "-5.5"),
                c("ColumnValues \"a\" matches \"[^@]+\"", Operator.MATCHES, OperandType.STRING, "[^@]+"),
                c("ColumnValues \"a\" not matches \"x\"", Operator.NOT_MATCHES, OperandType.STRING, "x"),
                c("ColumnValues \"a\" != NULL", Operator.NOT_EQUALS, OperandType.NULL),
                c("ColumnValues \"a\" != EMPTY", Operator.NOT_EQUALS, OperandType.EMPTY),
                c("ColumnValues \"a\" = WHITESPACES_ONLY", Operator.EQUALS, OperandType.WHITESPACES_ONLY),
                c("ColumnValues \"a\" > \"2026-01-31\"", Operator.GREATER_THAN, OperandType.DATE, "2026-01-31"),
                c(
                        "ColumnValues \"a\" > (now() - 3 days)",
                        Operator.GREATER_THAN,
                        OperandType.COMPUTED_DATE,
                        "now() - 3 days"),
                c("ColumnValues \"a\" <= now()", Operator.LESS_THAN_OR_EQUAL, OperandType.COMPUTED_DATE, "now()"),
                c("DataFreshness \"a\" <= 24 hours", Operator.LESS_THAN_OR_EQUAL, OperandType.DURATION, "PT24H"),
                c("DataFreshness \"a\" <= 3 days", Operator.LESS_THAN_OR_EQUAL, OperandType.DURATION, "PT72H"),
                c("FileSize > 3 TB", Operator.GREATER_THAN, OperandType.SIZE, "3298534883328"),
                c(
                        "FileFreshness between \"9:30 AM\" and \"21:30\"",
                        Operator.BETWEEN,
                        OperandType.COMPUTED_DATE,
                        "09:30",
                        "21:30"),
                c("RowCount > avg(last(3))", Operator.GREATER_THAN, OperandType.COMPUTED_NUMBER, "avg(last(3))"),
                c("ColumnLength \"zip\" = 5 with threshold > 0.9", Operator.EQUALS, OperandType.NUMBER, "5"));
    }

    @Test
    void readsArithmeticOverEarlierBatches() {
        Condition condition =
                requireNonNull(only("RowCount between 0.8 * avg(last(10)) and max(last(3)) + std(last(10))")
                        .condition());

        assertThat(condition.type()).isEqualTo(OperandType.COMPUTED_NUMBER);
        assertThat(condition.operands()).hasSize(2);
        condition.operands().forEach(Computed::check);
    }

    @Test
    void keepsThresholdWhereSqlAndPlaces() {
        List<Rule> rules = RulesParser.parse("""
                # Contacts, as agreed with sales
                Rules = [
                    ColumnValues "amount" >= 0 with threshold > 0.99,
                    IsComplete "email" where "country = 'DE'",
                    CustomSql "select count(*) from primary where a > b" = 0
                ]
                """).rules();

        assertThat(rules.get(0).threshold())
                .isEqualTo(new Condition(Operator.GREATER_THAN, OperandType.NUMBER, List.of("0.99")));
        assertThat(rules.get(1).where()).isEqualTo("country = 'DE'");
        assertThat(rules.get(2).sql()).isEqualTo("select count(*) from primary where a > b");
        assertThat(rules).extracting(Rule::line).containsExactly(3, 4, 5);
        assertThat(rules).extracting(Rule::id).containsExactly("r1", "r2", "r3");
        assertThat(rules.get(1).text()).isEqualTo("IsComplete \"email\" where \"country = 'DE'\"");
    }

    @Test
    void readsRulesWithinRules() {
        Rule rule = only("(RowCount > 0) or ((IsComplete \"a\") and (IsUnique \"a\") and (IsUnique \"b\"))");

        assertThat(rule.kind()).isEqualTo(RuleKind.OR);
        assertThat(rule.parts()).extracting(Rule::id).containsExactly("r1.1", "r1.2");
        assertThat(rule.parts().get(1).kind()).isEqualTo(RuleKind.AND);
        assertThat(rule.leaves().map(Rule::id)).containsExactly("r1.1", "r1.2.1", "r1.2.2", "r1.2.3");
    }

    @Test
    void readsOptionsAndLabels() {
        List<Rule> rules = RulesParser.parse("""
                DefaultLabels = ["team" = "crm", "frequency" = "daily"]
                Rules = [
                    ColumnValues "a" > 0 with nulls = "fail" with severity = "warn" labels = ["team" = "loyalty"],
                    DetectAnomalies "Mean" "a" with strategy = "seasonal", # labels = ["no" = "label"]
                    ColumnValues "a" = "labels = [\\"x\\" = \\"y\\"]"
                ]
                """).rules();

        assertThat(rules.get(0).nulls()).isEqualTo(NullPolicy.FAIL);
        assertThat(rules.get(0).severity()).isEqualTo(Severity.WARN);
        assertThat(rules.get(0).labels()).containsEntry("team", "loyalty").containsEntry("frequency", "daily");
        assertThat(rules.get(1).options()).containsEntry("strategy", "seasonal");
        assertThat(rules.get(1).labels()).containsOnlyKeys("team", "frequency");
        assertThat(requireNonNull(rules.get(2).condition()).operands().get(0)).contains("labels = [");
    }

    @Test
    void readsOtherDatasets() {
        Rule refers = only("ReferentialIntegrity \"country, zip\" \"places.{code, postal}\" >= 0.9");
        Rule match = only("DatasetMatch \"orders\" \"id->order_id,day\" \"amount->total\" >= 0.9");
        Rule aggregate = only("AggregateMatch \"sum(amount)\" \"sum(orders.total)\" = 1.0");

        assertThat(refers.columns()).containsExactly("country", "zip");
        assertThat(refers.reference()).isEqualTo(new Rule.Reference("places", List.of("code", "postal"), List.of()));
        assertThat(match.columns()).containsExactly("id", "day");
        assertThat(match.reference())
                .isEqualTo(new Rule.Reference(
                        "orders", List.of("order_id", "day"), List.of(new Rule.ColumnPair("amount", "total"))));
        assertThat(requireNonNull(aggregate.reference()).alias()).isEqualTo("orders");
        assertThat(RulesParser.parse("Rules = [ " + refers.text() + ", " + match.text() + " ]")
                        .references())
                .containsExactly("places", "orders");
    }

    @Test
    void readsConstantsAndAnalyzers() {
        RulesText text = RulesParser.parse("""
                tiers = ["gold", "silver"]
                Rules = [ ColumnValues "tier" in $tiers ]
                Analyzers = [ Mean "amount", AllStatistics "amount", Variance "amount" ]
                """);

        assertThat(requireNonNull(text.rules().get(0).condition()).operands()).containsExactly("gold", "silver");
        assertThat(text.analyzers())
                .extracting(Rule::kind)
                .containsExactly(RuleKind.MEAN, RuleKind.ALL_STATISTICS, RuleKind.VARIANCE);
        assertThat(text.analyzers()).extracting(Rule::id).containsExactly("a1", "a2", "a3");
    }

    @ParameterizedTest
    @MethodSource
    void saysWhereItIsWrong(String text, int line, int column, String message) {
        RulesInvalid invalid = catchThrowableOfType(RulesInvalid.class, () -> RulesParser.parse(text));

        Mistake mistake = invalid.mistakes().get(0);
        assertThat(mistake.message()).contains(message);
        assertThat(mistake.line()).isEqualTo(line);
        assertThat(mistake.column()).isEqualTo(column);
    }

    static Stream<Arguments> saysWhereItIsWrong() {
        return Stream.of(
                Arguments.of("Rules = [\n  IsComplete \"id\",\n  Nonsense \"id\"\n]", 3, 3, "Nonsense"),
                Arguments.of("Rules = [\n  IsComplete\n]", 2, 3, "for example IsComplete \"id\""),
                Arguments.of("Rules = [ RowCount > ]", 1, 22, "] is unexpected; expected"),
                Arguments.of("Rules = [ IsComplete \"id\" ", 2, 1, "the text ends"),
                Arguments.of("Rules = [ ]", 1, 1, "at least one rule"),
                Arguments.of("Rules = [ IsComplete \"id\" ] ]", 1, 29, "nothing is expected"),
                Arguments.of("Rules = [ RowCount > foo(last(3)) ]", 1, 11, "unknown function foo"),
                Arguments.of("Rules = [ RowCount > last(3) ]", 1, 11, "make one of them"),
                Arguments.of("Rules = [ ColumnValues \"a\" > avg(last(3)) ]", 1, 11, "metrics are"),
                Arguments.of("Rules = [ DetectAnomalies \"Nothing\" ]", 1, 11, "Nothing is no metric"),
                Arguments.of("Rules = [ DetectAnomalies \"Mean\" ]", 1, 11, "name a metric and its column"),
                Arguments.of("Rules = [ CustomSql \"select 1\" ]", 1, 11, "CustomSql"),
                Arguments.of("Rules = [ ColumnValues \"a\" matches \"[\" ]", 1, 11, "not a regular expression"),
                Arguments.of("Rules = [ ColumnDataType \"a\" = \"Date32\" ]", 1, 11, "Date32 is no type"),
                Arguments.of("Rules = [ AllStatistics \"a\" ]", 1, 11, "AllStatistics"),
                Arguments.of("Rules = [ ColumnValues \"a\" > 1 with colour = \"red\" ]", 1, 11, "no such option"),
                Arguments.of(
                        "Rules = [ ColumnValues \"a\" > 1 with nulls = \"maybe\" ]",
                        1,
                        11,
                        "\"pass\", \"fail\", \"skip\""),
                Arguments.of("Rules = [ IsComplete \"a\" with nulls = \"pass\" ]", 1, 11, "does not leave open"),
                Arguments.of("Rules = [ IsComplete \"a\" labels = [team] ]", 1, 26, "labels are pairs"),
                Arguments.of("Rules = [ ReferentialIntegrity \"a,b\" \"x.{c}\" = 1.0 ]", 1, 11, "2 and 1 are named"),
                Arguments.of("Rules = [ (IsComplete \"a\") and (Nonsense \"a\") ]", 1, 33, "Nonsense"),
                Arguments.of("", 2, 1, ""));
    }

    @Test
    void namesEveryWrongRule() {
        RulesInvalid invalid = catchThrowableOfType(
                RulesInvalid.class,
                () -> RulesParser.parse("Rules = [ Nonsense \"a\",\n IsComplete \"b\",\n Wrong \"c\" ]"));

        assertThat(invalid.mistakes()).extracting(Mistake::line).containsExactly(1, 3);
    }

    @Test
    void refusesToAskRowsWhatRowsCannotAnswer() {
        String rowCount = "Rules = [ (RowCount > 0) or (IsComplete \"a\") ]";

        assertThat(RulesParser.parse(rowCount).rules()).hasSize(1);
        RulesInvalid invalid = catchThrowableOfType(RulesInvalid.class, () -> RulesParser.parse(rowCount, true));
        assertThat(invalid.mistakes().get(0).message()).contains("RowCount > 0 cannot answer");
        assertThat(RulesParser.parse("Rules = [ (IsComplete \"b\") or (IsComplete \"a\") ]", true)
                        .rules()
                        .get(0)
                        .rowWise())
                .isTrue();
    }

    private static Rule only(String rule) {
        return RulesParser.parse("Rules = [ " + rule + " ]").rules().get(0);
    }

    private static Arguments c(String text, Operator operator, OperandType type, String... operands) {
        return Arguments.of(text, new Condition(operator, type, List.of(operands)));
    }
}
