package dev.weir.format;

import dev.weir.format.ColumnType.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Values as the text that {@link ValueOrder} compares. Empty for those that no such text is: NaN and the infinities, and times
 * before the year 0 or after 9999, whose text would be of another length.
 */
public final class ValueText {

    /** Code points of a text that are kept. */
    static final int LONGEST = 256;

    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int SECONDS_OF_DAY = 86_400;
    private static final long NANOS_OF_SECOND = 1_000_000_000;
    private static final int GREATEST_SCALE = 1000;
    private static final int MOST_DIGITS = 400;

    private ValueText() {}

    /** @param days since 1970-01-01, in the calendar of ISO 8601 */
    public static Optional<String> date(long days) {
        if (days < FIRST_DAY || days > LAST_DAY) {
            return Optional.empty();
        }
        return Optional.of(date(new StringBuilder(10), days).toString());
    }

    /** @param nanos since midnight */
    public static Optional<String> time(long nanos, Unit unit) {
        return nanos < 0 || nanos >= SECONDS_OF_DAY * NANOS_OF_SECOND
                ? Optional.empty()
                : Optional.of(time(new StringBuilder(18), (int) (nanos / NANOS_OF_SECOND), nanos, unit)
                        .toString());
    }

    /** @param units since 1970-01-01T00:00:00 as a calendar and a clock show it */
    public static Optional<String> timestamp(long units, Unit unit) {
        return timestamp(units, unit, false);
    }

    /** In UTC, with a {@code Z}. */
    public static Optional<String> instant(long units, Unit unit) {
        return timestamp(units, unit, true);
    }

    private static Optional<String> timestamp(long units, Unit unit, boolean isInstant) {
        long perSecond = perSecond(unit);
        long seconds = Math.floorDiv(units, perSecond);
        long nanos = Math.floorMod(units, perSecond) * (NANOS_OF_SECOND / perSecond);
        long days = Math.floorDiv(seconds, (long) SECONDS_OF_DAY);
        if (days < FIRST_DAY || days > LAST_DAY) {
            return Optional.empty();
        }
        StringBuilder text = date(new StringBuilder(30), days).append('T');
        time(text, (int) Math.floorMod(seconds, (long) SECONDS_OF_DAY), nanos, unit);
        return Optional.of((isInstant ? text.append('Z') : text).toString());
    }

    public static long perSecond(Unit unit) {
        return switch (unit) {
            case MS -> 1000;
            case US -> 1_000_000;
            case NS -> NANOS_OF_SECOND;
        };
    }

    public static Optional<String> number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Optional.empty();
        }
        return plain(Double.toString(value));
    }

    /** As short as it may be to be told from other floats: 0.1, and not 0.10000000149011612. */
    public static Optional<String> number(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            return Optional.empty();
        }
        return plain(Float.toString(value));
    }

    private static Optional<String> plain(String number) {
        return Optional.of(number.indexOf('E') < 0 ? number : new BigDecimal(number).toPlainString());
    }

    public static Optional<String> number(BigDecimal value) {
        // 1e999999999 is ten characters to read and a gigabyte to write.
        boolean writable = Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
        return writable ? Optional.of(value.toPlainString()) : Optional.empty();
    }

    public static Optional<String> decimal(BigInteger unscaled, int scale) {
        return scale < 0 || scale > GREATEST_SCALE
                ? Optional.empty()
                : Optional.of(new BigDecimal(unscaled, scale).toPlainString());
    }

    /** A text that is not greater than {@code value}, and not overly long. Empty if no database can keep it. */
    public static Optional<String> least(String value) {
        return isKept(value)
                ? Optional.of(isShort(value) ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST)))
                : Optional.empty();
    }

    /** A text that is not less than {@code value}, and not overly long. Empty if no database can keep it. */
    public static Optional<String> greatest(String value) {
        if (!isKept(value)) {
            return Optional.empty();
        }
        if (isShort(value)) {
            return Optional.of(value);
        }
        for (int last = LONGEST - 1; last >= 0; last--) {
            int at = value.offsetByCodePoints(0, last);
            int next = value.codePointAt(at) + 1;
            if (Character.isValidCodePoint(next) && !isSurrogate(next)) {
                return Optional.of(value.substring(0, at) + Character.toString(next));
            }
        }
        return Optional.empty();
    }

    private static boolean isShort(String value) {
        return value.length() <= LONGEST || value.codePointCount(0, value.length()) <= LONGEST;
    }

    /** Whether databases keep it: PostgreSQL, and the JSON of others, hold neither a zero nor half a surrogate pair. */
    public static boolean isKept(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static StringBuilder date(StringBuilder text, long days) {
        LocalDate date = LocalDate.ofEpochDay(days);
        digits(text, date.getYear(), 1000).append('-');
        digits(text, date.getMonthValue(), 10).append('-');
        return digits(text, date.getDayOfMonth(), 10);
    }

    private static StringBuilder time(StringBuilder text, int secondOfDay, long nanos, Unit unit) {
        digits(text, secondOfDay / 3600, 10).append(':');
        digits(text, secondOfDay / 60 % 60, 10).append(':');
        digits(text, secondOfDay % 60, 10).append('.');
        long perSecond = perSecond(unit);
        return digits(text, nanos % NANOS_OF_SECOND / (NANOS_OF_SECOND / perSecond), perSecond / 10);
    }

    private static StringBuilder digits(StringBuilder text, long number, long first) {
        for (long place = first; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
        return text;
    }
}
