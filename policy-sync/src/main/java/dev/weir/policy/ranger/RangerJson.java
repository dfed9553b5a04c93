package dev.weir.policy.ranger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ranger's JSON as maps with sorted keys, where what is absent, null, empty or default is one thing. */
public final class RangerJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    private RangerJson() {}

    public static Map<String, Object> read(String json) {
        try {
            return MAPPER.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object of Ranger: " + e.getOriginalMessage(), e);
        }
    }

    public static List<Map<String, Object>> readAll(String json) {
        try {
            return MAPPER.readValue(json, OBJECTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON list of Ranger: " + e.getOriginalMessage(), e);
        }
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String text(Map<String, Object> json, String field) {
        Object value = json.get(field);
        return value == null ? "" : value.toString();
    }

    static boolean flag(Map<String, Object> json, String field, boolean otherwise) {
        Object value = json.get(field);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }

    static int number(Map<String, Object> json, String field) {
        return json.get(field) instanceof Number number ? number.intValue() : 0;
    }

    static Set<String> texts(Map<String, Object> json, String field) {
        Set<String> all = new TreeSet<>();
        for (Object value : list(json.get(field))) {
            all.add(String.valueOf(value));
        }
        return all;
    }

    static Map<String, String> textByName(Map<String, Object> json, String field) {
        Map<String, String> all = new TreeMap<>();
        map(json.get(field)).forEach((name, value) -> all.put(name, String.valueOf(value)));
        return all;
    }

    static <T> List<T> objects(Map<String, Object> json, String field, Function<Map<String, Object>, T> reader) {
        List<T> all = new ArrayList<>();
        for (Object value : list(json.get(field))) {
            all.add(reader.apply(map(value)));
        }
        return all;
    }

    /** Every element in canonical text, in its order. */
    static List<String> raw(Map<String, Object> json, String field) {
        return list(json.get(field)).stream().map(RangerJson::write).toList();
    }

    /** The other way round than {@link #raw}. */
    static List<Map<String, Object>> unraw(List<String> raw) {
        return raw.stream().map(RangerJson::read).toList();
    }

    @SuppressWarnings("unchecked") // JSON objects have text for keys
    public static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The objects of a list. */
    public static List<Map<String, Object>> maps(@Nullable Object value) {
        return list(value).stream().map(RangerJson::map).toList();
    }

    public static List<?> list(@Nullable Object value) {
        return value instanceof Collection<?> many ? List.copyOf(many) : List.of();
    }

    /** Fields that leave out what is default. */
    static final class Fields {
        private final Map<String, Object> all = new TreeMap<>();

        Fields put(String field, Object value) {
            boolean nothing = value.equals("")
                    || value.equals(0)
                    || value.equals(false)
                    || (value instanceof Collection<?> many && many.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            if (!nothing) {
                all.put(field, value);
            }
            return this;
        }

        /** For a field whose default is true. */
        Fields putUnlessTrue(String field, boolean value) {
            if (!value) {
                all.put(field, false);
            }
            return this;
        }

        Map<String, Object> all() {
            return all;
        }
    }
}
