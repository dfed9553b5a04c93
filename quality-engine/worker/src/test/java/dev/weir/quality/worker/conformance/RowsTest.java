package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.against;
import static dev.weir.quality.worker.conformance.Rules.all;
import static dev.weir.quality.worker.conformance.Rules.any;
import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowWise;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of rows, in every way that a request can ask for. */
class RowsTest {
    private static final Rule EMAIL = rule(RuleKind.IS_COMPLETE, "email");
    private static final Rule AMOUNT =
            rule(RuleKind.COLUMN_VALUES, "amount", number(Operator.GREATER_THAN_OR_EQUAL, "0"));
    private static final Rule UNIQUE = rule(RuleKind.IS_UNIQUE, "id");

    @TempDir
    Path dir;

    private Checks batch() {
        return Checks.in(dir)
                .csv("a.csv", "id,email,amount", "1,a@x.org,10", "2,,20", "3,c@x.org,-5", "3,,-7", "4,d@x.org,8", "5");
    }

    @Test
    void copiesBadRowsAndKeepsThemAmongTheOthers() {
        CheckReport report = batch().copyingBadRows().check(id("r1", EMAIL), id("r2", all(AMOUNT, UNIQUE)));

        assertThat(report.error()).isNull();
        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows()))
                .containsExactly(6L, 2L, 4L);
        assertThat(ids(report.passed())).containsExactly(1L, 2L, 3L, 3L, 4L);
        assertThat(ids(report.failed())).containsExactly(null, 2L, 3L, 3L);
        assertThat(Checks.read(report.passed()).columns()).containsExactly("id", "email", "amount");
    }

    @Test
    void writesNothingIfNothingIsToBeWrittenAndShowsTheRowsAllTheSame() throws Exception {
        CheckReport report = batch().writingNothing().check(id("r1", EMAIL), id("r2", all(AMOUNT, UNIQUE)));
        CheckReport written = batch().check(id("r1", EMAIL), id("r2", all(AMOUNT, UNIQUE)));

        assertThat(report.error()).isNull();
        assertThat(report.passed()).isEmpty();
        assertThat(report.failed()).isEmpty();
        assertThat(report.outcomes()).isEqualTo(written.outcomes());
        assertThat(List.of(report.passedRows(), report.failedRows()))
                .isEqualTo(List.of(written.passedRows(), written.failedRows()));
        assertThat(report.samples()).containsExactlyInAnyOrderElementsOf(written.samples());
        assertThat(report.samples()).hasSize(4);
    }

    @Test
    void rewritesRowsIfThereAreNoRules() {
        CheckReport report = batch().check();

        assertThat(report.error()).isNull();
        assertThat(report.outcomes()).isEmpty();
        assertThat(ids(report.passed())).containsExactly(1L, 2L, 3L, 3L, 4L);
        assertThat(ids(report.failed())).hasSize(1);
    }

    @Test
    void leavesColumnsOutAsIfTheyWereNotThere() throws Exception {
        CheckReport first = batch().check(id("r1", EMAIL));
        Checks again = Checks.in(dir.resolve("again"));
        for (StagedFile file : first.failed()) {
            Path staged = Path.of(java.net.URI.create(file.location()));
            again.file(
                    dev.weir.quality.contract.CheckRequest.DataFormat.PARQUET,
                    staged.getFileName().toString(),
                    Files.readAllBytes(staged));
        }

        assertThat(again.check(id("r1", UNIQUE)).error()).contains("the batch has a column weir_rules");
        CheckReport report = again.leavingOut("weir_rules", "weir_reasons")
                .check(id("r1", UNIQUE), id("r2", rule(RuleKind.COLUMN_EXISTS, "weir_rules")));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(CheckReport.Outcome.PASSED, CheckReport.Outcome.FAILED);
        assertThat(Checks.read(report.passed()).columns()).containsExactly("id", "email", "amount");
        assertThat(report.passedRows()).isEqualTo(3);
    }

    @Test
    void aWarningKeepsNoRowOut() {
        CheckReport report = batch().check(id("r1", warn(EMAIL)), id("r2", warn(all(EMAIL, AMOUNT))));

        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(CheckReport.Outcome.FAILED, CheckReport.Outcome.FAILED);
        assertThat(report.failedRows()).as("only the line that cannot be read").isEqualTo(1);
    }

    @Test
    void aRowCarriesTheRuleAndNotItsPart() {
        CheckReport report = batch().reference(
                        "known", Checks.in(dir.resolve("known")).csv("known.csv", "id", "1", "2", "3"))
                .check(
                        id("r1", all(EMAIL, any(AMOUNT, EMAIL), rule(RuleKind.COLUMN_EXISTS, "id"))),
                        id("r2", all(EMAIL, UNIQUE)),
                        id("r3", rowWise(any(EMAIL, AMOUNT))),
                        id("r4", against(rule(RuleKind.REFERENTIAL_INTEGRITY, "id"), "known", "id")));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes()).extracting(RuleOutcome::failingRows).containsExactly(0L, 3L, 1L, 1L);
        assertThat(report.samples())
                .filteredOn(row -> !row.ruleIds().isEmpty())
                .containsExactlyInAnyOrder(
                        row("2", null, "20", "r2", "(IsComplete \"email\") and (IsUnique \"id\"): email is null"),
                        row(
                                "3",
                                "c@x.org",
                                "-5",
                                "r2",
                                "(IsComplete \"email\") and (IsUnique \"id\"): id is 3, which occurs 2 times"),
                        new FailingRow(
                                List.of("r2", "r3"),
                                List.of(
                                        "(IsComplete \"email\") and (IsUnique \"id\"): email is null; id is 3, which"
                                                + " occurs 2 times",
                                        "(IsComplete \"email\") or (ColumnValues \"amount\" GREATER_THAN_OR_EQUAL 0) row"
                                                + " by row: email is null; amount is -7"),
                                values("3", null, "-7")),
                        row(
                                "4",
                                "d@x.org",
                                "8",
                                "r4",
                                "ReferentialIntegrity \"id\" against known id: id is 4, which is not in known"));
    }

    private static FailingRow row(String id, String email, String amount, String rule, String reason) {
        return new FailingRow(List.of(rule), List.of(reason), values(id, email, amount));
    }

    private static java.util.Map<String, String> values(String id, String email, String amount) {
        java.util.Map<String, String> values = new java.util.LinkedHashMap<>();
        values.put("id", id);
        values.put("email", email);
        values.put("amount", amount);
        return values;
    }

    private static List<Long> ids(List<StagedFile> files) {
        return Checks.read(files).select("id").sort("id").collectAsList().stream()
                .map((Row row) -> row.isNullAt(0) ? null : row.getLong(0))
                .toList();
    }
}
