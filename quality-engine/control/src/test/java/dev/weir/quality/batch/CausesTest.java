package dev.weir.quality.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.batch.Cause.Kind;
import dev.weir.quality.batch.Causes.Earlier;
import dev.weir.quality.batch.RecordedSchemas.RecordedSchema;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.MetricName;
import dev.weir.quality.meaning.MissingColumn;
import dev.weir.quality.rules.History;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

    private static final Rule COMPLETE = rule(RuleKind.IS_COMPLETE, "email", null);
    private static final Rule COLOURS = rule(
            RuleKind.COLUMN_VALUES, "colour", new Condition(Operator.IN, OperandType.STRING, List.of("red", "blue")));
    private static final Rule DATES = rule(
            RuleKind.COLUMN_DATA_TYPE, "born", new Condition(Operator.EQUALS, OperandType.STRING, List.of("Date")));
    private static final Rule FRESH = rule(
            RuleKind.DATA_FRESHNESS,
            "day",
            new Condition(Operator.LESS_THAN_OR_EQUAL, OperandType.DURATION, List.of("PT24H")));
    private static final Rule ROWS = Rule.of(
            "r1",
            "RowCount > 1000",
            1,
            RuleKind.ROW_COUNT,
            List.of(),
            null,
            new Condition(Operator.GREATER_THAN, OperandType.NUMBER, List.of("1000")),
            null,
            null);

    private final Map<String, List<History.Point>> published = new HashMap<>();
    private @Nullable RecordedSchema schema;

    // Schema

    @Test
    void aColumnThatTheCatalogKnowsIsGone() {
        schema = new RecordedSchema(3, NOW.minus(Duration.ofDays(1)), List.of("id", "email", "name"));

        assertThat(only(COMPLETE, missing("email", "id", "since", "until"), 10))
                .isEqualTo(new Cause(
                        "r1",
                        Kind.SCHEMA_CHANGE,
                        "email",
                        "Column email is gone from the data",
                        List.of(),
                        "Version 3 of the dataset, of 2026-11-25, has it; new is since, until"));
    }

    @Test
    void aColumnIsTheOnlyOneThatIsGoneAndAnotherTheOnlyOneThatIsNew() {
        schema = new RecordedSchema(3, NOW, List.of("id", "email"));

        assertThat(only(COMPLETE, missing("email", "id", "e_mail"), 10).sentence())
                .isEqualTo("Column email may be called e_mail now");
    }

    @Test
    void aColumnThatNobodyKnewIsNoChange() {
        schema = new RecordedSchema(3, NOW, List.of("id", "name"));
        assertThat(causes(COMPLETE, missing("email", "id", "name"), 10)).isEmpty();

        schema = null;
        assertThat(causes(COMPLETE, missing("email", "id", "name"), 10)).isEmpty();
    }

    @Test
    void noValueIsOfATypeThatAllWere() {
        held(DATES, 1, 1, 1);

        assertThat(only(DATES, failed(0.0), 10).sentence()).isEqualTo("Column born holds another type than Date");
    }

    @Test
    void someValuesOfAnotherTypeAreNoChangeOfType() {
        held(DATES, 1, 1, 1);
        assertThat(causes(DATES, failed(0.01), 10)).isEmpty();

        held(DATES, 1, 0.99, 1);
        assertThat(causes(DATES, failed(0.0), 10)).isEmpty();
    }

    // New categories

    @Test
    void aValueThatNoBatchHadBefore() {
        held(COLOURS, 1, 1, 1);

        Cause cause = only(COLOURS, failed(0.9), 100, row("colour", "mauve"), row("colour", "mauve"));

        assertThat(cause.kind()).isEqualTo(Kind.NEW_CATEGORY);
        assertThat(cause.sentence()).isEqualTo("Column colour has a new value: \"mauve\"");
        assertThat(cause.evidence())
                .isEqualTo("The 3 published batches before had none but those that the rule allows");
        assertThat(cause.masked().sentence()).isEqualTo("Column colour has a new value: ***");
    }

    @Test
    void severalValuesAreNamedAndNullsAreNone() {
        held(COLOURS, 1, 1, 1);

        assertThat(only(COLOURS, failed(0.9), 100, row("colour", "mauve"), row("colour", null), row("colour", "puce"))
                        .sentence())
                .isEqualTo("Column colour has 2 new values: \"mauve\", \"puce\"");
    }

    @Test
    void aRuleThatFailedBeforeHasNoNewCategory() {
        held(COLOURS, 1, 0.98, 1);

        assertThat(causes(COLOURS, failed(0.9), 100, row("colour", "mauve"))).isEmpty();
    }

    @Test
    void tooFewBatchesTellNothing() {
        held(COLOURS, 1, 1);

        assertThat(causes(COLOURS, failed(0.9), 100, row("colour", "mauve"))).isEmpty();
    }

    @Test
    void manyDifferentValuesAreNoCategory() {
        held(COLOURS, 1, 1, 1);
        FailingRow[] rows =
                IntStream.range(0, 6).mapToObj(i -> row("colour", "x" + i)).toArray(FailingRow[]::new);

        assertThat(causes(COLOURS, failed(0.9), 100, rows)).isEmpty();
    }

    // Late batches

    @Test
    void aBatchComesLongAfterTheOneBefore() {
        arrived(FRESH, 50, 74, 98, 121);

        assertThat(only(FRESH, failed(0.0), 10))
                .isEqualTo(new Cause(
                        "r1",
                        Kind.LATE,
                        null,
                        "The batch is late: it came 2 days after the one before",
                        List.of(),
                        "The 4 published batches before came at most 24 hours apart"));
    }

    @Test
    void aBatchThatCameInTimeIsNotLate() {
        arrived(FRESH, 47, 71, 95, 119);
        assertThat(causes(FRESH, failed(0.0), 10)).isEmpty();

        arrived(FRESH, 500, 524, 548);
        assertThat(causes(FRESH, failed(0.0), 10)).isEmpty();
    }

    // Nulls

    @Test
    void nullsAreFarMoreThanBefore() {
        held(COMPLETE, 1, 0.99, 0.995);

        Cause cause = only(COMPLETE, failed(0.875), 100);

        assertThat(cause.sentence()).isEqualTo("Nulls in column email: 12.5 % of its rows");
        assertThat(cause.evidence()).isEqualTo("At most 1 % in the 3 published batches before");
    }

    @Test
    void nullsAsBeforeAreNoJump() {
        held(COMPLETE, 0.95, 0.94, 0.95);
        assertThat(causes(COMPLETE, failed(0.93), 100)).isEmpty();

        held(COMPLETE, 1, 1, 1);
        assertThat(causes(COMPLETE, failed(0.995), 1000)).isEmpty();
    }

    // Volume

    @Test
    void farFewerOrMoreRowsThanUsual() {
        held(ROWS, 10_000, 9_800, 10_400);

        assertThat(only(ROWS, failed(12.0), 12))
                .isEqualTo(new Cause(
                        "r1",
                        Kind.VOLUME,
                        null,
                        "Far fewer rows than usual: 12",
                        List.of(),
                        "The 3 published batches before had 9,800 to 10,400"));
        assertThat(only(ROWS, failed(30_000.0), 30_000).sentence()).isEqualTo("Far more rows than usual: 30,000");
    }

    @Test
    void rowsAsUsualAreNoCause() {
        held(ROWS, 10_000, 9_800, 10_400);

        assertThat(causes(ROWS, failed(4_900.0), 4_900)).isEmpty();
        assertThat(causes(ROWS, failed(20_800.0), 20_800)).isEmpty();
    }

    // All of them

    @Test
    void aRuleThatHoldsNeedsNoCause() {
        held(ROWS, 10_000, 9_800, 10_400);
        RuleOutcome passed = new RuleOutcome("r1", Outcome.PASSED, 12.0, 0, "12 rows");

        assertThat(causes(ROWS, passed, 12)).isEmpty();
        assertThat(Causes.metrics(ruleset(ROWS), report(passed, 12))).isEmpty();
        assertThat(Causes.metrics(ruleset(COMPLETE), report(failed(0.5), 12)))
                .containsExactlyInAnyOrder("Dataset.*.RowCount", "Column.email.Completeness");
    }

    @Test
    void partsOfARuleHaveCausesOfTheirOwn() {
        held(ROWS, 10_000, 9_800, 10_400);
        Rule part = Rule.of(
                "r1.2", "RowCount > 1000", 1, RuleKind.ROW_COUNT, List.of(), null, ROWS.condition(), null, null);
        Rule both = Rule.builder("r1", "(IsComplete \"email\") and (RowCount > 1000)", 1, RuleKind.AND)
                .parts(List.of(COMPLETE, part))
                .build();
        RuleOutcome outcome = new RuleOutcome(
                "r1",
                Outcome.FAILED,
                null,
                0,
                "",
                List.of(
                        new RuleOutcome("r1.1", Outcome.PASSED, 1.0, 0, ""),
                        new RuleOutcome("r1.2", Outcome.FAILED, 12.0, 0, "")));

        assertThat(causes(both, outcome, 12)).singleElement().satisfies(cause -> {
            assertThat(cause.ruleId()).isEqualTo("r1.2");
            assertThat(cause.kind()).isEqualTo(Kind.VOLUME);
        });
    }

    @Test
    void whatEnginesSayOfAMissingColumnIsReadAgain() {
        MissingColumn missing = new MissingColumn("e mail", List.of("id", "name"));
        assertThat(MissingColumn.in("r1: " + missing.text())).contains(missing);
        MissingColumn empty = new MissingColumn("a", List.of());
        assertThat(MissingColumn.in(empty.text())).contains(empty);
        assertThat(MissingColumn.in("0.9 of the rows")).isEmpty();
    }

    private void held(Rule rule, double... values) {
        List<History.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new History.Point(NOW.minus(Duration.ofDays(i + 1)), values[i]));
        }
        published.put(MetricName.of(rule).orElseThrow(), points);
    }

    /** @param hours before now, the latest first */
    private void arrived(Rule rule, long... hours) {
        published.put(
                MetricName.of(rule).orElseThrow(),
                Arrays.stream(hours)
                        .mapToObj(ago -> new History.Point(NOW.minus(Duration.ofHours(ago)), 1))
                        .toList());
    }

    private Cause only(Rule rule, RuleOutcome outcome, long rows, FailingRow... samples) {
        List<Cause> found = causes(rule, outcome, rows, samples);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<Cause> causes(Rule rule, RuleOutcome outcome, long rows, FailingRow... samples) {
        return Causes.of(
                ruleset(rule),
                report(outcome, rows, samples),
                new Earlier(NOW, published, Optional.ofNullable(schema)));
    }

    private static Rule rule(RuleKind kind, String column, @Nullable Condition condition) {
        return Rule.of("r1", kind.dqdlName(), 1, kind, List.of(column), null, condition, null, null);
    }

    private static RuleOutcome failed(double metric) {
        return new RuleOutcome("r1", Outcome.FAILED, metric, 1, "not as it should be");
    }

    private static RuleOutcome missing(String column, String... known) {
        return new RuleOutcome("r1", Outcome.UNDECIDED, null, 0, new MissingColumn(column, List.of(known)).text());
    }

    private static FailingRow row(String column, @Nullable String value) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put(column, value);
        return new FailingRow(List.of("r1"), List.of("broken"), values);
    }

    private static CheckReport report(RuleOutcome outcome, long rows, FailingRow... samples) {
        return new CheckReport(
                "run",
                1,
                Status.COMPLETED,
                "test",
                null,
                rows,
                rows,
                0,
                0,
                List.of(outcome),
                List.of(),
                List.of(),
                List.of(samples),
                List.of(),
                1);
    }

    private static Ruleset ruleset(Rule rule) {
        return new Ruleset(
                new UUID(0, 1),
                "test",
                1,
                "lake",
                "d",
                "t/",
                "q/",
                Ruleset.PublishAs.FILES,
                Ruleset.Mode.SPLIT,
                OptionalDouble.empty(),
                QuarantineTerms.USUAL,
                Optional.empty(),
                "",
                false,
                Map.of(),
                List.of(rule),
                List.of(),
                Instant.EPOCH,
                "me");
    }
}
