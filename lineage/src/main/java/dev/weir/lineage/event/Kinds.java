package dev.weir.lineage.event;

import java.util.Locale;

/**
 * How a column depends on another, as sets of bits.
 *
 * @param open told without masking
 * @param masked told with masking
 */
public record Kinds(int open, int masked) {

    public static final int IDENTITY = 1;
    public static final int TRANSFORMATION = 2;
    public static final int AGGREGATION = 4;
    public static final int OTHER_DIRECT = 8;
    public static final int JOIN = 16;
    public static final int GROUP_BY = 32;
    public static final int FILTER = 64;
    public static final int SORT = 128;
    public static final int WINDOW = 256;
    public static final int CONDITIONAL = 512;
    public static final int OTHER_INDIRECT = 1024;
    /** All bits of which the value of the output is made from the value of the input. */
    public static final int DIRECT = IDENTITY | TRANSFORMATION | AGGREGATION | OTHER_DIRECT;

    static Kinds of(int bit, Masking masking) {
        return masking == Masking.MASKED ? new Kinds(0, bit) : new Kinds(bit, 0);
    }

    /** Whether the output still shows the input's value. */
    enum Masking {
        OPEN,
        MASKED
    }

    /** A type that nobody knows counts as direct: what it may carry on is not lost sight of. */
    static int bit(String type, String subtype) {
        boolean indirect = type.equalsIgnoreCase("INDIRECT");
        return switch (subtype.toUpperCase(Locale.ROOT)) {
            case "IDENTITY" -> indirect ? OTHER_INDIRECT : IDENTITY;
            case "TRANSFORMATION" -> indirect ? OTHER_INDIRECT : TRANSFORMATION;
            case "AGGREGATION" -> indirect ? OTHER_INDIRECT : AGGREGATION;
            case "JOIN" -> indirect ? JOIN : OTHER_DIRECT;
            case "GROUP_BY" -> indirect ? GROUP_BY : OTHER_DIRECT;
            case "FILTER" -> indirect ? FILTER : OTHER_DIRECT;
            case "SORT" -> indirect ? SORT : OTHER_DIRECT;
            case "WINDOW" -> indirect ? WINDOW : OTHER_DIRECT;
            case "CONDITIONAL", "CONDITION" -> indirect ? CONDITIONAL : OTHER_DIRECT;
            default -> indirect ? OTHER_INDIRECT : OTHER_DIRECT;
        };
    }

    public Kinds and(Kinds other) {
        return new Kinds(open | other.open, masked | other.masked);
    }

    boolean contains(Kinds other) {
        return (other.open & ~open) == 0 && (other.masked & ~masked) == 0;
    }
}
