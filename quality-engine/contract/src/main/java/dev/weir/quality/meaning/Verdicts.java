package dev.weir.quality.meaning;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a metric to an outcome, and to a sentence for people. */
public final class Verdicts {
    private Verdicts() {}

    public static RuleOutcome known(Meaning.Known known) {
        return new RuleOutcome(known.rule().id(), known.outcome(), known.metric(), 0, known.message());
    }

    public static RuleOutcome undecided(Rule rule, String why) {
        return new RuleOutcome(rule.id(), Outcome.UNDECIDED, null, 0, why);
    }

    public static RuleOutcome count(Meaning.RowCount rule, long rows) {
        return metric(rule.rule(), rule.condition(), rows, "the batch has " + rows + " rows");
    }

    public static RuleOutcome answer(Meaning.Query rule, double answer) {
        return metric(rule.rule(), rule.condition(), answer, "the query answers " + text(answer));
    }

    /** @param rows that the query gives, out of the {@code all} of the batch */
    public static RuleOutcome answeredRows(Meaning.Query rule, long rows, long all) {
        return all == 0
                ? vacuous(rule.rule())
                : metric(
                        rule.rule(),
                        rule.condition(),
                        (double) rows / all,
                        "the query gives " + rows + " rows where the batch has " + all);
    }

    /** @param number null if there is none: no values, or none of such a kind */
    public static RuleOutcome number(Meaning.Number rule, @Nullable Double number) {
        String name = rule.rule().kind().dqdlName();
        if (number == null) {
            return new RuleOutcome(
                    rule.rule().id(),
                    Outcome.FAILED,
                    null,
                    0,
                    "there are no values to tell the " + name + " of, expected " + rule.condition());
        }
        return metric(rule.rule(), rule.condition(), number, name + " is " + text(number));
    }

    /** @param found in a sentence, such as {@code 10 rows, and 12 in orders} */
    public static RuleOutcome comparison(Meaning.Comparison rule, double share, String found) {
        return metric(rule.rule(), rule.condition(), share, found);
    }

    /** One number of the batch against one of the other dataset: their ratio; 0 and 0 are alike, and nothing can be told of
     * something against 0. */
    public static RuleOutcome ratio(Meaning.Comparison rule, double ours, double theirs, String found) {
        return theirs == 0 && ours != 0
                ? new RuleOutcome(rule.rule().id(), Outcome.FAILED, null, 0, found + ", expected " + rule.condition())
                : comparison(rule, theirs == 0 ? 1 : ours / theirs, found);
    }

    private static RuleOutcome metric(Rule rule, MetricCondition condition, double metric, String found) {
        return condition.holds(metric)
                ? new RuleOutcome(rule.id(), Outcome.PASSED, metric, 0, found)
                : new RuleOutcome(rule.id(), Outcome.FAILED, metric, 0, found + ", expected " + condition);
    }

    /**
     * @param satisfying of the rows that the rule speaks about
     * @param rows that the rule speaks about
     */
    public static RuleOutcome share(Meaning meaning, MetricCondition condition, long satisfying, long rows) {
        if (rows == 0) {
            return vacuous(meaning.rule());
        }
        double share = (double) satisfying / rows;
        long breaking = rows - satisfying;
        String found = satisfying + " of " + rows + " rows satisfy it";
        if (condition.holds(share)) {
            return new RuleOutcome(meaning.rule().id(), Outcome.PASSED, share, breaking, found);
        }
        return new RuleOutcome(
                meaning.rule().id(),
                Outcome.FAILED,
                share,
                meaning.blamesRows() ? breaking : 0,
                found + ", a share of " + text(share) + ", expected " + condition);
    }

    /** A rule about rows, on a batch without any that it speaks about, holds. */
    public static RuleOutcome vacuous(Rule rule) {
        return new RuleOutcome(rule.id(), Outcome.PASSED, null, 0, "there is no row that it speaks about");
    }

    /** Three-valued: a part that is not known leaves the whole unknown, unless the others settle it. */
    public static RuleOutcome composite(Meaning.Composite composite, List<RuleOutcome> parts) {
        Outcome settles = composite.all() ? Outcome.FAILED : Outcome.PASSED;
        Outcome otherwise = composite.all() ? Outcome.PASSED : Outcome.FAILED;
        Outcome outcome = List.of(settles, Outcome.UNDECIDED, Outcome.SKIPPED).stream()
                .filter(kind -> parts.stream().anyMatch(part -> part.outcome() == kind))
                .findFirst()
                .orElse(otherwise);
        return new RuleOutcome(composite.rule().id(), outcome, null, 0, said(parts), parts);
    }

    private static String said(List<RuleOutcome> parts) {
        List<String> sentences = new ArrayList<>();
        for (RuleOutcome part : parts) {
            sentences.add(part.outcome().name().toLowerCase(java.util.Locale.ROOT) + ": " + part.message());
        }
        return String.join("; ", sentences);
    }

    /**
     * The rules whose rows are to be kept out, each a {@link Meaning.RowShare} or {@link Meaning.KeyShare}: those without
     * which the failed rule would hold. Empty if it did not fail, only warns, or is broken by the batch as a whole.
     */
    public static List<Meaning> blamed(Meaning meaning, RuleOutcome outcome) {
        return meaning.rule().severity() == Rule.Severity.WARN
                ? List.of()
                : breaking(meaning, outcome).orElse(List.of());
    }

    private static Optional<List<Meaning>> breaking(Meaning meaning, RuleOutcome outcome) {
        if (outcome.outcome() != Outcome.FAILED) {
            return Optional.of(List.of());
        }
        if (!(meaning instanceof Meaning.Composite composite)) {
            return meaning.blamesRows() ? Optional.of(List.of(meaning)) : Optional.empty();
        }
        if (!composite.all()) {
            return Optional.empty();
        }
        List<Meaning> all = new ArrayList<>();
        for (int part = 0; part < composite.parts().size(); part++) {
            Optional<List<Meaning>> some =
                    breaking(composite.parts().get(part), outcome.parts().get(part));
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Optional.of(all);
    }

    public static String text(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        return new BigDecimal(number, new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
