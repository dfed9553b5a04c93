package dev.weir.quality.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.Ruleset.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Outcome PASSED = Outcome.PASSED;
    private static final Outcome FAILED = Outcome.FAILED;

    @Test
    void passesWhenEveryRuleHolds() {
        assertThat(Judge.judge(split(), report(100, 0, outcome("r1", PASSED, 0), outcome("r2", PASSED, 0))))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void splitsWhenOnlyRowsAreBad() {
        assertThat(Judge.judge(split(), report(90, 10, outcome("r1", PASSED, 0), outcome("r2", FAILED, 10))))
                .isInstanceOf(Verdict.Split.class);
    }

    @Test
    void failsWhenARuleWithoutRowMeaningFails() {
        assertThat(Judge.judge(split(), report(100, 0, outcome("r1", FAILED, 0), outcome("r2", PASSED, 0))))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void failsInBlockModeWhenAnythingFails() {
        assertThat(Judge.judge(
                        ruleset(Mode.BLOCK, OptionalDouble.empty()),
                        report(99, 1, outcome("r1", PASSED, 0), outcome("r2", FAILED, 1))))
                .isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void failsWhenMoreRowsAreBadThanTheRulesetAllows() {
        Ruleset ruleset = ruleset(Mode.SPLIT, OptionalDouble.of(0.05));

        assertThat(Judge.judge(ruleset, report(94, 6, outcome("r1", PASSED, 0), outcome("r2", FAILED, 6))))
                .isInstanceOf(Verdict.Failed.class);
        assertThat(Judge.judge(ruleset, report(95, 5, outcome("r1", PASSED, 0), outcome("r2", FAILED, 5))))
                .isInstanceOf(Verdict.Split.class);
    }

    @Test
    void isUndecidedWhenTheEngineDied() {
        CheckReport died = new CheckReport(
                "run",
                1,
                Status.ENGINE_ERROR,
                "test",
                "out of memory",
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1);

        assertThat(Judge.judge(split(), died)).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void isUndecidedWhenOneRuleIs() {
        assertThat(Judge.judge(split(), report(100, 0, outcome("r1", Outcome.UNDECIDED, 0), outcome("r2", PASSED, 0))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void failsWhenARuleBreaksTheWholeWhateverTheUndecidedOneWouldSay() {
        assertThat(Judge.judge(split(), report(100, 0, outcome("r1", FAILED, 0), outcome("r2", Outcome.UNDECIDED, 0))))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> assertThat(failed.toString())
                        .contains("Broken: RowCount > 0. Could not be evaluated: "));
    }

    @Test
    void isUndecidedWhenOnlyRowsAreBadAndOneRuleCouldNotSayWhichOthersAre() {
        assertThat(Judge.judge(split(), report(90, 10, outcome("r1", FAILED, 10), outcome("r2", Outcome.UNDECIDED, 0))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void isUndecidedWhenARuleThatOnlyWarnsFailsBesideOneThatCouldNotBeEvaluated() {
        assertThat(Judge.judge(
                        onlyWarningOfIncompleteness(),
                        report(100, 0, outcome("r1", Outcome.UNDECIDED, 0), outcome("r2", FAILED, 0))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void isUndecidedWhenAnOutcomeIsMissing() {
        assertThat(Judge.judge(split(), report(100, 0, outcome("r1", PASSED, 0))))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void quarantinesUnreadableLinesEvenIfEveryRuleHolds() {
        assertThat(Judge.judge(split(), report(99, 1, outcome("r1", PASSED, 0), outcome("r2", PASSED, 0))))
                .isInstanceOf(Verdict.Split.class);
    }

    @Test
    void passesWithAWarningWhenARuleThatOnlyWarnsFails() {
        Verdict verdict = Judge.judge(
                onlyWarningOfIncompleteness(), report(100, 0, outcome("r1", PASSED, 0), outcome("r2", FAILED, 0)));

        assertThat(verdict)
                .isEqualTo(new Verdict.Passed("1 of 2 rules hold for 100 rows, with 1 warning: IsComplete \"id\""));
    }

    @Test
    void passesWithAWarningWhenARuleThatOnlyWarnsCannotBeEvaluated() {
        assertThat(Judge.judge(
                        onlyWarningOfIncompleteness(),
                        report(100, 0, outcome("r1", PASSED, 0), outcome("r2", Outcome.UNDECIDED, 0))))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void failsWhenARuleThatBlocksFailsBesideOneThatWarns() {
        assertThat(Judge.judge(
                        onlyWarningOfIncompleteness(),
                        report(100, 0, outcome("r1", FAILED, 0), outcome("r2", FAILED, 0))))
                .isEqualTo(new Verdict.Failed("Broken by the batch as a whole: RowCount > 0"));
    }

    @Test
    void tellsWhatWasSkippedAndKeepsNothingOutForIt() {
        assertThat(Judge.judge(split(), report(100, 0, outcome("r1", Outcome.SKIPPED, 0), outcome("r2", PASSED, 0))))
                .isEqualTo(new Verdict.Passed(
                        "1 of 2 rules hold for 100 rows. Skipped, for want of earlier batches: RowCount > 0"));
    }

    @Test
    void publishesEverythingInWarnModeAndCountsTheCopies() {
        Ruleset warning = ruleset(Mode.WARN, OptionalDouble.empty());
        CheckReport copied = new CheckReport(
                "run",
                1,
                Status.COMPLETED,
                "test",
                null,
                100,
                90,
                10,
                0,
                List.of(outcome("r1", FAILED, 0), outcome("r2", FAILED, 10)),
                files(100),
                files(10),
                List.of(),
                List.of(),
                1);

        assertThat(Judge.judge(warning, copied))
                .isEqualTo(new Verdict.Passed(
                        "0 of 2 rules hold for 100 rows, with 2 warnings: RowCount > 0; IsComplete \"id\"."
                                + " 10 rows are bad: published like the others, and copied to quarantine"));
        assertThat(Judge.judge(warning, report(90, 10, outcome("r1", PASSED, 0), outcome("r2", FAILED, 10))))
                .as("bad rows that were not published like the others are lost")
                .isInstanceOf(Verdict.Undecided.class);
        assertThat(Judge.judge(warning, report(90, 10, outcome("r1", PASSED, 0), outcome("r2", PASSED, 0))))
                .as("lines that could not be read are not rows to be published")
                .isInstanceOf(Verdict.Passed.class);
    }

    @Property
    void neverPassesAReportThatLosesOrDoublesARow(
            @ForAll @LongRange(min = 0, max = 50) long rows,
            @ForAll @LongRange(min = 0, max = 50) long passed,
            @ForAll @LongRange(min = 0, max = 50) long failed,
            @ForAll @LongRange(min = 0, max = 50) long inFiles) {
        CheckReport report = new CheckReport(
                "run",
                1,
                Status.COMPLETED,
                "test",
                null,
                rows,
                passed,
                failed,
                0,
                List.of(outcome("r1", PASSED, 0), outcome("r2", PASSED, 0)),
                files(inFiles),
                files(failed),
                List.of(),
                List.of(),
                1);
        boolean conserved = passed + failed == rows && inFiles == passed;

        assertThat(Judge.judge(split(), report) instanceof Verdict.Undecided).isEqualTo(!conserved);
    }

    private static Ruleset split() {
        return ruleset(Mode.SPLIT, OptionalDouble.empty());
    }

    private static Ruleset ruleset(Mode mode, OptionalDouble maxBadShare) {
        List<Rule> rules = List.of(
                Rule.of("r1", "RowCount > 0", 1, RuleKind.ROW_COUNT, List.of(), null, null, null, null),
                Rule.of("r2", "IsComplete \"id\"", 2, RuleKind.IS_COMPLETE, List.of("id"), null, null, null, null));
        return ruleset(mode, maxBadShare, rules);
    }

    private static Ruleset ruleset(Mode mode, OptionalDouble maxBadShare, List<Rule> rules) {
        return new Ruleset(
                new UUID(0, 1),
                "test",
                1,
                "lake",
                "d",
                "t/",
                "q/",
                Ruleset.PublishAs.FILES,
                mode,
                maxBadShare,
                QuarantineTerms.USUAL,
                Optional.empty(),
                "",
                false,
                Map.of(),
                rules,
                List.of(),
                Instant.EPOCH,
                "me");
    }

    private static Ruleset onlyWarningOfIncompleteness() {
        Ruleset blocking = split();
        return ruleset(
                Mode.SPLIT,
                OptionalDouble.empty(),
                List.of(
                        blocking.rule("r1"),
                        blocking.rule("r2").with().severity(Rule.Severity.WARN).build()));
    }

    private static RuleOutcome outcome(String rule, Outcome outcome, long failingRows) {
        return new RuleOutcome(rule, outcome, null, failingRows, "");
    }

    private static CheckReport report(long passed, long failed, RuleOutcome... outcomes) {
        return new CheckReport(
                "run",
                1,
                Status.COMPLETED,
                "test",
                null,
                passed + failed,
                passed,
                failed,
                0,
                List.of(outcomes),
                files(passed),
                files(failed),
                List.of(),
                List.of(),
                1);
    }

    private static List<StagedFile> files(long rows) {
        List<StagedFile> files = new ArrayList<>();
        if (rows > 0) {
            files.add(new StagedFile("file:///staging/a.parquet", 10, rows));
        }
        return files;
    }
}
