package dev.weir.format;

import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Timestamp;
import dev.weir.format.ColumnType.Unit;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The narrowest type that keeps a value as it was written. {@code 007} is a string: as a number it would lose its zeros, and
 * with them its meaning. So is a whole number that a long does not hold.
 */
public final class TextValue {

    private static final Pattern DOUBLE =
            Pattern.compile("-?(0|[1-9]\\d{0,18})?\\.\\d+([eE][+-]?\\d{1,3})?|-?\\d[eE][+-]?\\d{1,3}");
    private static final Pattern DATE_AND_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ](?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?"
                    + " ?(Z|UTC|[+-]\\d\\d(?::?\\d\\d)?)?");

    private static final int DATE_LENGTH = 10;
    private static final int DIGITS_OF_INT = 10;
    private static final int DIGITS_OF_LONG = 19;

    private TextValue() {}

    /** {@link Plain#UNKNOWN} for an empty value. */
    public static ColumnType typeOf(String value) {
        if (value.isEmpty()) {
            return Plain.UNKNOWN;
        }
        char first = value.charAt(0);
        if (first == 't' || first == 'f' || first == 'T' || first == 'F') {
            return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false") ? Plain.BOOLEAN : Plain.STRING;
        }
        if (first != '-' && first != '.' && (first < '0' || first > '9')) {
            return Plain.STRING;
        }
        ColumnType whole = wholeNumber(value);
        if (whole != Plain.UNKNOWN) {
            return whole;
        }
        if (DOUBLE.matcher(value).matches()) {
            return Plain.DOUBLE;
        }
        return value.length() == DATE_LENGTH && isDate(value) ? Plain.DATE : dateAndTime(value);
    }

    private static ColumnType wholeNumber(String value) {
        int from = value.charAt(0) == '-' ? 1 : 0;
        int digits = value.length() - from;
        if (digits == 0) {
            return Plain.STRING;
        }
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return Plain.UNKNOWN;
            }
        }
        if ((digits > 1 && value.charAt(from) == '0') || digits > DIGITS_OF_LONG) {
            return Plain.STRING;
        }
        try {
            long number = Long.parseLong(value);
            return digits <= DIGITS_OF_INT && number == (int) number ? Plain.INT : Plain.LONG;
        } catch (NumberFormatException tooLong) {
            return Plain.STRING;
        }
    }

    private static ColumnType dateAndTime(String value) {
        Matcher parts = DATE_AND_TIME.matcher(value);
        if (!parts.matches() || !isDate(value)) {
            return Plain.STRING;
        }
        return parts.group(1) == null ? new Timestamp(Unit.US) : new ColumnType.Instant(Unit.US);
    }

    private static boolean isDate(String value) {
        if (value.charAt(4) != '-' || value.charAt(7) != '-') {
            return false;
        }
        int year = digits(value, 0, 4);
        int month = digits(value, 5, 7);
        int day = digits(value, 8, DATE_LENGTH);
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** The number that stands there; -1 if it is none. */
    private static int digits(String value, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }
}
