package dev.weir.catalog.dataset;

import static dev.weir.catalog.dataset.ColumnChange.Compatibility.BREAKING;
import static dev.weir.catalog.dataset.ColumnChange.Compatibility.COMPATIBLE;
import static dev.weir.catalog.dataset.ColumnChange.Compatibility.WIDENING;

import dev.weir.catalog.dataset.ColumnChange.Compatibility;
import dev.weir.catalog.dataset.ColumnChange.Kind;
import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.TypeMerge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How two schemas differ, judged from the place of a reader who knows the older one. Columns are told apart by name; their
 * order means nothing.
 *
 * <p>A new column is compatible: who does not know it does not ask for it. A column that may no longer be null is, too: who
 * took nulls before takes values now. The reverse widens what must be read. A partition column that comes, goes or changes
 * breaks: it decides where the files are.
 */
public final class SchemaDiff {

    private final List<ColumnChange> changes = new ArrayList<>();

    private SchemaDiff() {}

    /** In the order of {@code before}, then what was added in the order of {@code after}. Empty if nothing differs. */
    public static List<ColumnChange> between(List<Column> before, List<Column> after) {
        SchemaDiff diff = new SchemaDiff();
        Map<String, Column> now = byName(after);
        for (Column old : before) {
            diff.compare(old, now.remove(old.name()));
        }
        now.values().forEach(diff::added);
        return List.copyOf(diff.changes);
    }

    private static Map<String, Column> byName(List<Column> columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        return byName;
    }

    private void compare(Column old, @Nullable Column now) {
        if (now == null) {
            changes.add(new ColumnChange(old.name(), Kind.REMOVED, old.type().toString(), null, BREAKING));
            return;
        }
        if (old.partition() != now.partition()) {
            Kind kind = now.partition() ? Kind.BECAME_PARTITION : Kind.NO_LONGER_PARTITION;
            changes.add(new ColumnChange(
                    old.name(), kind, old.type().toString(), now.type().toString(), BREAKING));
            return;
        }
        compareTypes(old.name(), old.type(), now.type(), now.partition() ? BREAKING : WIDENING);
        if (old.nullable() != now.nullable()) {
            changes.add(new ColumnChange(
                    old.name(),
                    Kind.NULLABILITY_CHANGED,
                    nullability(old),
                    nullability(now),
                    now.nullable() ? WIDENING : COMPATIBLE));
        }
    }

    private static String nullability(Column column) {
        return column.nullable() ? "nullable" : "required";
    }

    private void added(Column column) {
        Compatibility compatibility = column.partition() ? BREAKING : COMPATIBLE;
        changes.add(
                new ColumnChange(column.name(), Kind.ADDED, null, column.type().toString(), compatibility));
    }

    private void compareTypes(String path, ColumnType old, ColumnType now, Compatibility ifWider) {
        if (old.equals(now)) {
            return;
        }
        if (old instanceof ColumnType.Struct before && now instanceof ColumnType.Struct after) {
            compareFields(path, before, after);
        } else if (old instanceof ColumnType.Array before && now instanceof ColumnType.Array after) {
            compareTypes(path + ".element", before.element(), after.element(), ifWider);
        } else if (old instanceof ColumnType.Map before && now instanceof ColumnType.Map after) {
            compareTypes(path + ".key", before.key(), after.key(), ifWider);
            compareTypes(path + ".value", before.value(), after.value(), ifWider);
        } else {
            changes.add(new ColumnChange(
                    path, Kind.TYPE_CHANGED, old.toString(), now.toString(), isWider(old, now) ? ifWider : BREAKING));
        }
    }

    private void compareFields(String path, ColumnType.Struct before, ColumnType.Struct after) {
        Map<String, ColumnType> now = new LinkedHashMap<>();
        after.fields().forEach(field -> now.put(field.name(), field.type()));
        for (ColumnType.Field old : before.fields()) {
            String place = path + "." + old.name();
            ColumnType type = now.remove(old.name());
            if (type == null) {
                changes.add(new ColumnChange(place, Kind.REMOVED, old.type().toString(), null, BREAKING));
            } else {
                compareTypes(place, old.type(), type, WIDENING);
            }
        }
        now.forEach((name, type) ->
                changes.add(new ColumnChange(path + "." + name, Kind.ADDED, null, type.toString(), COMPATIBLE)));
    }

    // Every int is a double, unchanged, though no engine reads a file of ints as one.
    private static boolean isWider(ColumnType old, ColumnType now) {
        return TypeMerge.widens(old, now) || (old == Plain.INT && now == Plain.DOUBLE);
    }
}
