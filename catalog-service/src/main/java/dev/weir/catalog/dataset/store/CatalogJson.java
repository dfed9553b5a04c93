package dev.weir.catalog.dataset.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.dataset.ColumnChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept as jsonb. Its shape is the database's, not the wire's. */
final class CatalogJson {

    private static final TypeReference<List<ColumnChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, @Nullable String>> VALUES = new TypeReference<>() {};

    // Not the mapper of the wire: that one leaves nulls out, also those of partition values.
    private final ObjectMapper json = new ObjectMapper();

    List<ColumnChange> changes(String text) {
        return read(text, CHANGES);
    }

    List<String> names(String text) {
        return read(text, NAMES);
    }

    Map<String, String> texts(String text) {
        return read(text, TEXTS);
    }

    Map<String, @Nullable String> values(String text) {
        return read(text, VALUES);
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("not to be written as JSON: " + value, unwritable);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the catalog keeps JSON that it cannot read: " + text, impossible);
        }
    }
}
