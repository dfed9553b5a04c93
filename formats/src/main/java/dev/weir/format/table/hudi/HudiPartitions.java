package dev.weir.format.table.hudi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the folders of a partition say: {@code country=DE/day=2026-10-27}, or without names {@code DE/2026-10-27}. */
final class HudiPartitions {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private final List<String> fields;

    HudiPartitions(List<String> fields) {
        this.fields = fields;
    }

    /** @param path from the table's folder on, without slashes around it */
    Map<String, @Nullable String> values(String path) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        if (fields.isEmpty() || path.isEmpty()) {
            return values;
        }
        String[] parts = path.split("/");
        if (parts.length == fields.size()) {
            for (int i = 0; i < parts.length; i++) {
                values.put(fields.get(i), value(fields.get(i), parts[i]));
            }
        } else {
            // A date may be three folders: 2026/10/27.
            values.put(String.join("/", fields), value(fields.get(0), path));
        }
        return values;
    }

    private static @Nullable String value(String field, String part) {
        String value = part.startsWith(field + "=") ? part.substring(field.length() + 1) : part;
        return value.equals(NULL) ? null : decoded(value);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
