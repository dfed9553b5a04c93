package dev.weir.bench;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

    private static final double LARGE = 1000;
    private static final double MIDDLE = 100;

    private Figures() {}

    /** {@code 1,234}, {@code 123}, {@code 0.93}: never more digits than a benchmark has to tell. */
    public static String text(double number) {
        double size = Math.abs(number);
        if (size >= LARGE) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        boolean whole = number == Math.rint(number);
        return String.format(Locale.ROOT, whole || size >= MIDDLE ? "%.0f" : "%.2f", number);
    }
}
