package dev.weir.quality.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.rules.FileFacts.FileFact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleResolverTest {
    private static final Instant NOW = Instant.parse("2026-10-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RowCount > avg(last(4))                       | 25",
                "RowCount > avg(last(10)) * 2                  | 50",
                "RowCount > 1 + 2 * 3                          | 7",
                "RowCount > (1 + 2) * 3                        | 9",
                "RowCount > min(last(2))                       | 30",
                "RowCount > max(last(10))                      | 40",
                "RowCount > sum(last(10))                      | 100",
                "RowCount > index(last(4), 3)                  | 10",
                "RowCount > last(1)                            | 40",
                "RowCount > median(last(3))                    | 30",
                "RowCount > percentile(last(4), 50)            | 25",
                "RowCount > std(last(2))                       | 5",
            })
    void computesThresholdsFromEarlierBatches(String text, double expected) {
        Rule rule = resolved(text, history("Dataset.*.RowCount", 40, 30, 20, 10));

        Condition condition = requireNonNull(rule.condition());
        assertThat(condition.type()).isEqualTo(OperandType.NUMBER);
        assertThat(Double.parseDouble(condition.operands().get(0))).isEqualTo(expected);
    }

    @Test
    void skipsWhatCannotBeComparedYet() {
        Rule rule = resolved("RowCount > avg(last(10))", History.NONE);

        assertThat(requireNonNull(rule.decided()).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(rule.decided().message()).contains("no earlier batch");
        assertThat(requireNonNull(resolved("DetectAnomalies \"RowCount\"", history("Dataset.*.RowCount", 1, 2, 3))
                                .decided())
                        .outcome())
                .isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void asksForTheRangeThatEarlierBatchesLetExpect() {
        Rule rule = resolved(
                "DetectAnomalies \"Mean\" \"amount\" with strategy = \"normal\"",
                history("Column.amount.Mean", 10, 12, 10, 12));

        assertThat(rule.kind()).isEqualTo(RuleKind.MEAN);
        assertThat(rule.columns()).containsExactly("amount");
        Condition within = requireNonNull(rule.condition());
        assertThat(within.operator()).isEqualTo(Operator.BETWEEN);
        assertThat(Double.parseDouble(within.operands().get(0))).isBetween(7.999, 8.0);
        assertThat(Double.parseDouble(within.operands().get(1))).isBetween(14.0, 14.001);
    }

    @Test
    void comparesADayOfTheWeekWithItsLike() {
        List<History.Point> points = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            points.add(new History.Point(NOW.minus(Duration.ofDays(day)), day % 7 == 0 ? 1000 : 100));
        }

        Anomalies.Band seasonal =
                Anomalies.band(points, NOW, Anomalies.Strategy.AUTO, 3).orElseThrow();
        Anomalies.Band normal =
                Anomalies.band(points, NOW, Anomalies.Strategy.NORMAL, 3).orElseThrow();

        assertThat(seasonal.least()).isEqualTo(995);
        assertThat(seasonal.greatest()).isEqualTo(1005);
        assertThat(normal.greatest()).isGreaterThan(1000);
        assertThat(normal.least()).isLessThan(100);
    }

    @Test
    void makesNowAMoment() {
        Rule rule = resolved("ColumnValues \"day\" > (now() - 3 days)", History.NONE);

        assertThat(rule.condition())
                .isEqualTo(new Condition(Operator.GREATER_THAN, OperandType.DATE, List.of("2026-10-25T12:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FileFreshness > (now() - 2 hours)                                     | PASSED",
                "FileFreshness > (now() - 30 minutes)                                  | FAILED",
                "FileFreshness > (now() - 30 minutes) with threshold > 0.4             | PASSED",
                "FileFreshness between now() and (now() - 90 minutes)                  | PASSED",
                "FileFreshness between \"10:30 AM\" and \"11:59 AM\"                   | PASSED",
                "FileFreshness > \"2026-10-28\"                                        | PASSED",
                "FileFreshness < \"2026-10-28\"                                        | FAILED",
                "FileSize >= 1 B                                                       | PASSED",
                "FileSize > 1 KB                                                       | FAILED",
                "FileSize between 0 B and 2 KB                                         | PASSED",
                "FileUniqueness = 1.0                                                  | PASSED",
                "FileUniqueness \"twins/\" = 1.0                                       | FAILED",
                "FileUniqueness \"twins/\" >= 0.5                                      | PASSED",
                "FileMatch in [\"0cc175b9c0f1b6a831c399e269772661\", \"92eb5ffee6ae2fec3ad71c777531578f\"] | PASSED",
                "FileMatch in [\"0cc175b9c0f1b6a831c399e269772661\"]                   | FAILED",
                "FileMatch \"twins/\" \"same/\"                                        | PASSED",
                "FileMatch \"same/\" \"other/\"                                        | FAILED",
                "FileMatch in [\"x\"] with hashAlgorithm = \"SHA-256\"                 | FAILED",
                "FileSize \"nowhere/\" > 1 B                                           | FAILED",
                "FileSize \"/etc/\" > 1 B                                              | UNDECIDED",
            })
    void decidesAboutFiles(String text, Outcome expected) {
        Rule rule = resolved(text, History.NONE);

        assertThat(requireNonNull(rule.decided()).outcome())
                .as(rule.decided().message())
                .isEqualTo(expected);
    }

    @Test
    void resolvesThePartsOfARule() {
        Rule rule = resolved("(FileSize > 1 KB) or (RowCount > avg(last(2)))", history("Dataset.*.RowCount", 2, 4));

        assertThat(requireNonNull(rule.parts().get(0).decided()).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(requireNonNull(rule.parts().get(1).condition()).operands()).containsExactly("3.0");
    }

    private static Rule resolved(String text, History history) {
        List<Rule> rules = RulesParser.parse("Rules = [ " + text + " ]").rules();
        return new RuleResolver(NOW, history, new Files()).resolve(rules).get(0);
    }

    private static History history(String metric, double... latestFirst) {
        return (asked, most) -> {
            List<History.Point> points = new ArrayList<>();
            for (int i = 0; i < Math.min(most, latestFirst.length) && asked.equals(metric); i++) {
                points.add(new History.Point(NOW.minus(Duration.ofDays(i + 1)), latestFirst[i]));
            }
            return points;
        };
    }

    /** Two files of the batch, an hour and ten minutes old; and some folders. */
    private static final class Files implements FileFacts {
        private static final Map<String, List<FileFact>> FOLDERS = Map.of(
                "twins/", List.of(file("twins/1", "a", 1), file("twins/2", "a", 1)),
                "same/", List.of(file("same/1", "a", 1)),
                "other/", List.of(file("other/1", "b", 1)));

        @Override
        public List<FileFact> batch() {
            return List.of(file("landing/a", "a", 80), file("landing/b", "b", 10));
        }

        @Override
        public List<FileFact> below(String path) throws IOException {
            if (path.startsWith("/")) {
                throw new IOException(path + " is outside of the lake");
            }
            return FOLDERS.getOrDefault(path, List.of());
        }

        private static FileFact file(String location, String content, int minutesOld) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return new FileFact(
                    location,
                    bytes.length,
                    NOW.minus(Duration.ofMinutes(minutesOld)),
                    () -> new ByteArrayInputStream(bytes));
        }
    }
}
