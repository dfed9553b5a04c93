package dev.weir.quality.duckdb;

import java.sql.SQLException;

/** Floating numbers in words, as Java and Spark write them: {@code 1.0E300}, {@code -Infinity}. */
final class FloatingText {
    private static final String DOUBLE = "weir_double_text";
    private static final String FLOAT = "weir_float_text";

    private FloatingText() {}

    static void register(Session session) throws SQLException {
        session.register(DOUBLE, Double.class, String.class, (input, texts) -> {
            var numbers = input.vector(0);
            for (long row = 0; row < input.rowCount(); row++) {
                if (numbers.isNull(row)) {
                    texts.setNull(row);
                } else {
                    texts.setString(row, Double.toString(numbers.getDouble(row)));
                }
            }
        });
        session.register(FLOAT, Float.class, String.class, (input, texts) -> {
            var numbers = input.vector(0);
            for (long row = 0; row < input.rowCount(); row++) {
                if (numbers.isNull(row)) {
                    texts.setNull(row);
                } else {
                    texts.setString(row, Float.toString(numbers.getFloat(row)));
                }
            }
        });
    }

    /** @param type {@code DOUBLE} or {@code FLOAT} */
    static String of(String value, String type) {
        return (type.equals("FLOAT") ? FLOAT : DOUBLE) + "(" + value + ")";
    }
}
