package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowCount;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    @TempDir
    Path dir;

    @Test
    void writesGoodRowsToPassedAndBadOnesWithTheirReasonsToFailed() {
        Checks checks = Checks.in(dir)
                .csv("a.csv", "id,email,amount", "1,a@x.org,10", "2,,20", "3,c@x.org,-5", "3,,7", "4,d@x.org,8");

        CheckReport report = checks.check(
                id("r1", rowCount(number(Operator.GREATER_THAN, "2"))),
                id("r2", rule(RuleKind.IS_COMPLETE, "email")),
                id("r3", rule(RuleKind.COLUMN_VALUES, "amount", number(Operator.GREATER_THAN_OR_EQUAL, "0"))),
                id("r4", rule(RuleKind.IS_UNIQUE, "id")));

        assertThat(report.error()).isNull();
        assertThat(report.status()).isEqualTo(Status.COMPLETED);
        assertThat(report.engine()).isEqualTo("deequ 2.1.0-spark-3.5 on spark 3.5.7");
        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
        assertThat(report.outcomes()).extracting(RuleOutcome::failingRows).containsExactly(0L, 2L, 1L, 2L);
        assertThat(report.outcomes()).extracting(RuleOutcome::metric).containsExactly(5.0, 0.6, 0.8, 0.6);
        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows(), report.skippedRows()))
                .containsExactly(5L, 2L, 3L, 0L);
        assertThat(Checks.read(report.passed()).columns()).containsExactly("id", "email", "amount");
        assertThat(Checks.read(report.passed()).collectAsList())
                .extracting(Row::mkString)
                .containsExactlyInAnyOrder("1a@x.org10", "4d@x.org8");
        assertThat(Checks.read(report.failed()).columns())
                .containsExactly("id", "email", "amount", "weir_rules", "weir_reasons");
        assertThat(report.samples())
                .containsExactlyInAnyOrder(
                        new FailingRow(
                                List.of("r2"), List.of("IsComplete \"email\": email is null"), values("2", null, "20")),
                        new FailingRow(
                                List.of("r3", "r4"),
                                List.of(
                                        "ColumnValues \"amount\" GREATER_THAN_OR_EQUAL 0: amount is -5",
                                        "IsUnique \"id\": id is 3, which occurs 2 times"),
                                values("3", "c@x.org", "-5")),
                        new FailingRow(
                                List.of("r2", "r4"),
                                List.of(
                                        "IsComplete \"email\": email is null",
                                        "IsUnique \"id\": id is 3, which occurs 2 times"),
                                values("3", null, "7")));
    }

    private static Map<String, String> values(String id, String email, String amount) {
        Map<String, String> values = new java.util.LinkedHashMap<>();
        values.put("id", id);
        values.put("email", email);
        values.put("amount", amount);
        return values;
    }
}
