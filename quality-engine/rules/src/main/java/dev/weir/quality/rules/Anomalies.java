package dev.weir.quality.rules;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.MeaningReader;
import dev.weir.quality.meaning.MetricName;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code DetectAnomalies}: what a metric may be, as earlier batches tell. Pure.
 *
 * <p>Strategies are Deequ's, and one by the day of the week:
 *
 * <ul>
 *   <li>{@code normal} (OnlineNormalStrategy): mean and standard deviation of all points, three deviations to either side;
 *   <li>{@code change} (RelativeRateOfChangeStrategy): the latest point, times what it mostly changes by;
 *   <li>{@code seasonal}: as {@code normal}, of the points of the same day of the week; needs four of these;
 *   <li>{@code auto}, the default: {@code seasonal} where there are four such points, else {@code normal}.
 * </ul>
 */
public final class Anomalies {
    /** Fewer points tell nothing. */
    public static final int FEWEST = 4;

    /** As many as are looked at. */
    public static final int MOST = 100;

    private static final double DEVIATIONS = 3;

    /** A metric that was the same each time may move by this share. */
    private static final double FLOOR = 0.005;

    private Anomalies() {}

    /** Where a metric may be, both bounds included. */
    public record Band(double least, double greatest, int points) {}

    /** How to tell. */
    public enum Strategy {
        AUTO,
        NORMAL,
        CHANGE,
        SEASONAL
    }

    /**
     * The metric that a rule asks about, as a rule of its own kind.
     *
     * @throws CannotCompile if it asks about none
     */
    static Rule asked(Rule rule) {
        strategy(rule);
        deviations(rule);
        if (rule.arguments().isEmpty()) {
            throw new CannotCompile("DetectAnomalies needs a metric, such as \"RowCount\" or \"Mean\" \"amount\"");
        }
        String metric = rule.arguments().get(0);
        RuleKind kind = Arrays.stream(RuleKind.values())
                .filter(one -> one.dqdlName().equals(metric))
                .findFirst()
                .orElseThrow(() -> new CannotCompile(metric + " is no metric"));
        Rule asked = asking(rule, kind, new Condition(Operator.GREATER_THAN, OperandType.NUMBER, List.of("0")));
        if (kind.answerer() != RuleKind.Answerer.ENGINE
                || MetricName.of(asked).isEmpty()
                || kind == RuleKind.CUSTOM_SQL
                || MeaningReader.ofAnyBatch().read(asked) instanceof Meaning.Undecidable) {
            throw new CannotCompile("anomalies of " + String.join(" ", rule.arguments())
                    + " cannot be told: name a metric" + " and its column, such as \"Completeness\" \"email\"");
        }
        return asked;
    }

    /** The rule that asks for a metric instead of for anomalies of it: same place, other kind and condition. */
    static Rule asking(Rule rule, RuleKind metric, Condition condition) {
        return rule.with()
                .kind(metric)
                .columns(rule.arguments().subList(1, rule.arguments().size()))
                .arguments(List.of())
                .options(Map.of())
                .condition(condition)
                .build();
    }

    static Strategy strategy(Rule rule) {
        String name = rule.options().getOrDefault("strategy", "auto");
        try {
            return Strategy.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new CannotCompile(
                    "with strategy = \"" + name + "\": must be \"auto\", \"normal\", \"change\" or" + " \"seasonal\"");
        }
    }

    static double deviations(Rule rule) {
        String number = rule.options().getOrDefault("deviations", Double.toString(DEVIATIONS));
        try {
            double deviations = Double.parseDouble(number);
            if (deviations > 0) {
                return deviations;
            }
        } catch (NumberFormatException none) {
            // Told below.
        }
        throw new CannotCompile("with deviations = " + number + ": must be a number above 0, such as 3");
    }

    /**
     * @param points latest first
     * @param at when the new batch came in
     * @return empty if there are too few points
     */
    public static Optional<Band> band(List<History.Point> points, Instant at, Strategy strategy, double deviations) {
        List<History.Point> season =
                points.stream().filter(point -> day(point.at()) == day(at)).toList();
        return switch (strategy) {
            case NORMAL -> normal(points, deviations);
            case SEASONAL -> normal(season, deviations);
            case CHANGE -> change(points, deviations);
            case AUTO -> season.size() >= FEWEST ? normal(season, deviations) : normal(points, deviations);
        };
    }

    private static DayOfWeek day(Instant at) {
        return at.atZone(ZoneOffset.UTC).getDayOfWeek();
    }

    private static Optional<Band> normal(List<History.Point> points, double deviations) {
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        double[] values = values(points);
        double mean = Spread.mean(values);
        double width = Math.max(deviations * Spread.deviation(values), FLOOR * Math.abs(mean));
        return Optional.of(new Band(mean - width, mean + width, values.length));
    }

    private static Optional<Band> change(List<History.Point> points, double deviations) {
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        double[] values = values(points);
        double[] changes = new double[values.length - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = values[i + 1] == 0 ? 1 : values[i] / values[i + 1];
        }
        double mean = Spread.mean(changes);
        double width = Math.max(deviations * Spread.deviation(changes), FLOOR);
        double one = values[0] * (mean - width);
        double other = values[0] * (mean + width);
        return Optional.of(new Band(Math.min(one, other), Math.max(one, other), values.length));
    }

    private static double[] values(List<History.Point> points) {
        return points.stream().mapToDouble(History.Point::value).toArray();
    }
}
