package dev.weir.quality.rules;

import dev.weir.quality.meaning.CannotCompile;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time as DQDL writes it: {@code now()}, {@code now() - 3 days}, {@code 09:30} of the day, a date. UTC. */
final class Moment {
    private static final Pattern RELATIVE =
            Pattern.compile("now\\(\\)(?:\\s*([-+])\\s*(\\d+)\\s*(days|hours|minutes))?");

    private Moment() {}

    /** @throws CannotCompile if it is none */
    static Instant of(String text, Instant now) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            if (relative.group(1) == null) {
                return now;
            }
            Duration distance = duration(Long.parseLong(relative.group(2)), relative.group(3));
            return relative.group(1).equals("-") ? now.minus(distance) : now.plus(distance);
        }
        try {
            return text.contains(":")
                    ? now.atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .atTime(LocalTime.parse(text))
                            .toInstant(ZoneOffset.UTC)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new CannotCompile(text + " is no date, no time and not relative to now()");
        }
    }

    static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "days" -> Duration.ofDays(amount);
            case "hours" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
