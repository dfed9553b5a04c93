package dev.weir.cli.service;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code GET /batches}, or a whole batch with {@code outcomes}.
 *
 * @param state {@code received}, {@code checking}, {@code publishing}, {@code quarantining}, {@code held}, {@code published},
 *     {@code quarantined}, {@code releasing}, {@code released}, {@code discarding}, {@code discarded} or {@code replayed}
 * @param verdict {@code passed}, {@code split}, {@code failed} or {@code undecided}; null before there is one
 * @param warnings how many rules did not hold and keep nothing out
 * @param disposition what people decided about its quarantine
 * @param replays the earlier batch that it repairs
 * @param replayedBy the batches that repair it, newest first
 */
public record Batch(
        String id,
        String ruleset,
        long rulesetVersion,
        String lake,
        String dataset,
        String path,
        String state,
        @Nullable String verdict,
        @Nullable String reason,
        long objects,
        long bytes,
        @Nullable Long rows,
        @Nullable Long rowsPassed,
        @Nullable Long rowsFailed,
        @Nullable Long warnings,
        @Nullable String target,
        @Nullable String quarantine,
        @Nullable String receivedAt,
        @Nullable String finishedAt,
        @Nullable Disposition disposition,
        @Nullable String replays,
        List<String> replayedBy,
        List<RuleOutcome> outcomes) {

    private static final Set<String> OPEN =
            Set.of("received", "checking", "publishing", "quarantining", "releasing", "discarding");

    public Batch {
        replayedBy = replayedBy == null ? List.of() : List.copyOf(replayedBy);
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    /** Whether nothing more happens to it by itself. */
    public boolean settled() {
        return !OPEN.contains(state);
    }

    /** Whether a release waits for a second person. */
    public boolean awaitsApproval() {
        return disposition != null && disposition.stage().equals("requested");
    }

    /** @param stage {@code requested}, {@code under-way} or {@code done} */
    public record Disposition(
            String kind,
            String stage,
            String reason,
            String requestedBy,
            @Nullable String approvedBy) {}

    public long failedRows() {
        return rowsFailed == null ? 0 : rowsFailed;
    }

    /**
     * @param severity {@code block} or {@code warn}
     * @param outcome {@code passed}, {@code failed}, {@code skipped} or {@code undecided}
     */
    public record RuleOutcome(
            String ruleId,
            String text,
            @Nullable String severity,
            String outcome,
            @Nullable Double metric,
            long failingRows,
            @Nullable String message,
            @Nullable Cause cause,
            List<RuleOutcome> parts) {

        public RuleOutcome {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        public boolean warns() {
            return "warn".equals(severity);
        }
    }

    /** Why a rule failed, most likely. @param evidence what speaks for it */
    public record Cause(String kind, String sentence, String evidence) {}
}
