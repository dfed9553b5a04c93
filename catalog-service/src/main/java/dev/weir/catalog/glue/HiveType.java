package dev.weir.catalog.glue;

import dev.weir.format.ColumnType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A type in the words of Hive, which are those of Glue.
 *
 * @param loss what a reader by this type does not learn; empty if nothing
 */
record HiveType(String text, Optional<String> loss) {

    private static final int MOST_DIGITS = 38;
    // Hive's text of a type has no quotes: these would end the name.
    private static final Pattern UNWRITABLE = Pattern.compile("[^\\p{L}\\p{N}_ $.@/#-]");

    static HiveType of(ColumnType type, TableKind kind) {
        return new Writer(kind).type(type);
    }

    /** Walks down one type and gathers what is lost. */
    private static final class Writer {

        private final boolean parquetFiles;
        private final Set<String> losses = new LinkedHashSet<>();

        Writer(TableKind kind) {
            this.parquetFiles = kind instanceof TableKind.Parquet || kind instanceof TableKind.Hudi;
        }

        HiveType type(ColumnType type) {
            String text = text(type);
            return new HiveType(text, losses.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", losses)));
        }

        private String text(ColumnType type) {
            if (type instanceof ColumnType.Plain plain) {
                return plain(plain);
            }
            if (type instanceof ColumnType.Decimal decimal) {
                return decimal.precision() <= MOST_DIGITS
                        ? decimal.toString()
                        : lost("string", decimal + " has more than 38 digits");
            }
            if (type instanceof ColumnType.Time time) {
                return time(time);
            }
            if (type instanceof ColumnType.Timestamp timestamp) {
                return timestamp.unit() == ColumnType.Unit.NS ? lost("timestamp", "nanoseconds") : "timestamp";
            }
            if (type instanceof ColumnType.Instant) {
                return lost("timestamp", "that the time is an instant, in UTC");
            }
            if (type instanceof ColumnType.Array array) {
                return "array<" + text(array.element()) + ">";
            }
            if (type instanceof ColumnType.Map map) {
                return "map<" + text(map.key()) + "," + text(map.value()) + ">";
            }
            return struct(((ColumnType.Struct) type).fields());
        }

        private String plain(ColumnType.Plain plain) {
            return switch (plain) {
                case BOOLEAN, INT, FLOAT, DOUBLE, STRING, BINARY, DATE -> plain.toString();
                case LONG -> "bigint";
                // 16 bytes in Parquet, a text everywhere else.
                case UUID -> lost(parquetFiles ? "binary" : "string", "that it is a UUID");
                case JSON -> lost("string", "that it is JSON");
                case UNKNOWN -> "string";
            };
        }

        private String time(ColumnType.Time time) {
            if (!parquetFiles) {
                return lost("string", "that it is a time of day");
            }
            String number = time.unit() == ColumnType.Unit.MS ? "int" : "bigint";
            return lost(number, "that it is a time of day, counted in " + time.unit());
        }

        private String struct(List<ColumnType.Field> fields) {
            if (fields.isEmpty()) {
                return lost("string", "that it is a struct, which has no fields");
            }
            Set<String> names = new LinkedHashSet<>();
            StringBuilder text = new StringBuilder("struct<");
            for (ColumnType.Field field : fields) {
                String name = UNWRITABLE.matcher(field.name()).replaceAll("_").toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    losses.add("the field " + field.name() + ", since another one has its name in lower case");
                    continue;
                }
                if (UNWRITABLE.matcher(field.name()).find()) {
                    losses.add("the name of the field " + field.name());
                }
                text.append(names.size() > 1 ? "," : "")
                        .append(name)
                        .append(':')
                        .append(text(field.type()));
            }
            return text.append('>').toString();
        }

        private String lost(String instead, String what) {
            losses.add(what);
            return instead;
        }
    }
}
