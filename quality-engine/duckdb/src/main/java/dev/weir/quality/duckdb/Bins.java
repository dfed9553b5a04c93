package dev.weir.quality.duckdb;

import dev.weir.quality.profile.ColumnProfile.Bin;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A histogram's bins.
 *
 * @param time positions are microseconds since 1970
 * @param width of each
 */
record Bins(double from, double width, int count, boolean time) {
    private static final int MOST = 20;

    /** Empty without values, and if their span is no finite number. */
    static Optional<Bins> between(Column column, @Nullable Object first, @Nullable Object last) {
        if (!(first instanceof Number from) || !(last instanceof Number to)) {
            return Optional.empty();
        }
        double span = to.doubleValue() - from.doubleValue();
        if (!Double.isFinite(span)) {
            return Optional.empty();
        }
        boolean time = ProfileSql.kind(column) == dev.weir.quality.profile.ColumnProfile.Kind.TIME;
        boolean whole = column.family() == Column.Family.INTEGER && span < MOST;
        int count = span == 0 ? 1 : whole ? (int) span + 1 : MOST;
        double width = whole ? 1 : span / count;
        return Optional.of(new Bins(from.doubleValue(), width, count, time));
    }

    /** SQL for the number of the bin that a position is in, as text. */
    String number(String position) {
        if (count == 1) {
            return "CASE WHEN " + position + " IS NOT NULL THEN '0' END";
        }
        return "CAST(CAST(least(" + (count - 1) + ", greatest(0, floor((" + position + " - CAST('" + from
                + "' AS DOUBLE)) / CAST('" + width + "' AS DOUBLE)))) AS INTEGER) AS VARCHAR)";
    }

    List<Bin> counted(Map<Integer, Long> counts) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bins.add(new Bin(shown(from + i * width), shown(from + (i + 1) * width), counts.getOrDefault(i, 0L)));
        }
        return bins;
    }

    private String shown(double position) {
        if (time) {
            return Instant.ofEpochSecond(Math.floorDiv((long) position, 1_000_000L))
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .toString();
        }
        return Math.abs(position) < 1e15 && position == Math.rint(position)
                ? Long.toString((long) position)
                : new BigDecimal(position)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toString();
    }
}
