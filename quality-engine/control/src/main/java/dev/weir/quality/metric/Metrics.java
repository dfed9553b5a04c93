package dev.weir.quality.metric;

import dev.weir.quality.contract.CheckReport.MetricValue;
import dev.weir.quality.rules.History;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was measured of batches. */
public interface Metrics {

    /** Keeps what was measured of a batch, in place of what was measured of it before. Numbers that are none are left out. */
    void record(UUID batch, String ruleset, Instant receivedAt, List<MetricValue> values);

    /** What was measured of a batch, by name. */
    List<MetricValue> of(UUID batch);

    /** Of batches that were published, the latest first. */
    List<History.Point> published(String ruleset, String metric, int most);

    /** The same of several metrics, by their names; those that were never measured of a published batch are left out. */
    Map<String, List<History.Point>> published(String ruleset, Collection<String> metrics, int most);

    /**
     * @param published whether later batches are compared with it
     */
    record Measured(String metric, UUID batch, Instant at, double value, boolean published) {}

    /** All metrics of the latest batches of a ruleset, by metric, then latest first. */
    List<Measured> latest(String ruleset, int batches);
}
