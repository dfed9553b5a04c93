package dev.weir.catalog.glue;

import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a type in the words of Hive, which are those of Glue, and what engines write besides: {@code timestamptz} of Iceberg,
 * {@code long} of Spark.
 *
 * @see <a href="https://cwiki.apache.org/confluence/display/Hive/LanguageManual+Types">Hive's types</a>
 */
final class HiveTypeText {

    private static final int DEEPEST = 64;
    private static final int MOST_DIGITS = 38;

    private final String text;
    private int at;

    private HiveTypeText(String text) {
        this.text = text;
    }

    /** Empty if it is none that Weir knows. */
    static Optional<ColumnType> read(String text) {
        HiveTypeText reader = new HiveTypeText(text);
        try {
            ColumnType type = reader.type(0);
            reader.blanks();
            return reader.at == text.length() ? Optional.of(type) : Optional.empty();
        } catch (NotAType unknown) {
            return Optional.empty();
        }
    }

    private static final class NotAType extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAType() {
            super("not a type", null, false, false);
        }
    }

    private ColumnType type(int depth) {
        if (depth > DEEPEST) {
            throw new NotAType();
        }
        String word = word();
        return switch (word) {
            case "boolean" -> Plain.BOOLEAN;
            case "tinyint", "smallint", "int", "integer", "byte", "short" -> Plain.INT;
            case "bigint", "long" -> Plain.LONG;
            case "float", "real" -> Plain.FLOAT;
            case "double", "double precision" -> Plain.DOUBLE;
            case "string" -> Plain.STRING;
            case "char", "varchar" -> {
                length();
                yield Plain.STRING;
            }
            case "binary", "varbinary" -> Plain.BINARY;
            case "fixed" -> {
                length();
                yield Plain.BINARY;
            }
            case "date" -> Plain.DATE;
            case "uuid" -> Plain.UUID;
            case "json" -> Plain.JSON;
            case "timestamp", "timestamp_ntz" -> new ColumnType.Timestamp(ColumnType.Unit.US);
            case "timestamptz", "timestamp_ltz", "timestamp with local time zone" ->
                new ColumnType.Instant(ColumnType.Unit.US);
            case "time" -> new ColumnType.Time(ColumnType.Unit.US);
            case "decimal", "numeric" -> decimal();
            case "array" -> array(depth);
            case "map" -> map(depth);
            case "struct" -> struct(depth);
            default -> throw new NotAType();
        };
    }

    private ColumnType decimal() {
        // Hive's default.
        int precision = 10;
        int scale = 0;
        if (skip('(')) {
            precision = digits();
            scale = skip(',') ? digits() : 0;
            expect(')');
        }
        if (precision < 1 || precision > MOST_DIGITS || scale > precision) {
            throw new NotAType();
        }
        return new ColumnType.Decimal(precision, scale);
    }

    private ColumnType array(int depth) {
        expect('<');
        ColumnType element = type(depth + 1);
        expect('>');
        return new ColumnType.Array(element);
    }

    private ColumnType map(int depth) {
        expect('<');
        ColumnType key = type(depth + 1);
        expect(',');
        ColumnType value = type(depth + 1);
        expect('>');
        return new ColumnType.Map(key, value);
    }

    private ColumnType struct(int depth) {
        List<ColumnType.Field> fields = new ArrayList<>();
        expect('<');
        while (!skip('>')) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String name = fieldName();
            expect(':');
            fields.add(new ColumnType.Field(name, type(depth + 1)));
        }
        return new ColumnType.Struct(fields);
    }

    private String fieldName() {
        blanks();
        int end = text.indexOf(':', at);
        if (end <= at) {
            throw new NotAType();
        }
        String name = text.substring(at, end).strip();
        at = end;
        if (name.length() > 1 && name.startsWith("`") && name.endsWith("`")) {
            name = name.substring(1, name.length() - 1).replace("``", "`");
        }
        if (name.isEmpty() || !ValueText.isKept(name)) {
            throw new NotAType();
        }
        return name;
    }

    /** In lower case; may be several: {@code double precision}. */
    private String word() {
        blanks();
        int from = at;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || " _".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(from, at).strip().toLowerCase(Locale.ROOT);
    }

    private void length() {
        if (skip('(')) {
            digits();
            expect(')');
        } else if (skip('[')) {
            digits();
            expect(']');
        }
    }

    private int digits() {
        blanks();
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > 9) {
            throw new NotAType();
        }
        int number = Integer.parseInt(text.substring(from, at));
        blanks();
        return number;
    }

    private boolean skip(char wanted) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw new NotAType();
        }
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
