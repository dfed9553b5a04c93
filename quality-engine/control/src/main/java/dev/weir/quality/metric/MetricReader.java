package dev.weir.quality.metric;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.quality.ruleset.RulesetNotFound;
import dev.weir.quality.ruleset.Rulesets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Shows what was measured. */
@ApplicationScoped
public class MetricReader {

    private final Metrics metrics;
    private final Rulesets rulesets;
    private final Access access;

    MetricReader(Metrics metrics, Rulesets rulesets, Access access) {
        this.metrics = metrics;
        this.rulesets = rulesets;
        this.access = access;
    }

    /** All metrics of the latest batches of a ruleset, by metric, then latest first. */
    @Transactional
    public List<Metrics.Measured> latest(Actor actor, String ruleset, int batches) {
        access.require(actor, Permission.VIEW);
        String name = rulesets.find(ruleset)
                .orElseThrow(() -> new RulesetNotFound(ruleset))
                .name();
        return metrics.latest(name, batches);
    }
}
