package dev.weir.quality.meaning;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * What a column of text could be, such that the text can be had back character by character. Starts as anything, and only
 * ever loses possibilities, so the order of the values does not matter.
 *
 * <p>So {@code 00123}, {@code +5} and {@code 1.50} among {@code 1.5} stay text. Amounts that all have two digits after the
 * point are decimals.
 */
public final class TextKind implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SHORT_DECIMAL = 18;
    private static final int LONG_DECIMAL = 38;

    private boolean seen;
    private boolean number = true;
    private boolean fraction = true;
    private boolean decimal = true;
    private boolean truth = true;
    private boolean date = true;
    private boolean timestamp = true;
    private int scale = -1;
    private int digits;

    public void add(String text) {
        seen = true;
        boolean numeric = !text.isEmpty() && isNumeric(text);
        number = number && numeric && isLong(text);
        fraction = fraction && numeric && isDouble(text);
        decimal = decimal && numeric && isDecimal(text);
        truth = truth && (text.equals("true") || text.equals("false"));
        date = date && text.length() == 10 && isDate(text);
        timestamp = timestamp && text.length() >= 19 && isTimestamp(text);
    }

    /** Nothing but text is left, so that further values need not be looked at. */
    public boolean settled() {
        return !(number || fraction || decimal || truth || date || timestamp);
    }

    public TextKind and(TextKind other) {
        if (!other.seen) {
            return this;
        }
        if (!seen) {
            return other;
        }
        number &= other.number;
        fraction &= other.fraction;
        decimal = decimal && other.decimal && scale == other.scale;
        digits = Math.max(digits, other.digits);
        truth &= other.truth;
        date &= other.date;
        timestamp &= other.timestamp;
        return this;
    }

    /** What is left. A column without values is text. */
    public Type type() {
        if (!seen) {
            return Type.TEXT;
        }
        if (number) {
            return Type.LONG;
        }
        if (decimal && digits <= LONG_DECIMAL) {
            return Type.DECIMAL;
        }
        if (fraction) {
            return Type.DOUBLE;
        }
        if (truth) {
            return Type.BOOLEAN;
        }
        if (date) {
            return Type.DATE;
        }
        return timestamp ? Type.TIMESTAMP : Type.TEXT;
    }

    /** Of a decimal: 18 or 38 digits. */
    public int precision() {
        return digits <= SHORT_DECIMAL ? SHORT_DECIMAL : LONG_DECIMAL;
    }

    /** Of a decimal: the digits after the point. */
    public int scale() {
        return scale;
    }

    /** What a text can be. */
    public enum Type {
        LONG,
        DECIMAL,
        DOUBLE,
        BOOLEAN,
        DATE,
        /** Without a zone. */
        TIMESTAMP,
        TEXT
    }

    private static boolean isNumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != 'E') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLong(String text) {
        try {
            return text.length() <= 20 && Long.toString(Long.parseLong(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDouble(String text) {
        try {
            return Double.toString(Double.parseDouble(text)).equals(text);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Digits, a point, and as many digits as all the others have; no zero too many in front, no negative zero. */
    private boolean isDecimal(String text) {
        int point = text.indexOf('.');
        int first = text.charAt(0) == '-' ? 1 : 0;
        if (point <= first || point != text.lastIndexOf('.') || point == text.length() - 1) {
            return false;
        }
        boolean zero = true;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == 'E') {
                return false;
            }
            zero = zero && (c == '0' || c == '.');
        }
        boolean padded = text.charAt(first) == '0' && point > first + 1;
        if (padded || zero && first == 1) {
            return false;
        }
        int places = text.length() - point - 1;
        boolean same = scale == -1 || scale == places;
        scale = places;
        digits = Math.max(digits, text.length() - first - 1);
        return same;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text) && text.charAt(0) != '-';
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** {@code 2024-10-27 08:15:00}, with up to six digits of a fraction that does not end in a zero. */
    private static boolean isTimestamp(String text) {
        return text.charAt(10) == ' '
                && isDate(text.substring(0, 10))
                && isTwo(text, 11, 23)
                && text.charAt(13) == ':'
                && isTwo(text, 14, 59)
                && text.charAt(16) == ':'
                && isTwo(text, 17, 59)
                && (text.length() == 19 || isFraction(text));
    }

    private static boolean isTwo(String text, int at, int most) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && tens * 10 + ones <= most;
    }

    private static boolean isFraction(String text) {
        if (text.charAt(19) != '.' || text.length() < 21 || text.length() > 26 || text.endsWith("0")) {
            return false;
        }
        return text.chars().skip(20).allMatch(c -> c >= '0' && c <= '9');
    }
}
