package dev.weir.policy.lakeformation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Canonical JSON: sorted keys, and nothing that is empty or false. */
final class LakeJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private LakeJson() {}

    static Map<String, Object> read(String json) {
        try {
            return MAPPER.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON object of Lake Formation: " + e.getOriginalMessage(), e);
        }
    }

    static String write(Map<String, Object> fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String text(Map<String, Object> json, String field) {
        return json.get(field) instanceof String text ? text : "";
    }

    static boolean flag(Map<String, Object> json, String field) {
        return Boolean.TRUE.equals(json.get(field));
    }

    static SortedSet<String> texts(@Nullable Object value) {
        SortedSet<String> all = new TreeSet<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> all.add(String.valueOf(one)));
        }
        return all;
    }

    static SortedMap<String, SortedSet<String>> textsByName(@Nullable Object value) {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        map(value).forEach((name, texts) -> all.put(name, texts(texts)));
        return all;
    }

    @SuppressWarnings("unchecked") // JSON objects have text for keys
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Fields that leave out what is empty. */
    static final class Fields {
        private final Map<String, Object> all = new TreeMap<>();

        Fields put(String field, Object value) {
            boolean nothing = value.equals("")
                    || value.equals(false)
                    || (value instanceof Collection<?> many && many.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            if (!nothing) {
                all.put(field, value);
            }
            return this;
        }

        Map<String, Object> all() {
            return all;
        }
    }
}
