package dev.weir.quality.rules;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.MetricName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * What rules that look back expect of a metric: {@code DetectAnomalies} its band, a dynamic threshold its number. Pure, and
 * by the same code that judges batches.
 */
public final class Expectations {

    /** Rules about files look back at no metric, and so are never asked. */
    private static final FileFacts NO_FILES = new FileFacts() {
        @Override
        public List<FileFact> batch() {
            return List.of();
        }

        @Override
        public List<FileFact> below(String path) {
            return List.of();
        }
    };

    private Expectations() {}

    /** Both bounds included; an empty one is no bound. */
    public record Range(OptionalDouble least, OptionalDouble greatest) {

        /** What satisfies both. */
        Range and(Range other) {
            return new Range(both(least, other.least, Math::max), both(greatest, other.greatest, Math::min));
        }

        private static OptionalDouble both(OptionalDouble one, OptionalDouble other, DoubleBinaryOperator chosen) {
            if (one.isEmpty() || other.isEmpty()) {
                return one.isEmpty() ? other : one;
            }
            return OptionalDouble.of(chosen.applyAsDouble(one.getAsDouble(), other.getAsDouble()));
        }
    }

    /** The rules that compare with earlier batches, by the metric that they look at. */
    public static Map<String, List<Rule>> byMetric(List<Rule> rules) {
        Map<String, List<Rule>> byMetric = new LinkedHashMap<>();
        rules.stream().flatMap(Rule::leaves).forEach(rule -> metric(rule)
                .ifPresent(metric -> byMetric.computeIfAbsent(metric, unseen -> new ArrayList<>())
                        .add(rule)));
        return byMetric;
    }

    private static Optional<String> metric(Rule rule) {
        if (rule.kind().answerer() == RuleKind.Answerer.HISTORY) {
            return MetricName.of(Anomalies.asked(rule));
        }
        boolean looksBack = rule.kind().answerer() == RuleKind.Answerer.ENGINE
                && rule.condition() != null
                && rule.condition().type() == OperandType.COMPUTED_NUMBER;
        return looksBack ? MetricName.of(rule) : Optional.empty();
    }

    /**
     * What all of the rules together expect of a batch.
     *
     * @param rules about one metric
     * @param published the metric of published batches, the latest first
     * @param at when the batch came in: what is not older than that is not looked at
     * @return empty if there are too few earlier batches
     */
    public static Optional<Range> at(List<Rule> rules, List<History.Point> published, Instant at) {
        List<History.Point> earlier =
                published.stream().filter(point -> point.at().isBefore(at)).toList();
        RuleResolver resolver =
                new RuleResolver(at, (metric, most) -> earlier.subList(0, Math.min(most, earlier.size())), NO_FILES);
        return resolver.resolve(rules).stream()
                .filter(rule -> rule.decided() == null)
                .flatMap(rule ->
                        rule.condition() == null ? Optional.<Range>empty().stream() : range(rule.condition()).stream())
                .reduce(Range::and);
    }

    private static Optional<Range> range(Condition condition) {
        if (condition.type() != OperandType.NUMBER) {
            return Optional.empty();
        }
        List<OptionalDouble> numbers = condition.operands().stream()
                .map(operand -> OptionalDouble.of(Double.parseDouble(operand)))
                .toList();
        OptionalDouble none = OptionalDouble.empty();
        return switch (condition.operator()) {
            case GREATER_THAN, GREATER_THAN_OR_EQUAL -> Optional.of(new Range(numbers.get(0), none));
            case LESS_THAN, LESS_THAN_OR_EQUAL -> Optional.of(new Range(none, numbers.get(0)));
            case EQUALS -> Optional.of(new Range(numbers.get(0), numbers.get(0)));
            case BETWEEN -> Optional.of(new Range(numbers.get(0), numbers.get(1)));
            case NOT_EQUALS, NOT_BETWEEN, IN, NOT_IN, MATCHES, NOT_MATCHES -> Optional.empty();
        };
    }
}
