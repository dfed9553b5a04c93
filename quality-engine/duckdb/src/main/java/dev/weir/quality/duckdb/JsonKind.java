package dev.weir.quality.duckdb;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What type the values of a JSON field have in common. Values that disagree are text. */
final class JsonKind {
    private static final int LONG_DECIMAL = 38;

    private enum Base {
        NOTHING,
        BOOLEAN,
        LONG,
        BIG,
        DOUBLE,
        TEXT,
        LIST,
        OBJECT
    }

    private Base base = Base.NOTHING;
    private @Nullable JsonKind element;
    private final Map<String, JsonKind> fields = new TreeMap<>();

    void add(@Nullable Object value) {
        if (value == null || base == Base.TEXT) {
            return;
        }
        Base other = of(value);
        base = base == Base.NOTHING ? other : merged(base, other);
        if (base == Base.LIST && value instanceof List<?> values) {
            JsonKind inner = element == null ? element = new JsonKind() : element;
            values.forEach(inner::add);
        } else if (base == Base.OBJECT && value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> fields.computeIfAbsent(String.valueOf(name), any -> new JsonKind())
                    .add(inner));
        }
    }

    /** The fields of an object, by name. */
    Map<String, JsonKind> fields() {
        return fields;
    }

    private static Base of(Object value) {
        if (value instanceof Boolean) {
            return Base.BOOLEAN;
        }
        if (value instanceof Json.Numeral numeral) {
            return numeral.whole() ? whole(numeral.text()) : Base.DOUBLE;
        }
        if (value instanceof List<?>) {
            return Base.LIST;
        }
        return value instanceof Map<?, ?> ? Base.OBJECT : Base.TEXT;
    }

    private static Base whole(String digits) {
        if (digits.length() <= 18) {
            return Base.LONG;
        }
        try {
            Long.parseLong(digits);
            return Base.LONG;
        } catch (NumberFormatException e) {
            return digits.length() <= LONG_DECIMAL ? Base.BIG : Base.DOUBLE;
        }
    }

    private static Base merged(Base one, Base other) {
        if (one == other) {
            return one;
        }
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers ? (one.compareTo(other) > 0 ? one : other) : Base.TEXT;
    }

    private static boolean isNumber(Base base) {
        return base == Base.LONG || base == Base.BIG || base == Base.DOUBLE;
    }

    /** As DuckDB's {@code from_json} wants to be told, itself JSON. */
    String structure() {
        return switch (base) {
            case NOTHING, TEXT -> "\"VARCHAR\"";
            case BOOLEAN -> "\"BOOLEAN\"";
            case LONG -> "\"BIGINT\"";
            case BIG -> "\"DECIMAL(38,0)\"";
            case DOUBLE -> "\"DOUBLE\"";
            case LIST -> element == null ? "[\"VARCHAR\"]" : "[" + element.structure() + "]";
            case OBJECT -> plainText() ? "\"VARCHAR\"" : structure(fields);
        };
    }

    /** A struct without fields cannot be, nor one with names that differ in case only. */
    private boolean plainText() {
        Set<String> alike = new HashSet<>();
        return fields.isEmpty() || !fields.keySet().stream().allMatch(name -> alike.add(name.toLowerCase(Locale.ROOT)));
    }

    static String structure(Map<String, JsonKind> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue().structure())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String name) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : name.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
