package dev.weir.quality.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.rules.RulesParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTalliesTest {

    private static final List<Rule> RULES = RulesParser.parse("""
                    Rules = [
                      IsComplete "a", IsComplete "b", IsUnique "a",
                      (IsUnique "b") and (IsComplete "c") and (IsComplete "d")
                    ]""").rules();

    @Test
    void countsByTheKindsOfRulesAndACompositeOnce() {
        RuleTallies tallies = RuleTallies.of(
                RULES,
                List.of(
                        outcome(0, Outcome.PASSED),
                        outcome(1, Outcome.FAILED),
                        outcome(2, Outcome.SKIPPED),
                        outcome(3, Outcome.FAILED)));

        assertThat(tallies.byKinds())
                .isEqualTo(Map.of(
                        "IS_COMPLETE", new Tally(1, 1, 0, 0),
                        "IS_UNIQUE", new Tally(0, 0, 0, 1),
                        "IS_COMPLETE IS_UNIQUE", new Tally(0, 1, 0, 0)));
    }

    @Test
    void aRuleThatNobodySpeaksOfIsUndecided() {
        assertThat(RuleTallies.of(RULES, List.of()).byKinds())
                .isEqualTo(Map.of(
                        "IS_COMPLETE", new Tally(0, 0, 2, 0),
                        "IS_UNIQUE", new Tally(0, 0, 1, 0),
                        "IS_COMPLETE IS_UNIQUE", new Tally(0, 0, 1, 0)));
    }

    @Test
    void theDifferenceLeadsFromOneToTheOther() {
        RuleTallies held = RuleTallies.of(RULES, List.of());
        RuleTallies checked = RuleTallies.of(RULES, List.of(outcome(2, Outcome.PASSED)));

        assertThat(checked.minus(held).byKinds()).isEqualTo(Map.of("IS_UNIQUE", new Tally(1, 0, -1, 0)));
        assertThat(held.minus(held).isEmpty()).isTrue();
    }

    private static RuleOutcome outcome(int rule, Outcome outcome) {
        return new RuleOutcome(RULES.get(rule).id(), outcome, null, 0, "");
    }
}
