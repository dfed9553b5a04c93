package dev.weir.catalog.crawl;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.TypeMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema that all files of a dataset have in common. Columns go by name; one that some file lacks is nullable. Where
 * types do not go together the first stays, and the file that differs is told.
 */
final class SchemaMerge {

    private final TypeMerge types;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    // Most files of a dataset have the very same columns.
    private final Map<List<Column>, Optional<String>> seen = new HashMap<>();

    SchemaMerge(TypeMerge types) {
        this.types = types;
    }

    /** @return what in these columns contradicts earlier ones; empty if nothing does */
    Optional<String> add(List<Column> more) {
        Optional<String> known = seen.get(more);
        if (known == null) {
            known = merge(more);
            seen.put(more, known);
        }
        return known;
    }

    Set<String> names() {
        return columns.keySet();
    }

    private Optional<String> merge(List<Column> more) {
        boolean first = seen.isEmpty();
        List<String> conflicts = new ArrayList<>();
        Map<String, Column> missing = new LinkedHashMap<>(columns);
        for (Column column : more) {
            Column known = missing.remove(column.name());
            if (known == null) {
                columns.put(column.name(), first ? column : column.asNullable());
                continue;
            }
            Optional<ColumnType> type = types.merge(known.type(), column.type());
            if (type.isEmpty()) {
                conflicts.add(
                        column.name() + " is " + column.type() + " here and " + known.type() + " in files before");
            }
            Column merged = known.as(type.orElse(known.type()));
            columns.put(column.name(), column.nullable() ? merged.asNullable() : merged);
        }
        missing.values().forEach(column -> columns.put(column.name(), column.asNullable()));
        return conflicts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", conflicts));
    }

    /** What was null everywhere is a string. */
    List<Column> columns() {
        return columns.values().stream()
                .map(column -> column.as(known(column.type())))
                .toList();
    }

    private static ColumnType known(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return new ColumnType.Struct(struct.fields().stream()
                    .map(field -> new ColumnType.Field(field.name(), known(field.type())))
                    .toList());
        }
        if (type instanceof ColumnType.Array array) {
            return new ColumnType.Array(known(array.element()));
        }
        if (type instanceof ColumnType.Map map) {
            return new ColumnType.Map(known(map.key()), known(map.value()));
        }
        return type == Plain.UNKNOWN ? Plain.STRING : type;
    }
}
