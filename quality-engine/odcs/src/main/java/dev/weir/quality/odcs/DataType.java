package dev.weir.quality.odcs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values of a column are, whatever a platform calls it.
 *
 * @param size bits of a number, digits of a decimal, the most characters of a text; 0 if it is not said
 * @param scale digits behind the point of a decimal
 * @param text as the document, or the catalog, has it
 */
public record DataType(Family family, int size, int scale, String text) {

    /** What does not change into another without readers noticing. */
    public enum Family {
        BOOLEAN,
        INTEGER,
        DECIMAL,
        FLOAT,
        /** A number of which kind is not said: ODCS' {@code logicalType: number}. */
        NUMBER,
        STRING,
        BINARY,
        DATE,
        TIME,
        TIMESTAMP,
        OBJECT,
        ARRAY,
        MAP,
        /** Of a platform that Weir does not know: compared by its text. */
        OTHER,
        /** The document says nothing about it. */
        UNSAID
    }

    /** How a type is to another that it takes the place of. */
    public enum Step {
        SAME,
        /** Every value of the old type is one of the new. */
        WIDER,
        /** Some value of the old type is none of the new. */
        NARROWER,
        OTHER
    }

    private static final Pattern NAMED =
            Pattern.compile("([a-z_][a-z0-9_ ]*)(?:\\(\\s*([a-z0-9]+)\\s*(?:,\\s*(\\d+)\\s*)?\\)([ a-z]*))?");
    private static final Pattern NESTED =
            Pattern.compile("\\s*(array|list|map|struct|row|record)\\b.*", Pattern.DOTALL);

    public static final DataType UNSAID = new DataType(Family.UNSAID, 0, 0, "");

    /** Of a physical type, as SQL, Hive, Spark, Parquet or Weir's catalog write it. */
    public static DataType of(String text) {
        String lower = text.toLowerCase(Locale.ROOT).strip();
        Matcher nested = NESTED.matcher(lower);
        if (nested.matches()) {
            Family family =
                    switch (nested.group(1)) {
                        case "array", "list" -> Family.ARRAY;
                        case "map" -> Family.MAP;
                        default -> Family.OBJECT;
                    };
            return new DataType(family, 0, 0, text);
        }
        Matcher named = NAMED.matcher(lower);
        if (!named.matches()) {
            return new DataType(Family.OTHER, 0, 0, text);
        }
        int first = number(named.group(2));
        return switch (named.group(1).strip()) {
            case "boolean", "bool", "bit" -> new DataType(Family.BOOLEAN, 0, 0, text);
            case "tinyint", "int8", "byte", "byteint" -> new DataType(Family.INTEGER, 8, 0, text);
            case "smallint", "int16", "short", "int2" -> new DataType(Family.INTEGER, 16, 0, text);
            case "int", "integer", "int32", "int4", "mediumint", "serial" -> new DataType(Family.INTEGER, 32, 0, text);
            case "bigint", "int64", "long", "bigserial" -> new DataType(Family.INTEGER, 64, 0, text);
            case "real", "float4", "float32" -> new DataType(Family.FLOAT, 32, 0, text);
            case "float" -> new DataType(Family.FLOAT, first > 24 ? 64 : 32, 0, text);
            case "double", "double precision", "float8", "float64" -> new DataType(Family.FLOAT, 64, 0, text);
            case "decimal", "numeric", "dec", "bigdecimal" ->
                named.group(2) == null
                        ? new DataType(Family.DECIMAL, 0, 0, text)
                        : new DataType(Family.DECIMAL, first, number(named.group(3)), text);
            case "number" ->
                named.group(2) == null
                        ? new DataType(Family.NUMBER, 0, 0, text)
                        : new DataType(Family.DECIMAL, first, number(named.group(3)), text);
            case "string", "text", "clob", "uuid", "json", "utf8", "longtext", "ntext", "tinytext", "mediumtext" ->
                new DataType(Family.STRING, 0, 0, text);
            case "varchar",
                    "char",
                    "character",
                    "character varying",
                    "nvarchar",
                    "nchar",
                    "bpchar",
                    "varchar2",
                    "enum" -> new DataType(Family.STRING, first, 0, text);
            case "binary", "varbinary", "bytes", "blob", "bytea" -> new DataType(Family.BINARY, first, 0, text);
            case "date" -> new DataType(Family.DATE, 0, 0, text);
            case "time" -> new DataType(Family.TIME, 0, 0, text);
            case "timestamp",
                    "timestamptz",
                    "timestamp_ntz",
                    "timestamp_ltz",
                    "timestamp_tz",
                    "datetime",
                    "datetime2",
                    "instant",
                    "timestamp without time zone",
                    "timestamp with time zone" -> new DataType(Family.TIMESTAMP, 0, 0, text);
            case "object", "variant", "super" -> new DataType(Family.OBJECT, 0, 0, text);
            default -> new DataType(Family.OTHER, 0, 0, text);
        };
    }

    /** Of ODCS' {@code logicalType}. */
    static DataType logical(@Nullable String text) {
        if (text == null) {
            return UNSAID;
        }
        Family family =
                switch (text) {
                    case "string" -> Family.STRING;
                    case "date" -> Family.DATE;
                    case "timestamp" -> Family.TIMESTAMP;
                    case "time" -> Family.TIME;
                    case "number" -> Family.NUMBER;
                    case "integer" -> Family.INTEGER;
                    case "object" -> Family.OBJECT;
                    case "array" -> Family.ARRAY;
                    case "boolean" -> Family.BOOLEAN;
                    default -> Family.UNSAID;
                };
        return new DataType(family, 0, 0, text);
    }

    private static int number(@Nullable String digits) {
        return digits == null || !digits.matches("\\d{1,9}") ? 0 : Integer.parseInt(digits);
    }

    /** What a step from this type to {@code now} means to who reads the values. What is not said, differs from nothing. */
    public Step to(DataType now) {
        if (family == Family.UNSAID || now.family == Family.UNSAID) {
            return Step.SAME;
        }
        if (family == now.family) {
            return switch (family) {
                case INTEGER, FLOAT, STRING, BINARY -> sized(now);
                case DECIMAL -> decimal(now);
                case OTHER -> text.strip().equalsIgnoreCase(now.text.strip()) ? Step.SAME : Step.OTHER;
                default -> Step.SAME;
            };
        }
        if (isNumber() && now.isNumber()) {
            if (family == Family.NUMBER || now.family == Family.NUMBER) {
                return Step.SAME;
            }
            if (holds(now, this)) {
                return Step.WIDER;
            }
            return holds(this, now) ? Step.NARROWER : Step.OTHER;
        }
        return Step.OTHER;
    }

    private boolean isNumber() {
        return List.of(Family.INTEGER, Family.DECIMAL, Family.FLOAT, Family.NUMBER)
                .contains(family);
    }

    // No limit is the widest of texts, but says nothing of numbers: `integer` is any integer.
    private Step sized(DataType now) {
        boolean numbers = family == Family.INTEGER || family == Family.FLOAT;
        if (size == now.size || (numbers && (size == 0 || now.size == 0))) {
            return Step.SAME;
        }
        if (now.size == 0) {
            return Step.WIDER;
        }
        return size == 0 || size > now.size ? Step.NARROWER : Step.WIDER;
    }

    private Step decimal(DataType now) {
        if (size == 0 || now.size == 0 || (size == now.size && scale == now.scale)) {
            return Step.SAME;
        }
        if (now.scale >= scale && now.size - now.scale >= size - scale) {
            return Step.WIDER;
        }
        return Step.NARROWER;
    }

    /** Whether every value of the narrow type is, unchanged, a value of the wide one. */
    private static boolean holds(DataType wide, DataType narrow) {
        if (narrow.family != Family.INTEGER) {
            return false;
        }
        int bits = narrow.size == 0 ? 64 : narrow.size;
        if (wide.family == Family.FLOAT) {
            return bits <= (wide.size == 64 ? 32 : 16);
        }
        int digits = bits == 8 ? 3 : bits == 16 ? 5 : bits == 32 ? 10 : 19;
        return wide.family == Family.DECIMAL && (wide.size == 0 || wide.size - wide.scale >= digits);
    }

    /** The name that {@code ColumnDataType} has for it; empty if it has none, or any value is of that type. */
    Optional<String> dqdlName() {
        return switch (family) {
            case BOOLEAN -> Optional.of("Boolean");
            case INTEGER -> Optional.of(size == 64 || size == 0 ? "Long" : "Integer");
            case DECIMAL, FLOAT, NUMBER -> Optional.of("Double");
            case DATE -> Optional.of("Date");
            case TIMESTAMP -> Optional.of("Timestamp");
            case STRING, BINARY, TIME, OBJECT, ARRAY, MAP, OTHER, UNSAID -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
