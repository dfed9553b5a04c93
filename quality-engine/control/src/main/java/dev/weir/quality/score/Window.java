package dev.weir.quality.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Days in UTC, both ends included. */
public record Window(LocalDate from, LocalDate to) {

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    /** So many days, of which the last is that of {@code now}. */
    static Window until(Instant now, int days) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return new Window(today.minusDays(days - 1L), today);
    }

    public List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
