package dev.weir.quality.score;

import dev.weir.quality.rules.Dimension;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How much of what is demanded of a dataset, or of all datasets of a domain, holds.
 *
 * @param days in order, days without a batch left out; several of one day, for different dimensions
 */
public record Scorecard(Subject subject, Window window, List<DayTally> days) {

    /**
     * What is scored. A domain is a zone of a lake: the first folder below its root.
     *
     * @param zone empty for datasets that lie directly in the root
     * @param dataset empty for a domain
     * @param datasets how many there are
     */
    public record Subject(String lake, String zone, Optional<String> dataset, long datasets) {}

    /** @param dimension empty for all rules, each counted once, however many dimensions it speaks of */
    public record DayTally(LocalDate day, Optional<Dimension> dimension, Tally tally) {}

    public Scorecard {
        days = List.copyOf(days);
    }

    /** The tallies of one dimension, or of all rules. */
    public List<DayTally> days(Optional<Dimension> dimension) {
        return days.stream().filter(day -> day.dimension().equals(dimension)).toList();
    }

    public Tally tally(Optional<Dimension> dimension) {
        return days(dimension).stream().map(DayTally::tally).reduce(Tally.NONE, Tally::plus);
    }

    /** The score of each day of the window, empty where nothing was decided. */
    public List<OptionalDouble> trend(Optional<Dimension> dimension) {
        Map<LocalDate, OptionalDouble> scores = days(dimension).stream()
                .collect(Collectors.toMap(DayTally::day, day -> day.tally().score()));
        return window.days().stream()
                .map(day -> scores.getOrDefault(day, OptionalDouble.empty()))
                .toList();
    }
}
