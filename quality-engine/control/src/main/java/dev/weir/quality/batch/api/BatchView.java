package dev.weir.quality.batch.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.page.Words;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.BatchReader;
import dev.weir.quality.batch.Cause;
import dev.weir.quality.batch.Decision;
import dev.weir.quality.batch.Disposition;
import dev.weir.quality.batch.Move;
import dev.weir.quality.batch.Replay;
import dev.weir.quality.batch.Step;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.QuarantineTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A batch. In lists, {@code outcomes}, {@code steps}, {@code replayedBy} and the files are left out.
 *
 * @param path below the lake's root
 * @param target where good rows go, a full location
 * @param rows what the engine counted; absent until a verdict
 * @param failedRules the outcomes that keep it from passing, worst first, and those that only warn; in lists too
 * @param warnings how many rules did not hold and keep nothing out
 * @param kept what became of the rows in quarantine and of the sample rows
 * @param requiresSecondPerson whether a release needs the approval of somebody else than who asks for it
 * @param disposition what people decided about that which is in quarantine
 * @param replays the earlier batch that it repairs
 * @param replayedBy the batches that repair it, newest first
 * @param originalFiles the objects as they landed, kept in quarantine
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
                enumeration = {
                    "received",
                    "checking",
                    "publishing",
                    "quarantining",
                    "held",
                    "published",
                    "quarantined",
                    "releasing",
                    "released",
                    "discarding",
                    "discarded",
                    "replayed"
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
        @Nullable Integer warnings,
        @Schema(enumeration = {"split", "block", "warn"}) String mode,
        boolean requiresSecondPerson,

        @Schema(enumeration = {"kept", "purging", "gone"}) String kept,

        @Nullable DispositionView disposition,
        @Nullable UUID replays,
        @Nullable List<UUID> replayedBy,
        List<OutcomeView> failedRules,
        @Nullable List<OutcomeView> outcomes,
        String target,
        String quarantine,
        @Nullable List<String> publishedFiles,
        @Nullable List<String> quarantinedFiles,
        @Nullable List<String> originalFiles,
        Instant receivedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID runId,
        @Nullable List<StepView> steps) {

    /**
     * What became of one rule.
     *
     * @param severity {@code warn} if it keeps nothing out, by itself or because of the ruleset's mode
     * @param metric what its condition was held against, where there is such a number
     * @param cause why it failed, where that can be told; absent in lists
     * @param parts of {@code and} and {@code or}, in their order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RuleOutcomeView")
    public record OutcomeView(
            String ruleId,
            String text,
            String kind,
            @Schema(enumeration = {"block", "warn"}) String severity,

            @Schema(enumeration = {"passed", "failed", "skipped", "undecided"})
            String outcome,

            @Nullable Double metric,
            long failingRows,
            String message,
            @Nullable CauseView cause,
            List<OutcomeView> parts) {

        static OutcomeView of(Batch batch, List<Cause> causes, RuleOutcome outcome) {
            Rule rule = batch.ruleset().rule(outcome.ruleId());
            return of(rule, batch.ruleset().blocks(rule) ? "block" : "warn", causes, outcome);
        }

        private static OutcomeView of(Rule rule, String severity, List<Cause> causes, RuleOutcome outcome) {
            List<OutcomeView> parts = outcome.parts().stream()
                    .flatMap(part -> rule.parts().stream()
                            .filter(written -> written.id().equals(part.ruleId()))
                            .map(written -> of(written, severity, causes, part)))
                    .toList();
            return new OutcomeView(
                    outcome.ruleId(),
                    rule.text(),
                    rule.kind().dqdlName(),
                    severity,
                    Words.of(outcome.outcome()),
                    outcome.metric(),
                    outcome.failingRows(),
                    outcome.message(),
                    causes.stream()
                            .filter(cause -> cause.ruleId().equals(outcome.ruleId()))
                            .findFirst()
                            .map(CauseView::of)
                            .orElse(null),
                    parts);
        }
    }

    /**
     * Why a rule failed, most likely.
     *
     * @param sentence what has changed; values of sensitive columns are masked
     * @param evidence what speaks for it
     */
    @Schema(name = "LikelyCause")
    public record CauseView(
            @Schema(enumeration = {"schema-change", "new-category", "late", "nulls", "volume"})
            String kind,

            String sentence,
            String evidence) {

        static CauseView of(Cause cause) {
            return new CauseView(Words.of(cause.kind()), cause.sentence(), cause.evidence());
        }
    }

    /** What people decided about that which is in quarantine. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DispositionView")
    public record DispositionView(
            @Schema(enumeration = {"release", "discard", "replay"})
            String kind,

            @Schema(enumeration = {"requested", "under-way", "done"})
            String stage,

            String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {

        static DispositionView of(Disposition made) {
            return new DispositionView(
                    Words.of(made.kind()),
                    Words.of(made.stage()),
                    made.reason(),
                    made.requestedBy(),
                    made.requestedAt(),
                    made.approvedBy().orElse(null),
                    made.approvedAt().orElse(null));
        }
    }

    /** A line of the journal. */
    @Schema(name = "StepView")
    public record StepView(String step, Instant at) {}

    /** What only the view of a single batch has. */
    private record Whole(
            List<Cause> causes,
            @Nullable List<OutcomeView> outcomes,
            List<UUID> replayedBy,
            List<String> published,
            List<String> quarantined,
            List<String> originals,
            List<StepView> steps) {

        static Whole of(Batch batch, List<Step> steps, List<Batch> replays, List<Cause> causes) {
            return new Whole(
                    causes,
                    batch.decision()
                            .map(decision -> decision.outcomes().stream()
                                    .map(outcome -> OutcomeView.of(batch, causes, outcome))
                                    .toList())
                            .orElse(null),
                    replays.stream().map(Batch::id).toList(),
                    filesInTarget(batch),
                    filesInQuarantine(batch, Move.Destination.QUARANTINE),
                    filesInQuarantine(batch, Move.Destination.ORIGINAL),
                    steps.stream()
                            .map(step -> new StepView(step.step(), step.at()))
                            .toList());
        }
    }

    static BatchView line(Batch batch) {
        return of(batch, null);
    }

    /** Nothing but the batch is known; what is to be masked is left out. */
    static BatchView of(Batch batch) {
        return of(batch, Whole.of(batch, List.of(), List.of(), List.of()));
    }

    static BatchView of(BatchReader.Story story) {
        return of(story.batch(), Whole.of(story.batch(), story.steps(), story.replays(), story.causes()));
    }

    private static BatchView of(Batch batch, @Nullable Whole whole) {
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
                decision.map(Decision::warnings).orElse(null),
                Words.of(batch.ruleset().mode()),
                batch.ruleset().terms().approval() == QuarantineTerms.Approval.SECOND_PERSON,
                Words.of(batch.kept()),
                batch.disposition().map(DispositionView::of).orElse(null),
                batch.replays().map(Replay::of).orElse(null),
                whole == null ? null : whole.replayedBy(),
                failedRules(batch, whole == null ? List.of() : whole.causes()),
                whole == null ? null : whole.outcomes(),
                batch.target().value(),
                batch.quarantine().value(),
                whole == null ? null : whole.published(),
                whole == null ? null : whole.quarantined(),
                whole == null ? null : whole.originals(),
                batch.receivedAt(),
                decision.map(Decision::at).orElse(null),
                batch.finishedAt().orElse(null),
                batch.runId().orElse(null),
                whole == null ? null : whole.steps());
    }

    private static List<OutcomeView> failedRules(Batch batch, List<Cause> causes) {
        return batch.decision().stream()
                .flatMap(decision -> decision.outcomes().stream())
                .filter(outcome -> outcome.outcome() == Outcome.FAILED || outcome.outcome() == Outcome.UNDECIDED)
                .map(outcome -> OutcomeView.of(batch, causes, outcome))
                .sorted(Comparator.comparing(OutcomeView::severity)
                        .thenComparing(Comparator.comparingLong(OutcomeView::failingRows)
                                .reversed()))
                .toList();
    }

    // Until a batch is finished its files are on their way.
    private static List<String> filesInTarget(Batch batch) {
        if (batch.finishedAt().isEmpty()) {
            return List.of();
        }
        List<Move> moves = batch.state() == Batch.State.RELEASING
                ? batch.moves().stream()
                        .filter(move -> move.destination() == Move.Destination.TARGET)
                        .toList()
                : batch.published();
        return moves.stream().map(Move::to).toList();
    }

    private static List<String> filesInQuarantine(Batch batch, Move.Destination destination) {
        return batch.finishedAt().isEmpty() || batch.kept() == Batch.Kept.GONE
                ? List.of()
                : batch.quarantined().stream()
                        .filter(move -> move.destination() == destination)
                        .map(Move::to)
                        .toList();
    }
}
