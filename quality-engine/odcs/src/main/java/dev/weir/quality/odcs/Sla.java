package dev.weir.quality.odcs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A service level that the contract promises.
 *
 * @param property as written: {@code latency}, {@code retention}
 * @param value as written
 * @param unit as written; empty for none
 * @param element {@code table.column} that it speaks of; empty for none
 */
public record Sla(Kind kind, String property, String value, String unit, String element, String driver, Place place) {

    /** What it is about. */
    public enum Kind {
        /** How old data may be, or how often they come. */
        FRESHNESS,
        /** How long data are kept. */
        RETENTION,
        /** Whether, and when, data can be had. */
        AVAILABILITY,
        /** When the dataset begins or ends. */
        LIFE,
        OTHER
    }

    private static final Set<String> YEARS = Set.of("y", "yr", "yrs", "year", "years");
    private static final Set<String> MONTHS = Set.of("mo", "month", "months");
    private static final Set<String> WEEKS = Set.of("w", "wk", "week", "weeks");
    private static final Set<String> DAYS = Set.of("", "d", "day", "days");
    private static final Set<String> HOURS = Set.of("h", "hr", "hrs", "hour", "hours");
    private static final Set<String> MINUTES = Set.of("m", "min", "mins", "minute", "minutes");
    private static final Set<String> SECONDS = Set.of("s", "sec", "secs", "second", "seconds");

    static Kind kind(String property) {
        return switch (property.toLowerCase(Locale.ROOT)) {
            case "latency", "ly", "freshness", "frequency", "fy", "timeliness" -> Kind.FRESHNESS;
            case "retention", "re" -> Kind.RETENTION;
            case "availability", "av", "timeofavailability", "throughput", "uptime" -> Kind.AVAILABILITY;
            case "generalavailability", "ga", "endofsupport", "es", "endoflife", "el" -> Kind.LIFE;
            default -> Kind.OTHER;
        };
    }

    /** If it is a number of seconds to years; a month is 30 days, a year 365. */
    public Optional<Duration> duration() {
        if (!value.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        String word = unit.toLowerCase(Locale.ROOT).strip();
        long seconds = YEARS.contains(word)
                ? 365L * 86_400
                : MONTHS.contains(word)
                        ? 30L * 86_400
                        : WEEKS.contains(word)
                                ? 7L * 86_400
                                : DAYS.contains(word)
                                        ? 86_400
                                        : HOURS.contains(word)
                                                ? 3_600
                                                : MINUTES.contains(word) ? 60 : SECONDS.contains(word) ? 1 : 0;
        return seconds == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(new BigDecimal(value)
                        .multiply(BigDecimal.valueOf(seconds))
                        .longValue()));
    }

    @Override
    public String toString() {
        return value + (unit.isEmpty() ? "" : " " + unit);
    }
}
