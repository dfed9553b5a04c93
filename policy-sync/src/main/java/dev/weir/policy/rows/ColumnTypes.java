package dev.weir.policy.rows;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a row expression fits a table. */
public final class ColumnTypes {

    private ColumnTypes() {}

    private enum Family {
        TEXT,
        NUMBER,
        DAY,
        MOMENT,
        TRUTH,
        OTHER
    }

    /**
     * What does not fit, in words for people; empty if all does.
     *
     * @param types by the columns' names
     */
    public static Optional<String> misfit(Rows rows, Map<String, String> types) {
        for (Rows.Atom atom : rows.atoms()) {
            String type = types.get(atom.column());
            if (type == null) {
                return Optional.of("there is no column " + atom.column());
            }
            Family family = family(type);
            if (!(atom instanceof Rows.IsNull) && family == Family.OTHER) {
                return Optional.of(
                        atom.column() + " is " + type + ", which is compared with nothing; only is null fits");
            }
            if (atom instanceof Rows.Like && family != Family.TEXT) {
                return Optional.of("like is for text, and " + atom.column() + " is " + type);
            }
            for (Value value : atom.values()) {
                Family of = family(value);
                boolean fits = of == family || (of == Family.DAY && family == Family.MOMENT);
                if (!fits && !(atom instanceof Rows.IsNull)) {
                    return Optional.of(atom.column() + " is " + type + ", and "
                            + Dialect.WEIR.text(example(atom, value)) + " compares it with " + word(of));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a column of this type is a day or a time, of which a year can be shown. */
    public static boolean hasYear(String type) {
        return family(type) == Family.DAY || family(type) == Family.MOMENT;
    }

    private static Rows example(Rows.Atom atom, Value value) {
        return new Rows.Compare(atom.column(), Comparison.EQUAL, value);
    }

    private static String word(Family family) {
        return switch (family) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case DAY -> "a day";
            case MOMENT -> "a time";
            case TRUTH -> "true or false";
            case OTHER -> "something else";
        };
    }

    private static Family family(Value value) {
        if (value instanceof Value.Number) {
            return Family.NUMBER;
        }
        if (value instanceof Value.Day) {
            return Family.DAY;
        }
        if (value instanceof Value.Moment) {
            return Family.MOMENT;
        }
        return value instanceof Value.Truth ? Family.TRUTH : Family.TEXT;
    }

    private static Family family(String type) {
        String word = type.toLowerCase(Locale.ROOT).replaceAll("[(<].*", "").strip();
        return switch (word) {
            case "string", "varchar", "char", "text", "uuid", "enum" -> Family.TEXT;
            case "tinyint",
                    "smallint",
                    "int",
                    "integer",
                    "bigint",
                    "long",
                    "short",
                    "byte",
                    "float",
                    "real",
                    "double",
                    "decimal",
                    "numeric",
                    "int8",
                    "int16",
                    "int32",
                    "int64",
                    "uint8",
                    "uint16",
                    "uint32",
                    "uint64" -> Family.NUMBER;
            case "date" -> Family.DAY;
            case "timestamp", "timestamptz", "timestamp_ntz", "datetime", "timestamp with time zone" -> Family.MOMENT;
            case "boolean", "bool" -> Family.TRUTH;
            default -> Family.OTHER;
        };
    }
}
