package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/**
 * When a policy counts; of several any. Ranger writes {@code yyyy/MM/dd HH:mm:ss}.
 *
 * @param start empty for always till now
 * @param end empty for ever
 * @param timeZone an id of the JDK; empty for GMT
 * @param recurrences in canonical JSON; Weir writes none
 */
public record Validity(String start, String end, String timeZone, List<String> recurrences) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss");

    public Validity {
        recurrences = List.copyOf(recurrences);
    }

    /** Until the given second, in UTC; Ranger's end is itself still valid. */
    public static Validity until(Instant end) {
        return new Validity("", FORMAT.format(end.atOffset(ZoneOffset.UTC)), "UTC", List.of());
    }

    static Validity of(Map<String, Object> json) {
        return new Validity(
                RangerJson.text(json, "startTime"),
                RangerJson.text(json, "endTime"),
                RangerJson.text(json, "timeZone"),
                RangerJson.raw(json, "recurrences"));
    }

    /** Whether {@code at} is between the bounds; recurrences are not looked at. */
    boolean holds(Instant at) {
        return starts().filter(at::isBefore).isEmpty()
                && ends().filter(at::isAfter).isEmpty();
    }

    Optional<Instant> starts() {
        return at(start);
    }

    Optional<Instant> ends() {
        return at(end);
    }

    /** Empty too for what cannot be read: Ranger then knows no bound either. */
    private Optional<Instant> at(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        // A zone that is not known is GMT, as in Ranger.
        ZoneId zone = TimeZone.getTimeZone(timeZone).toZoneId();
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT).atZone(zone).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    Map<String, Object> fields() {
        return new Fields()
                .put("startTime", start)
                .put("endTime", end)
                .put("timeZone", timeZone)
                .put("recurrences", RangerJson.unraw(recurrences))
                .all();
    }
}
