package dev.weir.quality.worker.rule;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import java.math.BigDecimal;
import java.math.MathContext;

/** From a metric to an outcome, and to a sentence for people. */
public final class Verdicts {
    private Verdicts() {}

    public static RuleOutcome decided(CompiledRule.Decided rule) {
        return new RuleOutcome(
                rule.rule().id(), rule.holds() ? Outcome.PASSED : Outcome.FAILED, null, 0, rule.message());
    }

    public static RuleOutcome undecided(Rule rule, String why) {
        return new RuleOutcome(rule.id(), Outcome.UNDECIDED, null, 0, why);
    }

    public static RuleOutcome count(CompiledRule.RowCount rule, long rows) {
        return metric(rule.rule(), rule.condition(), rows, "the batch has " + rows + " rows");
    }

    public static RuleOutcome answer(CompiledRule.Query rule, double answer) {
        return metric(rule.rule(), rule.condition(), answer, "the query answers " + text(answer));
    }

    private static RuleOutcome metric(Rule rule, MetricCondition condition, double metric, String found) {
        return condition.holds(metric)
                ? new RuleOutcome(rule.id(), Outcome.PASSED, metric, 0, found)
                : new RuleOutcome(rule.id(), Outcome.FAILED, metric, 0, found + ", expected " + condition);
    }

    /**
     * @param share of the rows that the rule speaks about, those that satisfy it
     * @param rows that the rule speaks about; not 0
     */
    public static RuleOutcome share(CompiledRule compiled, MetricCondition condition, double share, long rows) {
        // Exact: both were integers below 2^53 before Deequ divided them.
        long satisfying = Math.round(share * rows);
        long breaking = rows - satisfying;
        String found = satisfying + " of " + rows + " rows satisfy it";
        if (condition.holds(share)) {
            return new RuleOutcome(compiled.rule().id(), Outcome.PASSED, share, breaking, found);
        }
        return new RuleOutcome(
                compiled.rule().id(),
                Outcome.FAILED,
                share,
                compiled.blamesRows() ? breaking : 0,
                found + ", a share of " + text(share) + ", expected " + condition);
    }

    /** A rule about rows, on a batch without any that it speaks about, holds. */
    public static RuleOutcome vacuous(Rule rule) {
        return new RuleOutcome(rule.id(), Outcome.PASSED, null, 0, "there is no row that it speaks about");
    }

    private static String text(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        return new BigDecimal(number, new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
