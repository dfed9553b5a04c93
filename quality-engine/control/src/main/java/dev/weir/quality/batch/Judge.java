package dev.weir.quality.batch;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.ruleset.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From a report to a verdict. Pure. */
final class Judge {

    private Judge() {}

    static Verdict judge(Ruleset ruleset, CheckReport report) {
        if (report.status() == CheckReport.Status.ENGINE_ERROR) {
            return new Verdict.Undecided("The engine did not come to an end: " + report.error());
        }
        Optional<String> contradiction = contradiction(ruleset, report);
        if (contradiction.isPresent()) {
            return new Verdict.Undecided("The report contradicts itself: " + contradiction.get());
        }
        List<String> undecided = rules(ruleset, report, Outcome.UNDECIDED);
        if (!undecided.isEmpty()) {
            return new Verdict.Undecided("Could not be evaluated: " + String.join("; ", undecided));
        }
        List<String> failed = rules(ruleset, report, Outcome.FAILED);
        if (failed.isEmpty() && report.failedRows() == 0) {
            return new Verdict.Passed(
                    "All %d rules hold for %,d rows".formatted(ruleset.rules().size(), report.rows()));
        }
        if (ruleset.mode() == Ruleset.Mode.BLOCK) {
            return new Verdict.Failed(because(failed, report));
        }
        List<String> wholeBatch = wholeBatchRules(ruleset, report);
        if (!wholeBatch.isEmpty()) {
            return new Verdict.Failed("Broken by the batch as a whole: " + String.join("; ", wholeBatch));
        }
        return split(ruleset, report, failed);
    }

    private static Verdict split(Ruleset ruleset, CheckReport report, List<String> failed) {
        double share = report.rows() == 0 ? 0 : (double) report.failedRows() / report.rows();
        if (ruleset.maxBadShare().isPresent() && share > ruleset.maxBadShare().getAsDouble()) {
            return new Verdict.Failed("%.2f %% of the rows are bad, more than the %.2f %% that the ruleset allows. %s"
                    .formatted(100 * share, 100 * ruleset.maxBadShare().getAsDouble(), because(failed, report)));
        }
        return new Verdict.Split(because(failed, report));
    }

    private static String because(List<String> failed, CheckReport report) {
        String rows = "%,d of %,d rows are bad".formatted(report.failedRows(), report.rows());
        return failed.isEmpty() ? rows + ": they could not be read" : rows + ". Broken: " + String.join("; ", failed);
    }

    /** The conservation law, and that each part of the report bears out the others. */
    private static Optional<String> contradiction(Ruleset ruleset, CheckReport report) {
        List<String> expected = ruleset.rules().stream().map(Rule::id).toList();
        List<String> found = report.outcomes().stream().map(RuleOutcome::ruleId).toList();
        if (!expected.equals(found)) {
            return Optional.of("it has outcomes for " + found + " where " + expected + " were asked for");
        }
        if (report.passedRows() < 0 || report.failedRows() < 0 || report.skippedRows() < 0) {
            return Optional.of("it counts fewer than no rows");
        }
        if (report.passedRows() + report.failedRows() + report.skippedRows() != report.rows()) {
            return Optional.of("%d passed + %d failed + %d skipped are not %d rows"
                    .formatted(report.passedRows(), report.failedRows(), report.skippedRows(), report.rows()));
        }
        if (report.skippedRows() != 0) {
            return Optional.of(report.skippedRows() + " rows were skipped, and are in no file");
        }
        if (rows(report.passed()) != report.passedRows() || rows(report.failed()) != report.failedRows()) {
            return Optional.of("its files hold %d and %d rows, where %d passed and %d failed"
                    .formatted(rows(report.passed()), rows(report.failed()), report.passedRows(), report.failedRows()));
        }
        return Optional.empty();
    }

    private static long rows(List<StagedFile> files) {
        return files.stream().mapToLong(StagedFile::rows).sum();
    }

    // What the engine says of a failed rule stands beside that rule; of one that it could not evaluate it is the
    // reason.
    private static List<String> rules(Ruleset ruleset, CheckReport report, Outcome wanted) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ruleset.rules().size(); i++) {
            RuleOutcome outcome = report.outcomes().get(i);
            String text = ruleset.rules().get(i).text();
            if (outcome.outcome() == wanted) {
                texts.add(wanted == Outcome.UNDECIDED ? text + " (" + outcome.message() + ")" : text);
            }
        }
        return texts;
    }

    // A rule of a row-level kind that failed without naming a row (a threshold over no rows) speaks of the whole, too.
    private static List<String> wholeBatchRules(Ruleset ruleset, CheckReport report) {
        List<String> failedWithoutRows = report.outcomes().stream()
                .filter(outcome -> outcome.outcome() == Outcome.FAILED && outcome.failingRows() == 0)
                .map(RuleOutcome::ruleId)
                .collect(Collectors.toList());
        return ruleset.rules().stream()
                .filter(rule -> failedWithoutRows.contains(rule.id()))
                .map(Rule::text)
                .toList();
    }
}
