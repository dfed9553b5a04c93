package dev.weir.quality.rules;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.Decided;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.ConditionText;
import dev.weir.quality.meaning.MetricName;
import dev.weir.quality.meaning.Verdicts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules ready for an engine, when a batch is there: thresholds from earlier batches become numbers, {@code now()}
 * becomes a date, anomalies become a range, and rules about files are decided.
 */
public final class RuleResolver {

    private final Instant now;
    private final History history;
    private final FileFacts files;

    /** @param now what {@code now()} is */
    public RuleResolver(Instant now, History history, FileFacts files) {
        this.now = now;
        this.history = history;
        this.files = files;
    }

    public List<Rule> resolve(List<Rule> rules) {
        return rules.stream().map(this::resolve).toList();
    }

    private Rule resolve(Rule rule) {
        if (rule.decided() != null) {
            return rule;
        }
        return switch (rule.kind().answerer()) {
            case PARTS -> rule.with().parts(resolve(rule.parts())).build();
            case FILES -> decided(rule, FileRules.decide(rule, files, now));
            case HISTORY -> anomalies(rule);
            case ENGINE, ANALYZER -> computed(rule);
        };
    }

    private Rule computed(Rule rule) {
        try {
            return rule.with()
                    .condition(computed(rule, rule.condition()))
                    .threshold(computed(rule, rule.threshold()))
                    .build();
        } catch (Computed.NotEnough none) {
            return decided(
                    rule,
                    new Decided(
                            Outcome.SKIPPED,
                            null,
                            "there is no earlier batch to compare with" + expected(rule.condition())));
        } catch (CannotCompile e) {
            return decided(rule, new Decided(Outcome.UNDECIDED, null, String.valueOf(e.getMessage())));
        }
    }

    private static String expected(@Nullable Condition condition) {
        return condition == null ? "" : ", expected " + ConditionText.of(condition);
    }

    private @Nullable Condition computed(Rule rule, @Nullable Condition condition) {
        if (condition == null) {
            return null;
        }
        return switch (condition.type()) {
            case COMPUTED_NUMBER -> {
                String metric = MetricName.of(rule).orElseThrow();
                yield new Condition(
                        condition.operator(),
                        OperandType.NUMBER,
                        condition.operands().stream()
                                .map(operand -> literal(Computed.evaluate(operand, most -> last(metric, most))))
                                .toList());
            }
            case COMPUTED_DATE ->
                new Condition(
                        condition.operator(),
                        OperandType.DATE,
                        condition.operands().stream()
                                .map(operand -> Moment.of(operand, now).toString())
                                .toList());
            case NUMBER, STRING, DATE, DURATION, SIZE, NULL, EMPTY, WHITESPACES_ONLY -> condition;
        };
    }

    private double[] last(String metric, int most) {
        return history.last(metric, most).stream()
                .mapToDouble(History.Point::value)
                .toArray();
    }

    private Rule anomalies(Rule rule) {
        try {
            Rule asked = Anomalies.asked(rule);
            List<History.Point> points = history.last(MetricName.of(asked).orElseThrow(), Anomalies.MOST);
            Optional<Anomalies.Band> band =
                    Anomalies.band(points, now, Anomalies.strategy(rule), Anomalies.deviations(rule));
            if (band.isEmpty()) {
                return decided(
                        rule,
                        new Decided(
                                Outcome.SKIPPED,
                                null,
                                "it learns: " + points.size() + " earlier batches are known, and " + Anomalies.FEWEST
                                        + " are needed"));
            }
            Condition within = new Condition(
                    Operator.BETWEEN,
                    OperandType.NUMBER,
                    List.of(
                            literal(Math.nextDown(band.get().least())),
                            literal(Math.nextUp(band.get().greatest()))));
            return Anomalies.asking(rule, asked.kind(), within);
        } catch (CannotCompile e) {
            return decided(rule, new Decided(Outcome.UNDECIDED, null, String.valueOf(e.getMessage())));
        }
    }

    private static Rule decided(Rule rule, Decided answer) {
        return rule.with().decided(answer).build();
    }

    private static String literal(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new CannotCompile("what earlier batches had comes to " + Verdicts.text(number));
        }
        return new BigDecimal(Double.toString(number)).toPlainString();
    }
}
