package dev.weir.quality.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.platform.storage.LakePath;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.Decision;
import dev.weir.quality.batch.Move;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.CheckRequest.SourceObject;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.TestExecution;
import io.openlineage.client.OpenLineageClientUtils;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckEventTest {

    private static final UUID RUN = new UUID(7, 7);
    private static final Instant DECIDED = Instant.parse("2026-11-26T12:00:00Z");
    private static final Spec SPEC = new Spec();

    private static final Rule ROWS = Rule.of(
            "r1",
            "RowCount  >\n 1000",
            1,
            RuleKind.ROW_COUNT,
            List.of(),
            null,
            number(Condition.Operator.GREATER_THAN, "1000"),
            null,
            null);
    private static final Rule COLOURS = Rule.of(
            "r2",
            "ColumnValues \"colour\" in [\"red\"] with threshold > 0.9",
            2,
            RuleKind.COLUMN_VALUES,
            List.of("colour"),
            null,
            new Condition(Condition.Operator.IN, Condition.OperandType.STRING, List.of("red")),
            number(Condition.Operator.GREATER_THAN, "0.9"),
            null);
    private static final Rule ALIKE = Rule.of(
                    "r3",
                    "ColumnCorrelation \"a\" \"b\" > 0.5",
                    3,
                    RuleKind.COLUMN_CORRELATION,
                    List.of("a", "b"),
                    null,
                    number(Condition.Operator.GREATER_THAN, "0.5"),
                    null,
                    null)
            .with()
            .severity(Rule.Severity.WARN)
            .build();

    @Test
    void completesWhenTheGateLetsDataIn() {
        RunEvent event = read(checked(
                Decision.Kind.SPLIT,
                passed("r1", 2000.0),
                new RuleOutcome("r2", Outcome.FAILED, 0.895, 210, "0.895 of the rows"),
                new RuleOutcome("r3", Outcome.SKIPPED, null, 0, "too few earlier batches")));

        assertThat(event.getEventType()).isEqualTo(EventType.COMPLETE);
        assertThat(event.getEventTime().toInstant()).isEqualTo(DECIDED);
        assertThat(event.getRun().getRunId()).isEqualTo(RUN);
        assertThat(event.getRun().getFacets().getErrorMessage()).isNull();
        assertThat(event.getJob().getNamespace()).isEqualTo("acme");
        assertThat(event.getJob().getName()).isEqualTo("contacts");
        assertThat(event.getJob().getFacets().getOwnership().getOwners().get(0).getName())
                .isEqualTo("crm-team");
        assertThat(event.getOutputs()).hasSize(1);
        assertThat(event.getOutputs().get(0).getNamespace()).isEqualTo("s3://lake");
        assertThat(event.getOutputs().get(0).getName()).isEqualTo("bronze/contacts");
        assertThat(event.getOutputs().get(0).getOutputFacets().getOutputStatistics())
                .satisfies(statistics -> {
                    assertThat(statistics.getRowCount()).isEqualTo(1790);
                    assertThat(statistics.getSize()).isEqualTo(90);
                    assertThat(statistics.getFileCount()).isEqualTo(2);
                });
    }

    @Test
    void namesTheFolderThatWasReadAsOpenLineageNamesIt() {
        InputDataset input = read(checked(Decision.Kind.PASSED, passed("r1", 2000.0)))
                .getInputs()
                .get(0);

        assertThat(input.getNamespace()).isEqualTo("s3://lake");
        assertThat(input.getName()).isEqualTo("landing/day");
    }

    @Test
    void assertsWhatWasDecidedAndTellsTheRestAsSkipped() {
        RunEvent event = read(checked(
                Decision.Kind.FAILED,
                new RuleOutcome("r1", Outcome.FAILED, 12.0, 0, "12 rows"),
                passed("r2", 1.0),
                new RuleOutcome("r3", Outcome.UNDECIDED, null, 0, "no column b")));

        assertThat(event.getEventType()).isEqualTo(EventType.FAIL);
        assertThat(event.getRun().getFacets().getErrorMessage().getMessage()).isEqualTo("Because");
        assertThat(event.getInputs()
                        .get(0)
                        .getInputFacets()
                        .getDataQualityAssertions()
                        .getAssertions())
                .extracting(
                        DataQualityAssertionsDatasetFacetAssertions::getAssertion,
                        DataQualityAssertionsDatasetFacetAssertions::getColumn,
                        DataQualityAssertionsDatasetFacetAssertions::getSuccess)
                .containsExactly(
                        tuple("RowCount > 1000", null, false),
                        tuple("ColumnValues \"colour\" in [\"red\"] with threshold > 0.9", "colour", true));
        assertThat(event.getRun().getFacets().getTest().getTests())
                .extracting(
                        TestExecution::getName,
                        TestExecution::getStatus,
                        TestExecution::getSeverity,
                        TestExecution::getType,
                        TestExecution::getExpected,
                        TestExecution::getActual)
                .containsExactly(
                        tuple("r1", "fail", "error", "RowCount", "> 1000", "12"),
                        tuple("r2", "pass", "error", "ColumnValues", "in [\"red\"] with threshold > 0.9", "1"),
                        tuple("r3", "skip", "warn", "ColumnCorrelation", "> 0.5", null));
        assertThat(event.getOutputs()).isEmpty();
    }

    @Test
    void abortsWhenNobodyCouldDecide() {
        RunEvent event = read(checked(Decision.Kind.UNDECIDED));

        assertThat(event.getEventType()).isEqualTo(EventType.ABORT);
        assertThat(event.getRun().getFacets().getTest().getTests()).isEmpty();
        assertThat(event.getInputs().get(0).getInputFacets().getDataQualityMetrics())
                .satisfies(metrics -> {
                    assertThat(metrics.getRowCount()).isNull();
                    assertThat(metrics.getBytes()).isEqualTo(1234);
                    assertThat(metrics.getFileCount()).isEqualTo(1);
                });
    }

    @Test
    void tellsWhatWasMeasuredOfColumnsAndNothingThatWasMeasuredOfSomeRowsOnly() {
        List<MetricValue> measured = List.of(
                new MetricValue("Dataset.*.RowCount", 2000),
                new MetricValue("Column.e.mail.Completeness", 0.9975),
                new MetricValue("Column.e.mail.DistinctValuesCount", 1995),
                new MetricValue("Column.price.Minimum", -1.5),
                new MetricValue("Column.price.Maximum", 80),
                new MetricValue("Column.price.Sum", 12345.5),
                new MetricValue("Column.price.Mean", 6.2),
                new MetricValue("Column.unread.Completeness", 0.33333),
                new MetricValue("Column.some.Completeness[where price > 2.Sum]", 1));

        Map<String, ColumnMetrics> columns = ColumnMetrics.of(measured, 2000);

        assertThat(columns)
                .containsOnly(
                        Map.entry("e.mail", new ColumnMetrics(5L, 1995L, null, null, null)),
                        Map.entry("price", new ColumnMetrics(null, null, 12345.5, -1.5, 80.0)));
        String json = OpenLineageClientUtils.toJson(
                CheckEvent.of("acme", checked(Decision.Kind.PASSED, passed("r1", 2000.0)), measured));
        assertThat(SPEC.violations(json)).isEmpty();
        assertThat(OpenLineageClientUtils.runEventFromJson(json)
                        .getInputs()
                        .get(0)
                        .getInputFacets()
                        .getDataQualityMetrics())
                .satisfies(metrics -> {
                    assertThat(metrics.getRowCount()).isEqualTo(2000);
                    assertThat(metrics.getColumnMetrics().getAdditionalProperties())
                            .hasEntrySatisfying("e.mail", column -> assertThat(column.getNullCount())
                                    .isEqualTo(5));
                });
    }

    @Test
    void theSchemasWouldTellAWrongFacet() {
        String json = OpenLineageClientUtils.toJson(
                CheckEvent.of("acme", checked(Decision.Kind.PASSED, passed("r1", 2000.0)), List.of()));

        assertThat(SPEC.violations(json.replace("\"status\":\"pass\"", "\"status\":1")))
                .anyMatch(violation -> violation.contains("TestRunFacet"));
        assertThat(SPEC.violations(json.replace("\"success\":true", "\"success\":\"yes\"")))
                .anyMatch(violation -> violation.contains("DataQualityAssertionsDatasetFacet"));
        assertThat(SPEC.violations(json.replace("\"columnMetrics\"", "\"columns\"")))
                .anyMatch(violation -> violation.contains("DataQualityMetricsInputDatasetFacet"));
        assertThat(SPEC.violations(json.replace("\"runId\"", "\"run\""))).isNotEmpty();
    }

    /** As a consumer reads it, once the specification has nothing against it. */
    private static RunEvent read(Batch batch) {
        String json = OpenLineageClientUtils.toJson(CheckEvent.of("acme", batch, List.of()));
        assertThat(SPEC.violations(json)).isEmpty();
        return OpenLineageClientUtils.runEventFromJson(json);
    }

    private static Condition number(Condition.Operator operator, String operand) {
        return new Condition(operator, Condition.OperandType.NUMBER, List.of(operand));
    }

    private static RuleOutcome passed(String rule, Double metric) {
        return new RuleOutcome(rule, Outcome.PASSED, metric, 0, "as it should be");
    }

    private static Batch checked(Decision.Kind verdict, RuleOutcome... outcomes) {
        boolean published = verdict == Decision.Kind.PASSED || verdict == Decision.Kind.SPLIT;
        Ruleset ruleset = new Ruleset(
                new UUID(0, 1),
                "contacts",
                3,
                "lake",
                "bronze.contacts",
                "bronze/contacts/",
                "quarantine/bronze/contacts/",
                Ruleset.PublishAs.FILES,
                Ruleset.Mode.SPLIT,
                OptionalDouble.empty(),
                QuarantineTerms.USUAL,
                Optional.of("crm-team"),
                "",
                false,
                Map.of(),
                List.of(ROWS, COLOURS, ALIKE),
                List.of(),
                Instant.EPOCH,
                "me");
        Decision decision =
                new Decision(verdict, "Because", 2000, 1790, 210, 0, 0, List.of(outcomes), List.of(), DECIDED);
        return new Batch(
                new UUID(0, 2),
                ruleset,
                new LakePath("s3://lake/"),
                new LakePath("s3://lake/landing/day/"),
                DataFormat.CSV,
                "fingerprint",
                0,
                Optional.empty(),
                List.of(new SourceObject("s3://lake/landing/day/a.csv", 1234)),
                1234,
                published ? Batch.State.PUBLISHED : Batch.State.QUARANTINED,
                Optional.of(RUN),
                Optional.of(decision),
                published
                        ? List.of(
                                move(Move.Destination.TARGET, 40, 790),
                                move(Move.Destination.TARGET, 50, 1000),
                                move(Move.Destination.QUARANTINE, 60, 210))
                        : List.of(move(Move.Destination.QUARANTINE, 60, 2000)),
                Optional.empty(),
                Batch.Kept.KEPT,
                DECIDED.minusSeconds(60),
                Optional.of(DECIDED));
    }

    private static Move move(Move.Destination destination, long bytes, long rows) {
        return new Move(Move.Way.MOVE, "s3://lake/from", "s3://lake/to", destination, bytes, rows);
    }
}
