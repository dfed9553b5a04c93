package dev.weir.quality.duckdb;

import static dev.weir.quality.contract.conformance.Rules.id;
import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rowCount;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class SplitTest {
    private static final String[] ACCOUNTS = {
        "id,email,amount", "1,a@x.org,10", "2,,20", "3,c@x.org,-5", "3,,7", "4,d@x.org,8"
    };

    @TempDir
    Path dir;

    @Test
    void writesGoodRowsToPassedAndBadOnesWithTheirReasonsToFailed() {
        CheckReport report = Checks.in(dir).csv("a.csv", ACCOUNTS).check(rules());

        assertThat(report.error()).isNull();
        assertThat(report.status()).isEqualTo(Status.COMPLETED);
        assertThat(report.engine()).startsWith("duckdb");
        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
        assertThat(report.outcomes()).extracting(RuleOutcome::failingRows).containsExactly(0L, 2L, 1L, 2L);
        assertThat(report.outcomes()).extracting(RuleOutcome::metric).containsExactly(5.0, 0.6, 0.8, 0.6);
        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows(), report.skippedRows()))
                .containsExactly(5L, 2L, 3L, 0L);
        assertThat(Checks.schema(report.passed())).isEqualTo("id BIGINT, email VARCHAR, amount BIGINT");
        assertThat(Checks.read(report.passed()))
                .containsExactlyInAnyOrder(List.of("1", "a@x.org", "10"), List.of("4", "d@x.org", "8"));
        assertThat(Checks.schema(report.failed()))
                .isEqualTo("id BIGINT, email VARCHAR, amount BIGINT, weir_rules VARCHAR[], weir_reasons VARCHAR[]");
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

    @Test
    void copiesBadRowsIfAllAreToGoOn() {
        CheckReport report = Checks.in(dir).csv("a.csv", ACCOUNTS).copied().check(rules());

        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows()))
                .containsExactly(5L, 2L, 3L);
        assertThat(Checks.read(report.passed())).hasSize(5);
        assertThat(Checks.read(report.failed())).hasSize(3);
    }

    @Test
    void aWarningKeepsNothingOut() {
        Rule warning = rule(RuleKind.IS_COMPLETE, "email")
                .with()
                .severity(Rule.Severity.WARN)
                .build();
        CheckReport report = Checks.in(dir).csv("a.csv", ACCOUNTS).check(warning);

        assertThat(report.outcomes()).extracting(RuleOutcome::outcome).containsExactly(Outcome.FAILED);
        assertThat(report.passedRows()).isEqualTo(5);
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void writesAllRowsAnewWithoutAnyRule() {
        CheckReport report = Checks.in(dir).csv("a.csv", ACCOUNTS).check();

        assertThat(report.error()).isNull();
        assertThat(report.passedRows()).isEqualTo(5);
        assertThat(Checks.read(report.passed())).hasSize(5);
    }

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
    void measuresForTheHistory() {
        Rule all = Rule.builder("a1", "AllStatistics \"amount\"", 1, RuleKind.ALL_STATISTICS)
                .columns(List.of("amount"))
                .build();
        Rule text = Rule.builder("a2", "AllStatistics \"email\"", 1, RuleKind.ALL_STATISTICS)
                .columns(List.of("email"))
                .build();
        Rule entropy = Rule.builder("a3", "Entropy \"id\"", 1, RuleKind.ENTROPY)
                .columns(List.of("id"))
                .build();

        CheckReport report = Checks.in(dir)
                .csv("a.csv", ACCOUNTS)
                .analyzer(all)
                .analyzer(text)
                .analyzer(entropy)
                .check(rowCount(number(Operator.EQUALS, "5")));

        assertThat(report.metrics())
                .extracting(MetricValue::name)
                .containsExactly(
                        "Dataset.*.RowCount",
                        "Column.amount.Completeness",
                        "Column.amount.Uniqueness",
                        "Column.amount.DistinctValuesCount",
                        "Column.amount.Mean",
                        "Column.amount.StandardDeviation",
                        "Column.amount.Minimum",
                        "Column.amount.Maximum",
                        "Column.amount.Sum",
                        "Column.email.Completeness",
                        "Column.email.Uniqueness",
                        "Column.email.DistinctValuesCount",
                        "Column.email.MinimumLength",
                        "Column.email.MaximumLength",
                        "Column.id.Entropy");
        assertThat(report.metrics())
                .contains(
                        new MetricValue("Column.amount.Mean", 8),
                        new MetricValue("Column.amount.Minimum", -5),
                        new MetricValue("Column.amount.Sum", 40),
                        new MetricValue("Column.email.MinimumLength", 7));
    }

    @Test
    void leavesNothingBehindButItsFiles() throws Exception {
        CheckReport report = Checks.in(dir).csv("a.csv", ACCOUNTS).check(rules());

        try (var files = Files.walk(dir.resolve("staging"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> "file://" + file))
                    .containsExactlyInAnyOrder(
                            report.passed().get(0).location(),
                            report.failed().get(0).location());
        }
        assertThat(dir.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void removesWhatItHasStagedWhenItCannotGoOn() throws Exception {
        CheckRequest request = Checks.in(dir).csv("a.csv", ACCOUNTS).request(rules());
        Path passed = Path.of(request.staging().passed().substring("file://".length()));
        Files.createDirectories(passed.getParent());
        Files.writeString(passed, "a file where the folder should be");

        CheckReport report = Checks.engine(dir).check(request);

        assertThat(report.status()).isEqualTo(Status.ENGINE_ERROR);
        assertThat(report.error()).contains(passed.toString());
        try (var files = Files.walk(dir.resolve("staging"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static Rule[] rules() {
        return new Rule[] {
            id("r1", rowCount(number(Operator.GREATER_THAN, "2"))),
            id("r2", rule(RuleKind.IS_COMPLETE, "email")),
            id("r3", rule(RuleKind.COLUMN_VALUES, "amount", number(Operator.GREATER_THAN_OR_EQUAL, "0"))),
            id("r4", rule(RuleKind.IS_UNIQUE, "id"))
        };
    }

    private static Map<String, String> values(String id, String email, String amount) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("email", email);
        values.put("amount", amount);
        return values;
    }
}
