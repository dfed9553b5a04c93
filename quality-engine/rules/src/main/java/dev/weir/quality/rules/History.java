package dev.weir.quality.rules;

import java.time.Instant;
import java.util.List;

/** What was measured of the batches of a dataset that were published, and of no others. */
@FunctionalInterface
public interface History {

    /** Nothing was measured before. */
    History NONE = (metric, most) -> List.of();

    /**
     * @param metric as {@code MetricName} has it
     * @return the latest first, at most {@code most}
     */
    List<Point> last(String metric, int most);

    /** @param at when the batch came in */
    record Point(Instant at, double value) {}
}
