package dev.weir.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Columns as the database keeps them. Not the wire's shape, which may change without a migration. */
public final class ColumnsJson {

    private static final TypeReference<List<ColumnJson>> COLUMNS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private ColumnsJson() {}

    private record ColumnJson(String name, String type, boolean nullable, boolean partition) {
        Column column() {
            return new Column(name, ColumnType.parse(type), nullable, partition);
        }
    }

    public static String write(List<Column> columns) {
        try {
            return JSON.writeValueAsString(columns.stream()
                    .map(column -> new ColumnJson(
                            column.name(), column.type().toString(), column.nullable(), column.partition()))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("columns are strings and booleans", impossible);
        }
    }

    /** @throws IllegalStateException if {@code text} is not what {@link #write} made */
    public static List<Column> read(String text) {
        try {
            return JSON.readValue(text, COLUMNS).stream()
                    .map(ColumnJson::column)
                    .toList();
        } catch (JsonProcessingException | IllegalArgumentException foreign) {
            throw new IllegalStateException("not columns: " + text, foreign);
        }
    }
}
