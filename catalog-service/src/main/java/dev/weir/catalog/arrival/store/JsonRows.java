package dev.weir.catalog.arrival.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Many rows as one parameter, which {@code jsonb_to_recordset} makes rows again. */
final class JsonRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    static String of(List<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not to be written as JSON", unwritable);
        }
    }
}
