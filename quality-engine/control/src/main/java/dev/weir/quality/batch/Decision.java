package dev.weir.quality.batch;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import java.time.Instant;
import java.util.List;

/**
 * What was decided about a batch, and on which grounds.
 *
 * @param reason for people
 * @param warnings how many rules did not hold and keep nothing out
 * @param outcomes one for each rule; empty if no engine came to an end
 * @param causes why rules failed, where that can be told
 */
public record Decision(
        Kind verdict,
        String reason,
        long rows,
        long passedRows,
        long failedRows,
        long skippedRows,
        int warnings,
        List<RuleOutcome> outcomes,
        List<Cause> causes,
        Instant at) {

    /** The verdict as it is kept and shown; see {@link Verdict} for what it carries. */
    public enum Kind {
        PASSED,
        SPLIT,
        FAILED,
        UNDECIDED
    }

    /** The verdict could not be carried out. */
    Decision undone(String why) {
        return new Decision(Kind.UNDECIDED, why, rows, passedRows, failedRows, skippedRows, 0, outcomes, causes, at);
    }

    /** The values that its causes name are masked. */
    Decision withoutValues() {
        List<Cause> masked = causes.stream().map(Cause::masked).toList();
        return new Decision(verdict, reason, rows, passedRows, failedRows, skippedRows, warnings, outcomes, masked, at);
    }

    public Decision {
        outcomes = List.copyOf(outcomes);
        causes = List.copyOf(causes);
    }
}
