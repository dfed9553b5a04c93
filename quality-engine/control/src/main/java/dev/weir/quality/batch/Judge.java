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
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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
        List<String> undecided = texts(
                ruleset, report, (rule, outcome) -> ruleset.blocks(rule) && outcome.outcome() == Outcome.UNDECIDED);
        if (!undecided.isEmpty()) {
            // No rule that cannot be evaluated makes good what another one found.
            List<String> certain = certain(ruleset, report);
            String unknown = "Could not be evaluated: " + String.join("; ", undecided);
            return certain.isEmpty()
                    ? new Verdict.Undecided(unknown)
                    : new Verdict.Failed("Broken: " + String.join("; ", certain) + ". " + unknown);
        }
        List<String> failed = failed(ruleset, report, outcome -> true);
        boolean keepsOut = !failed.isEmpty() || report.failedRows() > 0;
        if (ruleset.mode() == Ruleset.Mode.WARN || !keepsOut) {
            return new Verdict.Passed(passed(ruleset, report));
        }
        if (ruleset.mode() == Ruleset.Mode.BLOCK) {
            return new Verdict.Failed(because(failed, report));
        }
        // A rule of a row-level kind that failed without naming a row (a threshold over no rows) speaks of the whole,
        // too.
        List<String> wholeBatch = failed(ruleset, report, outcome -> outcome.failingRows() == 0);
        if (!wholeBatch.isEmpty()) {
            return new Verdict.Failed("Broken by the batch as a whole: " + String.join("; ", wholeBatch));
        }
        return split(ruleset, report, failed);
    }

    /** Whether an engine came to its end, and no part of what it says speaks against another. */
    static boolean believes(Ruleset ruleset, CheckReport report) {
        return report.status() == CheckReport.Status.COMPLETED
                && contradiction(ruleset, report).isEmpty();
    }

    /** Rules whose failure alone keeps the whole batch out. */
    private static List<String> certain(Ruleset ruleset, CheckReport report) {
        return switch (ruleset.mode()) {
            case WARN -> List.of();
            case BLOCK -> failed(ruleset, report, outcome -> true);
            case SPLIT -> failed(ruleset, report, outcome -> outcome.failingRows() == 0);
        };
    }

    private static String passed(Ruleset ruleset, CheckReport report) {
        List<String> warnings = warnings(ruleset, report);
        List<String> skipped = texts(ruleset, report, (rule, outcome) -> outcome.outcome() == Outcome.SKIPPED);
        boolean copied = ruleset.mode() == Ruleset.Mode.WARN && report.failedRows() > 0;
        StringBuilder reason = new StringBuilder();
        if (warnings.isEmpty() && skipped.isEmpty() && !copied) {
            return "All %d rules hold for %,d rows".formatted(ruleset.rules().size(), report.rows());
        }
        reason.append("%d of %d rules hold for %,d rows"
                .formatted(
                        ruleset.rules().size() - warnings.size() - skipped.size(),
                        ruleset.rules().size(),
                        report.rows()));
        if (!warnings.isEmpty()) {
            reason.append(", with %d %s: %s"
                    .formatted(
                            warnings.size(),
                            warnings.size() == 1 ? "warning" : "warnings",
                            String.join("; ", warnings)));
        }
        if (!skipped.isEmpty()) {
            reason.append(". Skipped, for want of earlier batches: ").append(String.join("; ", skipped));
        }
        if (copied) {
            reason.append(". %,d rows are bad: published like the others, and copied to quarantine"
                    .formatted(report.failedRows()));
        }
        return reason.toString();
    }

    /** The rules that did not hold and keep nothing out. */
    static List<String> warnings(Ruleset ruleset, CheckReport report) {
        return texts(
                ruleset,
                report,
                (rule, outcome) -> !ruleset.blocks(rule)
                        && (outcome.outcome() == Outcome.FAILED || outcome.outcome() == Outcome.UNDECIDED));
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
        if (ruleset.mode() != Ruleset.Mode.WARN) {
            return lostRows(report);
        }
        // Where bad rows are only copied they are among the others as well, but for lines that could not be read, and
        // that
        // no rule blames.
        return lostRows(report, report.passedRows() + blamed(ruleset, report), report.rows());
    }

    /** At least so many of the failed rows could be read. */
    private static long blamed(Ruleset ruleset, CheckReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.outcome() == Outcome.FAILED)
                .filter(outcome -> ruleset.rule(outcome.ruleId()).severity() == Rule.Severity.BLOCK)
                .mapToLong(RuleOutcome::failingRows)
                .max()
                .orElse(0);
    }

    /** Empty if passed + failed = rows, and the files hold just these. */
    static Optional<String> lostRows(CheckReport report) {
        return lostRows(report, report.passedRows(), report.passedRows());
    }

    private static Optional<String> lostRows(CheckReport report, long leastPublished, long mostPublished) {
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
        long published = rows(report.passed());
        if (published < leastPublished || published > mostPublished || rows(report.failed()) != report.failedRows()) {
            return Optional.of("its files hold %d and %d rows, where %d passed and %d failed"
                    .formatted(published, rows(report.failed()), report.passedRows(), report.failedRows()));
        }
        return Optional.empty();
    }

    private static long rows(List<StagedFile> files) {
        return files.stream().mapToLong(StagedFile::rows).sum();
    }

    private static List<String> failed(Ruleset ruleset, CheckReport report, Predicate<RuleOutcome> and) {
        return texts(
                ruleset,
                report,
                (rule, outcome) -> ruleset.blocks(rule) && outcome.outcome() == Outcome.FAILED && and.test(outcome));
    }

    // What the engine says of a failed rule stands beside that rule; of one that it could not evaluate it is the
    // reason.
    private static List<String> texts(Ruleset ruleset, CheckReport report, BiPredicate<Rule, RuleOutcome> wanted) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ruleset.rules().size(); i++) {
            Rule rule = ruleset.rules().get(i);
            RuleOutcome outcome = report.outcomes().get(i);
            if (wanted.test(rule, outcome)) {
                texts.add(
                        outcome.outcome() == Outcome.UNDECIDED
                                ? rule.text() + " (" + outcome.message() + ")"
                                : rule.text());
            }
        }
        return texts;
    }
}
