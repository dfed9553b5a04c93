package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.about;
import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers about columns that hold what numbers should not be told of. */
class NumbersTest {
    private static final Condition ANY = number(Operator.GREATER_THAN_OR_EQUAL, "-1000");
    private static final List<RuleKind> NUMBERS = List.of(
            RuleKind.MEAN,
            RuleKind.SUM,
            RuleKind.STANDARD_DEVIATION,
            RuleKind.VARIANCE,
            RuleKind.SKEWNESS,
            RuleKind.KURTOSIS,
            RuleKind.RANGE,
            RuleKind.INTERQUARTILE_RANGE,
            RuleKind.ZEROS_COUNT,
            RuleKind.ENTROPY,
            RuleKind.DISTINCT_VALUES_COUNT,
            RuleKind.UNIQUE_VALUE_RATIO,
            RuleKind.DUPLICATE_ROW_COUNT);

    @TempDir
    Path dir;

    @Test
    void nanMakesNanNullsAreLeftOutAndConstantsHaveNoShape() {
        String rows = """
                select * from values
                  (1.5D, cast(null as double), 7, cast(9223372036854775807 as bigint), 0.10BD, 1D),
                  (double('NaN'), null, 7, 9223372036854775807, 0.20BD, 2D),
                  (-0.0D, null, 7, -9223372036854775807, null, null),
                  (0.0D, null, null, 1, 0.30BD, 5D)
                as t(nan, nothing, same, large, money, some)
                """;
        Rule[] rules = Stream.of("nan", "nothing", "same", "large", "money")
                .flatMap(column ->
                        NUMBERS.stream().map(kind -> id(column + "." + kind.dqdlName(), rule(kind, column, ANY))))
                .toArray(Rule[]::new);

        CheckReport report = Checks.in(dir)
                .parquet("a.parquet", Checks.spark().sql(rows))
                .writingNothing()
                .check(rules);

        assertThat(report.error()).isNull();
        Map<String, Double> found = new HashMap<>();
        for (RuleOutcome outcome : report.outcomes()) {
            found.put(outcome.ruleId(), outcome.metric());
        }
        assertThat(numbers("nan", found))
                .containsExactly(
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        2.0,
                        1.039720771,
                        3.0,
                        0.666666667,
                        1.0);
        assertThat(numbers("nothing", found))
                .containsExactly(null, 0.0, null, null, null, null, null, null, 0.0, 0.0, 0.0, 1.0, 3.0);
        assertThat(numbers("same", found))
                .containsExactly(7.0, 21.0, 0.0, 0.0, null, null, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 2.0);
        assertThat(found)
                .containsEntry("large.Sum", 9223372036854775808.0)
                .containsEntry("large.Range", 18446744073709551614.0)
                .containsEntry("money.Sum", 0.6)
                .containsEntry("money.Range", 0.2);
    }

    private static List<Double> numbers(String column, Map<String, Double> found) {
        return NUMBERS.stream()
                .map(kind -> found.get(column + "." + kind.dqdlName()))
                .map(value -> value == null || Double.isNaN(value) ? value : (Double) (Math.round(value * 1e9) / 1e9))
                .toList();
    }

    @Test
    void thereIsNoCorrelationWithAConstant() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "a,b,c", "1,7,2", "2,7,4", "3,7,", ",7,9")
                .check(
                        id("r1", about(RuleKind.COLUMN_CORRELATION, ANY, "a", "b")),
                        id("r2", about(RuleKind.COLUMN_CORRELATION, ANY, "a", "c")));

        assertThat(report.outcomes()).extracting(RuleOutcome::metric).containsExactly(null, 1.0);
    }

    @Test
    void everyRuleAboutRowsHoldsOnAnEmptyBatchAndNoNumberThatThereIsNoneOf() {
        Rule[] rules = NUMBERS.stream()
                .map(kind -> id(kind.dqdlName(), rule(kind, "id", ANY)))
                .toArray(Rule[]::new);

        CheckReport report = Checks.in(dir).csv("a.csv", "id,name").check(rules);

        assertThat(report.error()).isNull();
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.outcome() == CheckReport.Outcome.FAILED)
                .extracting(RuleOutcome::ruleId)
                .containsExactly(
                        "Mean", "StandardDeviation", "Variance", "Skewness", "Kurtosis", "Range", "InterquartileRange");
    }

    @Test
    void analyzersMeasureAndDecideNothing() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,name,amount", "1,Ana,1.5", "2,Benedikt,2.5", "2,,3.5")
                .analyzing(
                        about(RuleKind.ALL_STATISTICS, null, "amount"),
                        about(RuleKind.ALL_STATISTICS, null, "name"),
                        about(RuleKind.ROW_COUNT, null),
                        rule(RuleKind.ENTROPY, "id"),
                        rule(RuleKind.MEAN, "gone"),
                        rule(RuleKind.MEAN, "name"))
                .check();

        assertThat(report.error()).isNull();
        assertThat(report.outcomes()).isEmpty();
        assertThat(report.passedRows()).isEqualTo(3);
        assertThat(report.metrics())
                .containsExactly(
                        new MetricValue("Column.amount.Completeness", 1),
                        new MetricValue("Column.amount.Uniqueness", 1),
                        new MetricValue("Column.amount.DistinctValuesCount", 3),
                        new MetricValue("Column.amount.Mean", 2.5),
                        new MetricValue("Column.amount.StandardDeviation", Math.sqrt(2.0 / 3)),
                        new MetricValue("Column.amount.Sum", 7.5),
                        new MetricValue("Column.amount.Minimum", 1.5),
                        new MetricValue("Column.amount.Maximum", 3.5),
                        new MetricValue("Column.name.Completeness", 2.0 / 3),
                        new MetricValue("Column.name.Uniqueness", 1),
                        new MetricValue("Column.name.DistinctValuesCount", 2),
                        new MetricValue("Column.name.MinimumLength", 3),
                        new MetricValue("Column.name.MaximumLength", 8),
                        new MetricValue("Dataset.*.RowCount", 3),
                        new MetricValue("Column.id.Entropy", Math.log(3) - 2 * Math.log(2) / 3));
    }
}
