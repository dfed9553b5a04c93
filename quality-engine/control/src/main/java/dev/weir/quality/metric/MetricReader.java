package dev.weir.quality.metric;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.rules.Anomalies;
import dev.weir.quality.rules.Expectations;
import dev.weir.quality.rules.History;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.RulesetNotFound;
import dev.weir.quality.ruleset.Rulesets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what was measured. */
@ApplicationScoped
public class MetricReader {

    private final Metrics metrics;
    private final Rulesets rulesets;
    private final Access access;
    private final Clock clock;

    MetricReader(Metrics metrics, Rulesets rulesets, Access access, Clock clock) {
        this.metrics = metrics;
        this.rulesets = rulesets;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A metric over time.
     *
     * @param rules of the ruleset as it is now, that compare it with earlier batches
     * @param points the latest first
     * @param next what these rules expect of a batch that would come now; empty if there are none, or too few batches
     */
    public record Series(String metric, List<Rule> rules, List<Point> points, Optional<Expectations.Range> next) {}

    /** @param expected what the rules expect of the batch, as the batches before it tell */
    public record Point(Metrics.Measured measured, Optional<Expectations.Range> expected) {}

    /** All metrics of the latest batches of a ruleset, by their names. */
    @Transactional
    public List<Series> latest(Actor actor, String name, int batches) {
        access.require(actor, Permission.VIEW);
        Ruleset ruleset = rulesets.find(name).orElseThrow(() -> new RulesetNotFound(name));
        Map<String, List<Rule>> rules = Expectations.byMetric(ruleset.rules());
        Map<String, List<History.Point>> published =
                metrics.published(ruleset.name(), rules.keySet(), batches + Anomalies.MOST);
        Map<String, List<Metrics.Measured>> measured = metrics.latest(ruleset.name(), batches).stream()
                .collect(Collectors.groupingBy(Metrics.Measured::metric, LinkedHashMap::new, Collectors.toList()));
        Instant now = clock.instant();
        return measured.entrySet().stream()
                .map(entry -> series(
                        entry.getKey(),
                        rules.getOrDefault(entry.getKey(), List.of()),
                        entry.getValue(),
                        published.getOrDefault(entry.getKey(), List.of()),
                        now))
                .toList();
    }

    private static Series series(
            String metric,
            List<Rule> rules,
            List<Metrics.Measured> measured,
            List<History.Point> published,
            Instant now) {
        return new Series(
                metric,
                rules,
                measured.stream()
                        .map(one -> new Point(one, Expectations.at(rules, published, one.at())))
                        .toList(),
                Expectations.at(rules, published, now));
    }
}
