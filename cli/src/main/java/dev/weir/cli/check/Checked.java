package dev.weir.cli.check;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import java.util.List;

/**
 * What became of a check.
 *
 * @param data as the command line names it
 * @param rulesFile as the command line names it
 * @param rules in the order of the report's outcomes
 */
record Checked(String data, String rulesFile, List<Rule> rules, CheckReport report) {

    /** How it went, as a whole. */
    enum Verdict {
        PASSED,
        FAILED,
        /** Nobody can say. */
        UNDECIDED
    }

    /** One rule, and what became of it. */
    record Answer(Rule rule, RuleOutcome outcome) {
        boolean breaks() {
            return outcome.outcome() == Outcome.FAILED && rule.severity() == Rule.Severity.BLOCK;
        }

        boolean warns() {
            return outcome.outcome() == Outcome.FAILED && rule.severity() == Rule.Severity.WARN;
        }
    }

    List<Answer> answers() {
        return java.util.stream.IntStream.range(0, report.outcomes().size())
                .mapToObj(i -> new Answer(rules.get(i), report.outcomes().get(i)))
                .toList();
    }

    Verdict verdict() {
        if (report.status() == CheckReport.Status.ENGINE_ERROR) {
            return Verdict.UNDECIDED;
        }
        if (answers().stream().anyMatch(Answer::breaks)) {
            return Verdict.FAILED;
        }
        if (has(Outcome.UNDECIDED)) {
            return Verdict.UNDECIDED;
        }
        return report.failedRows() > 0 ? Verdict.FAILED : Verdict.PASSED;
    }

    long count(Outcome outcome) {
        return report.outcomes().stream()
                .filter(one -> one.outcome() == outcome)
                .count();
    }

    private boolean has(Outcome outcome) {
        return count(outcome) > 0;
    }
}
