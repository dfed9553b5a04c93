package dev.weir.quality.duckdb;

import java.util.Locale;

/**
 * A column of a batch. Inside it goes by its position, {@code c0}: a name that people chose may hold anything.
 *
 * @param type as DuckDB calls it
 * @param text SQL for the value as text; of a text file that is what was written there, whatever type it was given
 */
record Column(int index, String name, String type, String text) {

    /** What rules make a difference between. */
    enum Family {
        INTEGER,
        DECIMAL,
        /** {@code FLOAT} and {@code DOUBLE}. */
        FLOATING,
        TEXT,
        BOOLEAN,
        DATE,
        /** Without a zone, which is taken for UTC. */
        TIMESTAMP,
        ZONED,
        OTHER;

        boolean numeric() {
            return this == INTEGER || this == DECIMAL || this == FLOATING;
        }
    }

    static Column typed(int index, String name, String type) {
        String value = "c" + index;
        String text =
                switch (family(type)) {
                    case TEXT -> value;
                    case ZONED -> "CAST(" + value + " AT TIME ZONE 'UTC' AS VARCHAR)";
                    case FLOATING -> FloatingText.of(value, type);
                    default -> "CAST(" + value + " AS VARCHAR)";
                };
        return new Column(index, name, type, text);
    }

    String value() {
        return "c" + index;
    }

    Family family() {
        return family(type);
    }

    static Family family(String type) {
        if (type.startsWith("DECIMAL")) {
            return type.endsWith("]") ? Family.OTHER : Family.DECIMAL;
        }
        return switch (type) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "HUGEINT" -> Family.INTEGER;
            case "FLOAT", "DOUBLE" -> Family.FLOATING;
            case "VARCHAR" -> Family.TEXT;
            case "BOOLEAN" -> Family.BOOLEAN;
            case "DATE" -> Family.DATE;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Family.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> Family.ZONED;
            default -> Family.OTHER;
        };
    }

    /** Digits after the point. */
    int scale() {
        if (family() != Family.DECIMAL) {
            return 0;
        }
        String inside = type.substring(type.indexOf(',') + 1, type.indexOf(')'));
        return Integer.parseInt(inside.strip());
    }

    /** In messages. */
    String shownType() {
        return type.toLowerCase(Locale.ROOT);
    }
}
