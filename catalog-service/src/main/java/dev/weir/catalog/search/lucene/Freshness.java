package dev.weir.catalog.search.lucene;

/** When something changed, in words. */
enum Freshness {
    DAY("today", 1),
    WEEK("this week", 7),
    MONTH("this month", 30),
    YEAR("this year", 365),
    OLDER("older", Long.MAX_VALUE / (24 * 60));

    private static final Freshness[] ALL = values();
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

    /** Its ordinal; -1 if it is not known when it changed. */
    static int of(long updatedMinutes, long nowMinutes) {
        if (updatedMinutes == 0) {
            return -1;
        }
        for (Freshness freshness : ALL) {
            if (nowMinutes - updatedMinutes < freshness.minutes) {
                return freshness.ordinal();
            }
        }
        return OLDER.ordinal();
    }
}
