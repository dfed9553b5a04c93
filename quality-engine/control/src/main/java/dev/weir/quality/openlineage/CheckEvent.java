package dev.weir.quality.openlineage;

import dev.weir.platform.dataset.DatasetName;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.Decision;
import dev.weir.quality.batch.Move;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.ConditionText;
import dev.weir.quality.ruleset.Ruleset;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import io.openlineage.client.OpenLineage.TestExecution;
import java.math.BigDecimal;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A check as a run of OpenLineage: the gate is the job, the batch's folder what it reads, the target what it writes. Pure.
 *
 * @see <a href="https://openlineage.io/docs/spec/facets/">OpenLineage's facets</a>
 */
final class CheckEvent {

    private static final OpenLineage SPEC = new OpenLineage(URI.create("https://weir.dev/openlineage"));

    private CheckEvent() {}

    /**
     * @param batch that was checked and decided about
     * @param measured of it
     */
    static RunEvent of(String namespace, Batch batch, List<MetricValue> measured) {
        Decision decision = batch.decision().orElseThrow();
        return SPEC.newRunEventBuilder()
                .eventTime(decision.at().atZone(ZoneOffset.UTC))
                .eventType(type(decision))
                .run(SPEC.newRun(batch.runId().orElseThrow(), runFacets(batch.ruleset(), decision)))
                .job(job(namespace, batch.ruleset()))
                .inputs(List.of(input(batch, decision, measured)))
                .outputs(outputs(batch))
                .build();
    }

    // A check that came to no verdict has not failed the data: it was stopped.
    private static EventType type(Decision decision) {
        return switch (decision.verdict()) {
            case PASSED, SPLIT -> EventType.COMPLETE;
            case FAILED -> EventType.FAIL;
            case UNDECIDED -> EventType.ABORT;
        };
    }

    private static OpenLineage.RunFacets runFacets(Ruleset ruleset, Decision decision) {
        RunFacetsBuilder facets = SPEC.newRunFacetsBuilder()
                .test(SPEC.newTestRunFacet(decision.outcomes().stream()
                        .map(outcome -> test(ruleset, outcome))
                        .toList()));
        if (decision.verdict() == Decision.Kind.FAILED || decision.verdict() == Decision.Kind.UNDECIDED) {
            facets.errorMessage(SPEC.newErrorMessageRunFacetBuilder()
                    .message(decision.reason())
                    .programmingLanguage("DQDL")
                    .build());
        }
        return facets.build();
    }

    private static TestExecution test(Ruleset ruleset, RuleOutcome outcome) {
        Rule rule = ruleset.rule(outcome.ruleId());
        return SPEC.newTestExecutionBuilder()
                .name(rule.id())
                .status(status(outcome.outcome()))
                .severity(severity(ruleset, rule))
                .type(rule.kind().dqdlName())
                .description(outcome.message())
                .expected(expected(rule))
                .actual(actual(outcome))
                .content(rule.oneLine())
                .contentType("dqdl")
                .params(SPEC.newTestExecutionParamsBuilder()
                        .put("outcome", outcome.outcome().name().toLowerCase(Locale.ROOT))
                        .put("failingRows", outcome.failingRows())
                        .build())
                .build();
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "pass";
            case FAILED -> "fail";
            case SKIPPED, UNDECIDED -> "skip";
        };
    }

    private static String severity(Ruleset ruleset, Rule rule) {
        return ruleset.blocks(rule) ? "error" : "warn";
    }

    private static @Nullable String expected(Rule rule) {
        String condition = rule.condition() == null ? "" : ConditionText.of(rule.condition());
        String threshold = rule.threshold() == null ? "" : "with threshold " + ConditionText.of(rule.threshold());
        String both = (condition + " " + threshold).strip();
        return both.isEmpty() ? null : both;
    }

    private static @Nullable String actual(RuleOutcome outcome) {
        Double metric = outcome.metric();
        if (metric == null) {
            return null;
        }
        return Double.isFinite(metric)
                ? BigDecimal.valueOf(metric).stripTrailingZeros().toPlainString()
                : metric.toString();
    }

    private static OpenLineage.Job job(String namespace, Ruleset ruleset) {
        OpenLineage.JobFacetsBuilder facets = SPEC.newJobFacetsBuilder()
                .jobType(SPEC.newJobTypeJobFacetBuilder()
                        .processingType("BATCH")
                        .integration("WEIR")
                        .jobType("GATE")
                        .build());
        ruleset.owner()
                .ifPresent(owner -> facets.ownership(SPEC.newOwnershipJobFacetBuilder()
                        .owners(List.of(SPEC.newOwnershipJobFacetOwnersBuilder()
                                .name(owner)
                                .build()))
                        .build()));
        return SPEC.newJob(namespace, ruleset.name(), facets.build());
    }

    private static InputDataset input(Batch batch, Decision decision, List<MetricValue> measured) {
        DatasetName read = batch.path().datasetName();
        return SPEC.newInputDatasetBuilder()
                .namespace(read.namespace())
                .name(read.name())
                .inputFacets(SPEC.newInputDatasetInputFacetsBuilder()
                        .dataQualityAssertions(SPEC.newDataQualityAssertionsDatasetFacet(assertions(batch, decision)))
                        .dataQualityMetrics(metrics(batch, decision, measured))
                        .build())
                .build();
    }

    // An assertion is true or not: what was skipped or could not be decided is told as a test only.
    private static List<DataQualityAssertionsDatasetFacetAssertions> assertions(Batch batch, Decision decision) {
        return decision.outcomes().stream()
                .filter(outcome -> outcome.outcome() == Outcome.PASSED || outcome.outcome() == Outcome.FAILED)
                .map(outcome -> assertion(batch.ruleset(), outcome))
                .toList();
    }

    private static DataQualityAssertionsDatasetFacetAssertions assertion(Ruleset ruleset, RuleOutcome outcome) {
        Rule rule = ruleset.rule(outcome.ruleId());
        return SPEC.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                .assertion(rule.oneLine())
                .success(outcome.outcome() == Outcome.PASSED)
                .column(rule.columns().size() == 1 ? rule.columns().get(0) : null)
                .severity(severity(ruleset, rule))
                .name(rule.id())
                .description(outcome.message())
                .expected(expected(rule))
                .actual(actual(outcome))
                .build();
    }

    private static OpenLineage.DataQualityMetricsInputDatasetFacet metrics(
            Batch batch, Decision decision, List<MetricValue> measured) {
        OpenLineage.DataQualityMetricsInputDatasetFacetColumnMetricsBuilder columns =
                SPEC.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder();
        ColumnMetrics.of(measured, decision.rows())
                .forEach((column, found) -> columns.put(
                        column,
                        SPEC.newDataQualityMetricsInputDatasetFacetColumnMetricsAdditionalBuilder()
                                .nullCount(found.nulls())
                                .distinctCount(found.distinct())
                                .sum(found.sum())
                                .min(found.min())
                                .max(found.max())
                                .build()));
        // An engine that came to no end counted nothing.
        boolean counted = !decision.outcomes().isEmpty();
        return SPEC.newDataQualityMetricsInputDatasetFacetBuilder()
                .rowCount(counted ? decision.rows() : null)
                .bytes(batch.bytes())
                .fileCount((long) batch.objects().size())
                .columnMetrics(columns.build())
                .build();
    }

    private static List<OutputDataset> outputs(Batch batch) {
        List<Move> published = batch.moves().stream()
                .filter(move -> move.destination() == Move.Destination.TARGET)
                .toList();
        if (published.isEmpty()) {
            return List.of();
        }
        DatasetName target = batch.target().datasetName();
        return List.of(SPEC.newOutputDatasetBuilder()
                .namespace(target.namespace())
                .name(target.name())
                .outputFacets(SPEC.newOutputDatasetOutputFacetsBuilder()
                        .outputStatistics(SPEC.newOutputStatisticsOutputDatasetFacetBuilder()
                                .rowCount(
                                        published.stream().mapToLong(Move::rows).sum())
                                .size(published.stream().mapToLong(Move::bytes).sum())
                                .fileCount((long) published.size())
                                .build())
                        .build())
                .build());
    }
}
