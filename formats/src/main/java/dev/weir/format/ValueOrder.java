package dev.weir.format;

import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Plain;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * The order of a type's values, given as text: numbers plainly ({@code -12.50}), times as ISO 8601 in one length for one
 * type ({@code 2026-10-27T10:00:00.000000}), strings as they are, by code points.
 */
public final class ValueOrder {

    private ValueOrder() {}

    /** Empty for types without an order that people know, such as structs. */
    public static Optional<Comparator<String>> of(ColumnType type) {
        if (type instanceof Decimal
                || type == Plain.INT
                || type == Plain.LONG
                || type == Plain.FLOAT
                || type == Plain.DOUBLE) {
            return Optional.of(Comparator.comparing(BigDecimal::new));
        }
        boolean asText = type == Plain.STRING
                || type == Plain.DATE
                || type == Plain.BOOLEAN
                || type == Plain.UUID
                || type instanceof ColumnType.Time
                || type instanceof ColumnType.Timestamp
                || type instanceof ColumnType.Instant;
        return asText ? Optional.of(ValueOrder::byCodePoints) : Optional.empty();
    }

    // String.compareTo goes by UTF-16 units, and puts emoji before Korean.
    private static int byCodePoints(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length()) {
            int left = one.codePointAt(at);
            int right = other.codePointAt(at);
            if (left != right) {
                return Integer.compare(left, right);
            }
            at += Character.charCount(left);
        }
        return Integer.compare(one.length(), other.length());
    }
}
