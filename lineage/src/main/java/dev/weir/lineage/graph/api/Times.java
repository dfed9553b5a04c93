package dev.weir.lineage.graph.api;

import dev.weir.platform.problem.InvalidParameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Times as people write them in a parameter. */
public final class Times {

    private Times() {}

    /** {@code 2026-10-27T10:00:00Z}, with any offset; {@code 2026-10-27} is the end of that day in UTC. */
    public static Instant parse(String parameter, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minus(1, ChronoUnit.MICROS)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new InvalidParameter(
                    parameter, "is " + text + ", but must be a day or a time such as 2026-10-27T10:00:00Z");
        }
    }
}
