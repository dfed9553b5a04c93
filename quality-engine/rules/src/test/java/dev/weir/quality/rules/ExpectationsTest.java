package dev.weir.quality.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.rules.Expectations.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    private static final Instant NOW = Instant.parse("2026-10-28T12:00:00Z");

    @Test
    void findsTheRulesThatLookBackByTheirMetric() {
        var byMetric = Expectations.byMetric(
                rules("RowCount > 0, RowCount > avg(last(3)), (DetectAnomalies \"RowCount\") and (IsComplete \"id\"),"
                        + " Mean \"age\" < max(last(2)), FileSize < 1 MB"));

        assertThat(byMetric.keySet()).containsExactly("Dataset.*.RowCount", "Column.age.Mean");
        assertThat(byMetric.get("Dataset.*.RowCount")).hasSize(2);
    }

    @Test
    void looksOnlyAtBatchesThatCameBefore() {
        List<History.Point> points = points(40, 30, 20, 10);

        assertThat(expected("RowCount > avg(last(10))", points, NOW)).contains(range(OptionalDouble.of(25), none()));
        assertThat(expected("RowCount > avg(last(10))", points, NOW.minus(Duration.ofDays(2))))
                .contains(range(OptionalDouble.of(15), none()));
        assertThat(expected("RowCount > avg(last(10))", points, NOW.minus(Duration.ofDays(9))))
                .isEmpty();
    }

    @Test
    void takesTheNarrowerOfTwoRules() {
        assertThat(expected(
                        "RowCount > min(last(4)), RowCount < max(last(4)), RowCount >= 15 + avg(last(4))",
                        points(40, 30, 20, 10),
                        NOW))
                .contains(range(OptionalDouble.of(40), OptionalDouble.of(40)));
    }

    @Test
    void hasTheBandOfAnomalies() {
        Range band = expected("DetectAnomalies \"RowCount\" with strategy = \"normal\"", points(12, 8, 12, 8), NOW)
                .orElseThrow();

        assertThat(band.least().getAsDouble()).isCloseTo(4, within(1e-9));
        assertThat(band.greatest().getAsDouble()).isCloseTo(16, within(1e-9));
    }

    @Test
    void expectsNothingWhileItLearns() {
        assertThat(expected("DetectAnomalies \"RowCount\"", points(1, 2, 3), NOW))
                .isEmpty();
    }

    private static Optional<Range> expected(String rules, List<History.Point> points, Instant at) {
        return Expectations.at(
                requireNonNull(Expectations.byMetric(rules(rules)).get("Dataset.*.RowCount")), points, at);
    }

    private static List<Rule> rules(String rules) {
        return RulesParser.parse("Rules = [ " + rules + " ]", false).rules();
    }

    /** The latest first, a day apart, the latest a day ago. */
    private static List<History.Point> points(double... values) {
        List<History.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new History.Point(NOW.minus(Duration.ofDays(i + 1L)), values[i]));
        }
        return points;
    }

    private static Range range(OptionalDouble least, OptionalDouble greatest) {
        return new Range(least, greatest);
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }
}
