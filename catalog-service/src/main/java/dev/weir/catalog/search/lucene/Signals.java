package dev.weir.catalog.search.lucene;

import dev.weir.catalog.search.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/** How useful an entry is, in one number of a document: worth, deprecation, and when it changed. */
final class Signals {

    private static final double CERTIFIED = 0.5;
    private static final double CONSUMERS = 0.35;
    /** So many consumers are as good as any more. */
    private static final double MANY_CONSUMERS = 50;

    private static final double PASSING = 0.15;
    private static final double FAILING = 0.15;
    private static final double FRESH = 0.2;
    private static final double HALF_LIFE_DAYS = 30;
    private static final int MINUTES_OF_DAY = 24 * 60;
    /** By the age in days. */
    private static final double[] BONUS = IntStream.range(0, 400)
            .mapToDouble(days -> FRESH * Math.exp(-days / HALF_LIFE_DAYS * Math.log(2)))
            .toArray();

    private static final double LAST = 1e-4;

    private static final int WORTH_SHIFT = 32;
    private static final int WORTH_MASK = 0xff;
    private static final double WORTH_UNIT = 100;
    private static final int DEPRECATED_SHIFT = 40;
    private static final long MINUTES_MASK = 0xffff_ffffL;
    private static final int SECONDS = 60;

    private Signals() {}

    static long of(Entry entry) {
        Entry.Usefulness useful = entry.usefulness();
        double worth = FAILING;
        worth += useful.certified() ? CERTIFIED : 0;
        worth += CONSUMERS * Math.min(1, Math.log1p(useful.consumers()) / Math.log1p(MANY_CONSUMERS));
        String quality = entry.labels().quality().orElse("");
        worth += quality.equals("passing") ? PASSING : quality.equals("failing") ? -FAILING : 0;
        long rounded = Math.round(worth * WORTH_UNIT);
        long deprecated = useful.deprecated() ? 1 : 0;
        return deprecated << DEPRECATED_SHIFT | rounded << WORTH_SHIFT | minutes(entry.updatedAt());
    }

    /** Since 1970; 0 if it is not known. */
    static long minutes(Optional<Instant> at) {
        return at.map(Signals::minutes).orElse(0L);
    }

    static long minutes(Instant at) {
        return Math.max(0, at.getEpochSecond() / SECONDS) & MINUTES_MASK;
    }

    static long minutesOf(long signals) {
        return signals & MINUTES_MASK;
    }

    /** What a score is to be multiplied by. */
    static double factor(long signals, long nowMinutes) {
        double worth = 1 + (signals >>> WORTH_SHIFT & WORTH_MASK) / WORTH_UNIT;
        long updated = minutesOf(signals);
        if (updated != 0) {
            int days = (int) Math.min(BONUS.length - 1, Math.max(0, nowMinutes - updated) / MINUTES_OF_DAY);
            worth += BONUS[days];
        }
        return signals >>> DEPRECATED_SHIFT == 0 ? worth : worth * LAST;
    }
}
