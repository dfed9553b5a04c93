package dev.weir.format;

import java.util.ArrayList;
import java.util.List;

/** The columns inside of columns, by their paths. */
public final class NestedFields {

    /** @param path such as {@code items.element.sku}, {@code labels.key} */
    public record NestedField(String path, ColumnType type) {}

    private final List<NestedField> fields = new ArrayList<>();

    private NestedFields() {}

    /** Depth first, outer ones before those inside of them; without the column itself. */
    public static List<NestedField> of(Column column) {
        NestedFields nested = new NestedFields();
        nested.below(column.name(), column.type());
        return nested.fields;
    }

    private void below(String path, ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            struct.fields().forEach(field -> add(path + "." + field.name(), field.type()));
        } else if (type instanceof ColumnType.Array array) {
            add(path + ".element", array.element());
        } else if (type instanceof ColumnType.Map map) {
            add(path + ".key", map.key());
            add(path + ".value", map.value());
        }
    }

    private void add(String path, ColumnType type) {
        fields.add(new NestedField(path, type));
        below(path, type);
    }
}
