package dev.weir.catalog.dataset.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.catalog.dataset.ColumnChange;
import dev.weir.catalog.format.Column;
import dev.weir.catalog.format.ColumnType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept as jsonb. Its shape is the database's, not the wire's. */
@ApplicationScoped
public class CatalogJson {

    private static final TypeReference<List<ColumnJson>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<ColumnChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, @Nullable String>> VALUES = new TypeReference<>() {};

    // Not the mapper of the wire: that one leaves nulls out, also those of partition values.
    private final ObjectMapper json = new ObjectMapper();

    private record ColumnJson(String name, String type, boolean nullable, boolean partition) {
        Column column() {
            return new Column(name, ColumnType.parse(type), nullable, partition);
        }
    }

    public String columns(List<Column> columns) {
        return text(columns.stream()
                .map(column ->
                        new ColumnJson(column.name(), column.type().toString(), column.nullable(), column.partition()))
                .toList());
    }

    public List<Column> columns(String text) {
        return read(text, COLUMNS).stream().map(ColumnJson::column).toList();
    }

    List<ColumnChange> changes(String text) {
        return read(text, CHANGES);
    }

    List<String> names(String text) {
        return read(text, NAMES);
    }

    Map<String, @Nullable String> values(String text) {
        return read(text, VALUES);
    }

    public String text(Object value) {
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
