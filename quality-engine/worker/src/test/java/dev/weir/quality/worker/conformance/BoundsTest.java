package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.sql;
import static dev.weir.quality.worker.conformance.Rules.text;
import static dev.weir.quality.worker.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rulesets that could keep a worker busy for ever. */
class BoundsTest {
    /** As many as {@code -Dweir.test.rules} says. */
    private static final int MANY = Integer.getInteger("weir.test.rules", 1000);

    @TempDir
    Path dir;

    @Test
    @Timeout(60)
    void aPatternThatDoesNotEndLeavesItsRuleUndecided() {
        String endless = "a".repeat(40) + "!";

        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,name", "1," + endless, "2,aaa", "3,b", "4," + "ab".repeat(50_000))
                .check(
                        id("r1", matches("(.*a){12}")),
                        id("r2", matches("a{0,3}(b|c)?!?|.{5,}")),
                        id("r3", matches("(a|b)*!?")),
                        id("r4", rule(RuleKind.IS_UNIQUE, "id")),
                        id("r5", where(rule(RuleKind.IS_UNIQUE, "id"), "name rlike '^(.*a){12}$'")),
                        id(
                                "r6",
                                sql(
                                        "select count(*) from primary where name rlike '^(.*a){12}$'",
                                        number(Operator.EQUALS, "0"))));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(
                        Outcome.UNDECIDED,
                        Outcome.PASSED,
                        Outcome.UNDECIDED,
                        Outcome.PASSED,
                        Outcome.UNDECIDED,
                        Outcome.UNDECIDED);
        assertThat(report.outcomes().get(0).message())
                .isEqualTo("the pattern (.*a){12} took longer than 1 s on a value of 41 characters; write it without a"
                        + " repetition inside of a repetition");
        assertThat(report.outcomes().get(2).message())
                .isEqualTo("the pattern (a|b)*!? recurses too deeply on a value of 100000 characters; write it"
                        + " without a group that repeats");
    }

    @Test
    @Timeout(600)
    void thousandsOfRulesAreNoPlanThatSparkCannotMake() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            rules.add(id(
                    "r" + i,
                    rule(RuleKind.COLUMN_VALUES, "c" + i % 7, number(Operator.NOT_EQUALS, String.valueOf(i)))));
        }
        String header =
                String.join(",", IntStream.range(0, 7).mapToObj(i -> "c" + i).toList());

        CheckReport report = Checks.in(dir)
                .csv("a.csv", header, "0,1,2,3,4,5,6", "-1,-1,-1,-1,-1,-1,-1")
                .check(rules.toArray(Rule[]::new));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes()).hasSize(MANY);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.outcome() == Outcome.FAILED)
                .extracting(RuleOutcome::ruleId)
                .containsExactly("r0", "r1", "r2", "r3", "r4", "r5", "r6");
        assertThat(report.samples().get(0).ruleIds()).hasSize(7);
        System.out.println(MANY + " rules took " + report.millis() + " ms");
    }

    private static Rule matches(String pattern) {
        return rule(RuleKind.COLUMN_VALUES, "name", text(Operator.MATCHES, pattern));
    }
}
