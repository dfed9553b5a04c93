package dev.weir.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts as people read them, and how wide a text is on the screen. */
public final class Text {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

    private Text() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 file}, {@code 2 files}; the plural is made with an s. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 980 B}, {@code 1.2 MB}; powers of 1,000. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB", "PB"};
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** {@code 0.4 s}, {@code 12.3 s}, {@code 2 min 05 s}. */
    public static String elapsed(Duration duration) {
        if (duration.toMinutes() > 0) {
            return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** To the minute, UTC: {@code 2026-10-28 04:15Z}. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Columns that {@code text} takes on the screen; colour codes take none, East Asian signs two. */
    public static int width(String text) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            if (sign == 0x1b) {
                int end = text.indexOf('m', at);
                at = end < 0 ? text.length() : end + 1;
                continue;
            }
            width += width(sign);
            at += Character.charCount(sign);
        }
        return width;
    }

    /** At most {@code width} columns; what is cut ends with {@code …}. {@code text} carries no colour codes. */
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int sign : text.codePoints().toArray()) {
            if (used + width(sign) > width - 1) {
                break;
            }
            kept.appendCodePoint(sign);
            used += width(sign);
        }
        return kept.append('…').toString();
    }

    private static int width(int sign) {
        int type = Character.getType(sign);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (sign >= 0x1100 && sign <= 0x115f)
                || (sign >= 0x2e80 && sign <= 0xa4cf)
                || (sign >= 0xac00 && sign <= 0xd7a3)
                || (sign >= 0xf900 && sign <= 0xfaff)
                || (sign >= 0xff00 && sign <= 0xff60)
                || (sign >= 0x1f300 && sign <= 0x1faff)
                || (sign >= 0x20000 && sign <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
