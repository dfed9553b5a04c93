package dev.weir.format;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The type of a column, whatever the format calls it. Its text, such as {@code array<struct<sku:string>>}, reads back. */
public sealed interface ColumnType {

    /** Types without parameters. */
    enum Plain implements ColumnType {
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        STRING,
        BINARY,
        DATE,
        UUID,
        JSON,
        /** Nothing but nulls was seen. Of a file only: in a dataset it is a string. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param scale digits behind the point, of {@code precision} in all */
    record Decimal(int precision, int scale) implements ColumnType {
        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /** The finest part of a second that is kept. */
    enum Unit {
        MS,
        US,
        NS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A time of day. */
    record Time(Unit unit) implements ColumnType {
        @Override
        public String toString() {
            return "time(" + unit + ")";
        }
    }

    /** A date and a time as a calendar and a clock show them, nowhere in particular. */
    record Timestamp(Unit unit) implements ColumnType {
        @Override
        public String toString() {
            return "timestamp(" + unit + ")";
        }
    }

    /** An instant, the same everywhere. */
    record Instant(Unit unit) implements ColumnType {
        @Override
        public String toString() {
            return "timestamptz(" + unit + ")";
        }
    }

    /** One field of a {@link Struct}. */
    record Field(String name, ColumnType type) {
        @Override
        public String toString() {
            return TypeText.quoted(name) + ":" + type;
        }
    }

    record Struct(List<Field> fields) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "struct<"
                    + String.join(",", fields.stream().map(Objects::toString).toList()) + ">";
        }
    }

    record Array(ColumnType element) implements ColumnType {
        @Override
        public String toString() {
            return "array<" + element + ">";
        }
    }

    record Map(ColumnType key, ColumnType value) implements ColumnType {
        @Override
        public String toString() {
            return "map<" + key + "," + value + ">";
        }
    }

    /** @throws IllegalArgumentException if {@code text} is not the text of a type */
    static ColumnType parse(String text) {
        return new TypeText(text).type();
    }
}
