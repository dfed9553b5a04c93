package dev.weir.catalog.dataset;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Glue has lower-case names only: what differs in nothing else is the same column. */
final class LetterCase {

    private LetterCase() {}

    /** {@code before}, each name in the letters that it has in {@code after}. */
    static List<Column> of(List<Column> after, List<Column> before) {
        Map<String, Column> now = new HashMap<>();
        after.forEach(column -> now.putIfAbsent(lower(column.name()), column));
        return before.stream()
                .map(old -> {
                    Column same = now.get(lower(old.name()));
                    return same == null
                            ? old
                            : new Column(same.name(), of(same.type(), old.type()), old.nullable(), old.partition());
                })
                .toList();
    }

    private static ColumnType of(ColumnType after, ColumnType before) {
        if (after instanceof ColumnType.Struct now && before instanceof ColumnType.Struct old) {
            return struct(now, old);
        }
        if (after instanceof ColumnType.Array now && before instanceof ColumnType.Array old) {
            return new ColumnType.Array(of(now.element(), old.element()));
        }
        if (after instanceof ColumnType.Map now && before instanceof ColumnType.Map old) {
            return new ColumnType.Map(of(now.key(), old.key()), of(now.value(), old.value()));
        }
        return before;
    }

    private static ColumnType struct(ColumnType.Struct after, ColumnType.Struct before) {
        Map<String, ColumnType.Field> now = new HashMap<>();
        after.fields().forEach(field -> now.putIfAbsent(lower(field.name()), field));
        return new ColumnType.Struct(before.fields().stream()
                .map(old -> {
                    ColumnType.Field same = now.get(lower(old.name()));
                    return same == null ? old : new ColumnType.Field(same.name(), of(same.type(), old.type()));
                })
                .toList());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
