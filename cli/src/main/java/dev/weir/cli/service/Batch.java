package dev.weir.cli.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code GET /batches}, or a whole batch with {@code outcomes}.
 *
 * @param state {@code received}, {@code checking}, {@code publishing}, {@code quarantining}, {@code held}, {@code published}
 *     or {@code quarantined}
 * @param verdict {@code passed}, {@code split}, {@code failed} or {@code undecided}; null before there is one
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
        @Nullable String target,
        @Nullable String quarantine,
        @Nullable String receivedAt,
        @Nullable String finishedAt,
        List<RuleOutcome> outcomes) {

    public Batch {
        outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    /** Whether nothing more happens to it by itself. */
    public boolean settled() {
        return state.equals("published") || state.equals("quarantined") || state.equals("held");
    }

    public long failedRows() {
        return rowsFailed == null ? 0 : rowsFailed;
    }

    /** @param outcome {@code passed}, {@code failed} or {@code undecided} */
    public record RuleOutcome(
            String ruleId,
            String text,
            String outcome,
            @Nullable Double metric,
            long failingRows,
            @Nullable String message) {}
}
