package dev.weir.quality.batch;

import dev.weir.platform.page.Words;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies beside the moved files and explains them, without Weir: {@code _weir/batches/<id>.json}. */
record Manifest(
        UUID batch,
        String ruleset,
        int rulesetVersion,
        String source,
        String verdict,
        String reason,
        long rows,
        long rowsPassed,
        long rowsFailed,
        List<RuleLine> rules,
        List<FileLine> files,
        @Nullable ReleaseLine released) {

    record RuleLine(String id, String text, String outcome, String message, long failingRows) {}

    record FileLine(String location, String destination, long bytes, long rows) {}

    /** Why rows are in the target that were turned away at first. */
    record ReleaseLine(
            String reason, String requestedBy, @Nullable String approvedBy) {}

    static Manifest of(Batch batch) {
        Decision decision = batch.decision().orElseThrow();
        List<RuleLine> rules = decision.outcomes().stream()
                .map(outcome -> new RuleLine(
                        outcome.ruleId(),
                        batch.ruleset().rule(outcome.ruleId()).text(),
                        Words.of(outcome.outcome()),
                        outcome.message(),
                        outcome.failingRows()))
                .toList();
        return new Manifest(
                batch.id(),
                batch.ruleset().name(),
                batch.ruleset().version(),
                batch.path().value(),
                Words.of(decision.verdict()),
                decision.reason(),
                decision.rows(),
                decision.passedRows(),
                decision.failedRows(),
                rules,
                Stream.concat(
                                batch.moves().stream(),
                                batch.disposition().stream().flatMap(made -> made.moves().stream()))
                        .map(move -> new FileLine(move.to(), Words.of(move.destination()), move.bytes(), move.rows()))
                        .toList(),
                batch.disposition()
                        .filter(made -> made.kind() == Disposition.Kind.RELEASE)
                        .map(made -> new ReleaseLine(
                                made.reason(),
                                made.requestedBy(),
                                made.approvedBy().orElse(null)))
                        .orElse(null));
    }
}
