package dev.weir.quality.batch;

import dev.weir.quality.batch.Causes.Earlier;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.metric.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Looks up what {@link Causes} wants to know, if anything failed. */
@ApplicationScoped
class CauseFinder {

    private final Metrics metrics;
    private final RecordedSchemas schemas;

    CauseFinder(Metrics metrics, RecordedSchemas schemas) {
        this.metrics = metrics;
        this.schemas = schemas;
    }

    /** @param report one that does not contradict itself */
    List<Cause> find(Batch batch, CheckReport report) {
        Set<String> wanted = Causes.metrics(batch.ruleset(), report);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return Causes.of(
                batch.ruleset(),
                report,
                new Earlier(
                        batch.receivedAt(),
                        metrics.published(batch.ruleset().name(), wanted, Causes.MOST),
                        schemas.at(batch.ruleset().lake(), batch.ruleset().dataset(), batch.receivedAt())));
    }
}
