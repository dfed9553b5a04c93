package dev.weir.quality.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.contract.RuleKind.Answerer;
import dev.weir.quality.contract.conformance.Cases;
import dev.weir.quality.contract.conformance.Cases.Case;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table that all engines share. All rules are checked together, in the passes that they share in production. */
@NullUnmarked
class ConformanceTest {
    private static CheckReport report;
    private static CheckReport unstaged;

    static List<Case> cases() {
        return Cases.CASES;
    }

    @BeforeAll
    static void checkAll(@TempDir Path dir) {
        report = batch(dir.resolve("staged")).check(Cases.rules());
        unstaged = batch(dir.resolve("unstaged")).unstaged().check(Cases.rules());
        assertThat(report.error()).isNull();
        assertThat(unstaged.error()).isNull();
    }

    private static Checks batch(Path dir) {
        return Checks.in(dir)
                .csv("a.csv", Cases.BATCH.toArray(String[]::new))
                .reference("countries", Cases.COUNTRIES)
                .reference("copy", Cases.COPY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void means(Case expected) {
        RuleOutcome found = report.outcomes().get(Cases.CASES.indexOf(expected));

        assertThat(found.outcome()).as(found.message()).isEqualTo(expected.outcome());
        if (expected.metric() == null) {
            assertThat(found.metric()).as(found.message()).isNull();
        } else {
            assertThat(found.metric()).as(found.message()).isCloseTo(expected.metric(), within(1e-9));
        }
        assertThat(found.failingRows()).as(found.message()).isEqualTo(expected.failingRows());
    }

    @Test
    void saysTheSameWhenNothingIsWritten() {
        assertThat(unstaged.outcomes()).isEqualTo(report.outcomes());
        assertThat(unstaged.failedRows()).isEqualTo(report.failedRows());
        assertThat(unstaged.metrics()).isEqualTo(report.metrics());
        assertThat(unstaged.passed()).isEmpty();
        assertThat(unstaged.failed()).isEmpty();
        assertThat(unstaged.samples()).containsExactlyInAnyOrderElementsOf(report.samples());
    }

    @Test
    void knowsEveryKindThatAnEngineAnswers() {
        Set<RuleKind> covered = Cases.CASES.stream()
                .flatMap(c -> c.rule().leaves())
                .map(Rule::kind)
                .collect(Collectors.toSet());

        assertThat(covered)
                .containsAll(Arrays.stream(RuleKind.values())
                        .filter(kind -> kind.answerer() == Answerer.ENGINE)
                        .toList());
    }

    @Test
    void marksRowsForEachRuleAsOftenAsItSays() {
        List<List<String>> rules = Checks.sql("SELECT r, count(*) FROM (SELECT unnest(weir_rules) AS r FROM "
                + Checks.scan(report.failed()) + ") GROUP BY r");

        for (RuleOutcome outcome : report.outcomes()) {
            boolean blames = outcome.outcome() == CheckReport.Outcome.FAILED && outcome.failingRows() > 0;
            List<List<String>> marked = rules.stream()
                    .filter(row -> row.get(0).equals(outcome.ruleId()))
                    .toList();
            assertThat(marked)
                    .as(outcome.ruleId() + " " + outcome.message())
                    .isEqualTo(blames ? List.of(List.of(outcome.ruleId(), "" + outcome.failingRows())) : List.of());
        }
    }
}
