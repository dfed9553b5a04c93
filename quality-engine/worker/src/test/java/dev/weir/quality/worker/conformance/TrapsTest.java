package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowCount;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.threshold;
import static dev.weir.quality.worker.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.worker.run.Cancellation;
import dev.weir.quality.worker.run.CheckCancelled;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engine can get wrong without anybody noticing. */
class TrapsTest {
    @TempDir
    Path dir;

    @Test
    void rulesAboutTheBatchDecideEvenIfNoRuleIsAboutRows() {
        CheckReport report =
                Checks.in(dir).csv("a.csv", "id", "1", "2").check(rowCount(number(Operator.GREATER_THAN, "1000")));

        assertThat(report.outcomes()).extracting(RuleOutcome::outcome).containsExactly(Outcome.FAILED);
        assertThat(report.passedRows()).isEqualTo(2);
    }

    @Test
    void aRuleThatHoldsWithinItsThresholdMarksNoRow() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,amount", "1,-5", "2,1", "3,2", "4,3")
                .check(threshold(
                        rule(RuleKind.COLUMN_VALUES, "amount", number(Operator.GREATER_THAN, "0")),
                        number(Operator.GREATER_THAN_OR_EQUAL, "0.75")));

        assertThat(report.outcomes().get(0).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(report.failedRows()).isZero();
        assertThat(report.passedRows()).isEqualTo(4);
    }

    @Test
    void aRuleThatCannotBeEvaluatedDoesNotKeepTheOthersFromIt() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,name", "1,x", "2,")
                .check(
                        id("r1", rule(RuleKind.IS_COMPLETE, "name")),
                        id("r2", where(rule(RuleKind.IS_COMPLETE, "id"), "raise_error('broken on purpose') is null")),
                        id("r3", rule(RuleKind.IS_UNIQUE, "id")));

        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.FAILED, Outcome.UNDECIDED, Outcome.PASSED);
        assertThat(report.outcomes().get(1).message()).contains("broken on purpose");
        assertThat(report.failedRows()).isEqualTo(1);
    }

    @Test
    void leavesNothingInTheStagingFoldersButItsFiles() throws Exception {
        CheckRequest request =
                Checks.in(dir).csv("a.csv", "id,name", "1,x", "2,").request(rule(RuleKind.IS_COMPLETE, "name"));

        CheckReport report = Checks.check(request);

        try (var files = Files.walk(dir.resolve("staging"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> "file://" + file))
                    .containsExactlyInAnyOrder(
                            report.passed().get(0).location(),
                            report.failed().get(0).location());
        }
    }

    @Test
    void aCancelledCheckReportsNothing() {
        CheckRequest request = Checks.in(dir).csv("a.csv", "id", "1").request(rule(RuleKind.IS_COMPLETE, "id"));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> Checks.engine().check(request, cancellation)).isInstanceOf(CheckCancelled.class);
    }

    @Test
    @Timeout(120)
    void cancellingARunningCheckStopsItsJobs() throws Exception {
        CheckRequest request = Checks.in(dir)
                .csv("a.csv", "id", "1")
                .request(Rules.sql(
                        "select sum(sqrt(a.id * b.id)) from range(10000000) a, range(10000000) b",
                        number(Operator.GREATER_THAN, "0")));
        Cancellation cancellation = new Cancellation();
        Thread canceller = new Thread(() -> {
            while (Checks.spark().sparkContext().statusTracker().getActiveStageIds().length == 0) {
                Thread.onSpinWait();
            }
            pause(1000);
            cancellation.cancel();
        });
        canceller.start();

        assertThatThrownBy(() -> Checks.engine().check(request, cancellation)).isInstanceOf(CheckCancelled.class);
        canceller.join();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
