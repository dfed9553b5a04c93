package dev.weir.catalog.crawl.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many rows as one parameter, which {@code jsonb_to_recordset} makes rows again. */
final class JsonRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    /** None for null. */
    static List<String> texts(@Nullable String array) {
        try {
            return array == null ? List.of() : List.of(JSON.readValue(array, String[].class));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("not an array of texts: " + array, unreadable);
        }
    }

    static String of(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not to be written as JSON: " + rows, unwritable);
        }
    }
}
