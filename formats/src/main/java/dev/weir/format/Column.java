package dev.weir.format;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of a file or of a dataset. Nested fields are in its type.
 *
 * @param nullable whether a null may be met; always, in formats that do not say
 * @param partition whether the values stand in the names of folders, not in the files
 */
public record Column(String name, ColumnType type, boolean nullable, boolean partition) {

    public static Column inFiles(String name, ColumnType type, boolean nullable) {
        return new Column(name, type, nullable, false);
    }

    public Column as(ColumnType other) {
        return new Column(name, other, nullable, partition);
    }

    public Column asNullable() {
        return new Column(name, type, true, partition);
    }

    /** False if its name, or that of a field in it, holds what no database keeps as text. */
    boolean isText() {
        return ValueText.isKept(name) && isText(type);
    }

    private static boolean isText(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            for (ColumnType.Field field : struct.fields()) {
                if (!ValueText.isKept(field.name()) || !isText(field.type())) {
                    return false;
                }
            }
        }
        if (type instanceof ColumnType.Array array) {
            return isText(array.element());
        }
        return !(type instanceof ColumnType.Map map) || (isText(map.key()) && isText(map.value()));
    }

    /** Equal texts are equal schemas. */
    public static String text(List<Column> columns) {
        return columns.stream()
                .map(column -> TypeText.quoted(column.name()) + ":" + column.type() + (column.nullable() ? "?" : "")
                        + (column.partition() ? "/" : ""))
                .collect(Collectors.joining("\n"));
    }
}
