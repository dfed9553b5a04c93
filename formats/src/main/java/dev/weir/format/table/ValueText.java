package dev.weir.format.table;

import dev.weir.format.ColumnType.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Values as the text whose order {@link dev.weir.format.ValueOrder} knows. Empty for what such a text cannot say. */
public final class ValueText {

    private static final long NANOS_OF_SECOND = 1_000_000_000;
    private static final int MOST_DIGITS = 400;

    private ValueText() {}

    public static Optional<String> number(BigDecimal number) {
        // 1e999999999 is ten characters to read and a gigabyte to write.
        boolean writable = Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
        return writable ? Optional.of(number.toPlainString()) : Optional.empty();
    }

    public static Optional<String> number(double number) {
        return Double.isFinite(number) ? number(new BigDecimal(Double.toString(number))) : Optional.empty();
    }

    public static Optional<String> number(float number) {
        return Float.isFinite(number) ? number(new BigDecimal(Float.toString(number))) : Optional.empty();
    }

    public static Optional<String> date(long daysOfEpoch) {
        try {
            LocalDate date = LocalDate.ofEpochDay(daysOfEpoch);
            return hasFourDigits(date.getYear()) ? Optional.of(date.toString()) : Optional.empty();
        } catch (DateTimeException tooFar) {
            return Optional.empty();
        }
    }

    /** @param units since midnight */
    public static Optional<String> time(long units, Unit unit) {
        long nanos = units * (NANOS_OF_SECOND / ofSecond(unit));
        return nanos >= 0 && nanos < LocalTime.MAX.toNanoOfDay() + 1 && units <= Long.MAX_VALUE / NANOS_OF_SECOND
                ? Optional.of(LocalTime.ofNanoOfDay(nanos).format(Pattern.time(unit)))
                : Optional.empty();
    }

    /**
     * @param units since 1970
     * @param zoned whether it is an instant, which ends with Z
     */
    public static Optional<String> timestamp(long units, Unit unit, boolean zoned) {
        long second = ofSecond(unit);
        int nanos = (int) (Math.floorMod(units, second) * (NANOS_OF_SECOND / second));
        LocalDateTime time = LocalDateTime.ofEpochSecond(0, nanos, ZoneOffset.UTC);
        try {
            time = LocalDateTime.ofEpochSecond(Math.floorDiv(units, second), nanos, ZoneOffset.UTC);
        } catch (DateTimeException tooFar) {
            return Optional.empty();
        }
        return hasFourDigits(time.getYear())
                ? Optional.of(time.format(Pattern.timestamp(unit)) + (zoned ? "Z" : ""))
                : Optional.empty();
    }

    // Years before 0 and behind 9999 have more characters, and no order as text.
    private static boolean hasFourDigits(int year) {
        return year >= 0 && year <= 9999;
    }

    private static long ofSecond(Unit unit) {
        return switch (unit) {
            case MS -> 1_000;
            case US -> 1_000_000;
            case NS -> NANOS_OF_SECOND;
        };
    }

    private static final class Pattern {
        private static DateTimeFormatter time(Unit unit) {
            return DateTimeFormatter.ofPattern("HH:mm:ss." + fraction(unit), Locale.ROOT);
        }

        private static DateTimeFormatter timestamp(Unit unit) {
            return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction(unit), Locale.ROOT);
        }

        private static String fraction(Unit unit) {
            return switch (unit) {
                case MS -> "SSS";
                case US -> "SSSSSS";
                case NS -> "SSSSSSSSS";
            };
        }
    }
}
