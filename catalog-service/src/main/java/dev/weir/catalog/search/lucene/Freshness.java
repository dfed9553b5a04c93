package dev.weir.catalog.search.lucene;

import java.util.Optional;

/** When something changed, in words. */
enum Freshness {
    DAY("today", 1),
    WEEK("this week", 7),
    MONTH("this month", 30),
    YEAR("this year", 365),
    OLDER("older", Long.MAX_VALUE / (24 * 60));

    private static final int MINUTES_OF_DAY = 24 * 60;
    private final String word;
    private final long minutes;

    Freshness(String word, long days) {
        this.word = word;
        this.minutes = days * MINUTES_OF_DAY;
    }

    String word() {
        return word;
    }

    /** Empty if it is not known when it changed. */
    static Optional<Freshness> of(long updatedMinutes, long nowMinutes) {
        if (updatedMinutes == 0) {
            return Optional.empty();
        }
        for (Freshness freshness : values()) {
            if (nowMinutes - updatedMinutes < freshness.minutes) {
                return Optional.of(freshness);
            }
        }
        return Optional.of(OLDER);
    }
}
