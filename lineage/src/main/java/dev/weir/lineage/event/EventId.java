package dev.weir.lineage.event;

import java.time.LocalDate;
import java.util.HexFormat;

/**
 * The identity of an event: its content.
 *
 * @param day of its time, in UTC
 * @param hash of its JSON without white space
 */
public record EventId(LocalDate day, Hash hash) implements Comparable<EventId> {

    /** @throws IllegalArgumentException if {@code text} is not what {@link #toString} made */
    public static EventId parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("not the id of an event: " + text);
        }
        try {
            return new EventId(
                    LocalDate.parse(text.substring(0, dash)),
                    Hash.from(HexFormat.of().parseHex(text.substring(dash + 1))));
        } catch (java.time.DateTimeException noDay) {
            throw new IllegalArgumentException("not the id of an event: " + text, noDay);
        }
    }

    @Override
    public int compareTo(EventId other) {
        int byDay = day.compareTo(other.day);
        return byDay != 0 ? byDay : hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return day + "-" + hash;
    }
}
