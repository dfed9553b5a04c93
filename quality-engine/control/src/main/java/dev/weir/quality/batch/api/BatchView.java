package dev.weir.quality.batch.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.Decision;
import dev.weir.quality.batch.Move;
import dev.weir.quality.batch.Step;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A batch. In lists, {@code outcomes}, {@code steps} and the files are left out.
 *
 * @param path below the lake's root
 * @param target where good rows go, a full location
 * @param rows what the engine counted; absent until a verdict
 * @param failedRules the outcomes that keep it from passing, worst first; in lists too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchView(
        UUID id,
        String ruleset,
        int rulesetVersion,
        String lake,
        String dataset,
        String path,

        @Schema(
                enumeration = {"received", "checking", "publishing", "quarantining", "held", "published", "quarantined"
                })
        String state,

        @Nullable @Schema(enumeration = {"passed", "split", "failed", "undecided"})
        String verdict,

        @Nullable String reason,
        String fingerprint,
        int objects,
        long bytes,
        @Nullable Long rows,
        @Nullable Long rowsPassed,
        @Nullable Long rowsFailed,
        @Nullable Long rowsSkipped,
        List<OutcomeView> failedRules,
        @Nullable List<OutcomeView> outcomes,
        String target,
        String quarantine,
        @Nullable List<String> publishedFiles,
        @Nullable List<String> quarantinedFiles,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID runId,
        @Nullable List<StepView> steps) {

    /** What became of one rule. @param metric what its condition was held against, where there is such a number */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleOutcomeView")
    public record OutcomeView(
            String ruleId,
            String text,
            String kind,

            @Schema(enumeration = {"passed", "failed", "undecided"})
            String outcome,

            @Nullable Double metric,
            long failingRows,
            String message) {

        static OutcomeView of(Batch batch, RuleOutcome outcome) {
            var rule = batch.ruleset().rule(outcome.ruleId());
            return new OutcomeView(
                    outcome.ruleId(),
                    rule.text(),
                    rule.kind().dqdlName(),
                    Words.of(outcome.outcome()),
                    outcome.metric(),
                    outcome.failingRows(),
                    outcome.message());
        }
    }

    /** A line of the journal. */
    @Schema(name = "StepView")
    public record StepView(String step, Instant at) {}

    static BatchView line(Batch batch) {
        return of(batch, null, null, null, null);
    }

    static BatchView of(Batch batch, List<Step> steps) {
        return of(
                batch,
                batch.decision()
                        .map(decision -> decision.outcomes().stream()
                                .map(outcome -> OutcomeView.of(batch, outcome))
                                .toList())
                        .orElse(null),
                files(batch, Move.Destination.TARGET),
                files(batch, Move.Destination.QUARANTINE),
                steps.stream().map(step -> new StepView(step.step(), step.at())).toList());
    }

    private static BatchView of(
            Batch batch,
            @Nullable List<OutcomeView> outcomes,
            @Nullable List<String> published,
            @Nullable List<String> quarantined,
            @Nullable List<StepView> steps) {
        Optional<Decision> decision = batch.decision();
        return new BatchView(
                batch.id(),
                batch.ruleset().name(),
                batch.ruleset().version(),
                batch.ruleset().lake(),
                batch.ruleset().dataset(),
                batch.path().relativeTo(batch.root()),
                Words.of(batch.state()),
                decision.map(made -> Words.of(made.verdict())).orElse(null),
                decision.map(Decision::reason).orElse(null),
                batch.fingerprint(),
                batch.objects().size(),
                batch.bytes(),
                decision.map(Decision::rows).orElse(null),
                decision.map(Decision::passedRows).orElse(null),
                decision.map(Decision::failedRows).orElse(null),
                decision.map(Decision::skippedRows).orElse(null),
                failedRules(batch),
                outcomes,
                batch.target().value(),
                batch.quarantine().value(),
                published,
                quarantined,
                batch.receivedAt(),
                decision.map(Decision::at).orElse(null),
                batch.finishedAt().orElse(null),
                batch.runId().orElse(null),
                steps);
    }

    private static List<OutcomeView> failedRules(Batch batch) {
        return batch.decision().stream()
                .flatMap(decision -> decision.outcomes().stream())
                .filter(outcome -> outcome.outcome() != CheckReport.Outcome.PASSED)
                .sorted(Comparator.comparingLong(RuleOutcome::failingRows).reversed())
                .map(outcome -> OutcomeView.of(batch, outcome))
                .toList();
    }

    // Until a batch is finished its files are on their way.
    private static List<String> files(Batch batch, Move.Destination destination) {
        return batch.finishedAt().isEmpty()
                ? List.of()
                : batch.moves().stream()
                        .filter(move -> move.destination() == destination)
                        .map(Move::to)
                        .toList();
    }
}
