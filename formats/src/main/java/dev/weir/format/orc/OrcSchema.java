package dev.weir.format.orc;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Instant;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Struct;
import dev.weir.format.ColumnType.Timestamp;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.orc.OrcProto.Type;

/**
 * The tree that a footer keeps as a list, depth first, each type with the places of its children. A column may always be null:
 * ORC has no other. Of a {@code varchar(n)} only the string is kept; a union is a struct, see {@link UnionType}.
 */
final class OrcSchema {

    static final int MOST_COLUMNS = 100_000;

    /** Told by the writer if a decimal has neither: Hive 0.11 knew only this one. */
    private static final Decimal OLD_DECIMAL = new Decimal(38, 10);

    private static final int DEEPEST = 64;

    private final List<Type> types;
    private final List<Place> places = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private int at;

    /**
     * A type with the path that leads to it.
     *
     * @param id its place in the list
     * @param always whether every row has one value of it, or null: no list, map or union lies above
     */
    record Place(int id, String path, ColumnType type, boolean always) {}

    /** @throws SchemaBroken if the list is not a tree of ORC's kind */
    OrcSchema(List<Type> types) {
        this.types = types;
        if (types.isEmpty()) {
            throw new SchemaBroken("it is empty");
        }
        Type root = types.get(0);
        if (root.getKind() != Type.Kind.STRUCT) {
            throw new SchemaBroken("it is a " + root.getKind() + ", not columns");
        }
        at = 1;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < root.getSubtypesCount(); i++) {
            String name = name(root, i);
            if (!names.add(name)) {
                throw new SchemaBroken("it has the column " + name + " twice");
            }
            columns.add(Column.inFiles(name, child(root, i, name, true, 1), true));
        }
        if (at != types.size()) {
            throw new SchemaBroken("it has " + types.size() + " types, of which only " + at + " are used");
        }
    }

    List<Column> columns() {
        return columns;
    }

    /** All types below the root. */
    List<Place> places() {
        return places;
    }

    private static String name(Type struct, int child) {
        if (child >= struct.getFieldNamesCount()) {
            throw new SchemaBroken("a field has no name");
        }
        return struct.getFieldNames(child);
    }

    private ColumnType child(Type parent, int child, String path, boolean always, int depth) {
        if (child >= parent.getSubtypesCount()) {
            throw new SchemaBroken("a " + parent.getKind() + " has only " + parent.getSubtypesCount() + " parts");
        }
        // Depth first, each type once: else a type could hold itself, or be held a million times.
        if (parent.getSubtypes(child) != at || at >= types.size()) {
            throw new SchemaBroken("type " + parent.getSubtypes(child) + " stands where type " + at + " should");
        }
        if (depth > DEEPEST) {
            throw new SchemaBroken("schema-too-deep", "it is nested deeper than " + DEEPEST);
        }
        int id = at++;
        ColumnType type = type(types.get(id), path, always, depth);
        places.add(new Place(id, path, type, always));
        return type;
    }

    private ColumnType type(Type type, String path, boolean always, int depth) {
        return switch (type.getKind()) {
            case BOOLEAN -> Plain.BOOLEAN;
            case BYTE, SHORT, INT -> Plain.INT;
            case LONG -> Plain.LONG;
            case FLOAT -> Plain.FLOAT;
            case DOUBLE -> Plain.DOUBLE;
            case STRING, VARCHAR, CHAR -> Plain.STRING;
            case BINARY, GEOMETRY, GEOGRAPHY -> Plain.BINARY;
            case DATE -> Plain.DATE;
            case TIMESTAMP -> new Timestamp(Unit.NS);
            case TIMESTAMP_INSTANT -> new Instant(Unit.NS);
            case DECIMAL -> decimal(type);
            case LIST -> new Array(child(type, 0, path + ".element", false, depth + 1));
            case MAP ->
                new ColumnType.Map(
                        child(type, 0, path + ".key", false, depth + 1),
                        child(type, 1, path + ".value", false, depth + 1));
            case STRUCT -> struct(type, path, always, depth);
            case UNION -> union(type, path, depth);
        };
    }

    private static ColumnType decimal(Type type) {
        if (!type.hasPrecision() && !type.hasScale()) {
            return OLD_DECIMAL;
        }
        int precision = type.getPrecision();
        int scale = type.getScale();
        if (precision < 1 || scale < 0 || scale > precision) {
            throw new SchemaBroken("it has a decimal(" + precision + "," + scale + ")");
        }
        return new Decimal(precision, scale);
    }

    private ColumnType struct(Type type, String path, boolean always, int depth) {
        List<Field> fields = new ArrayList<>(type.getSubtypesCount());
        for (int i = 0; i < type.getSubtypesCount(); i++) {
            String name = name(type, i);
            fields.add(new Field(name, child(type, i, path + "." + name, always, depth + 1)));
        }
        return new Struct(fields);
    }

    private ColumnType union(Type type, String path, int depth) {
        List<ColumnType> members = new ArrayList<>(type.getSubtypesCount());
        for (int i = 0; i < type.getSubtypesCount(); i++) {
            members.add(child(type, i, path + "." + UnionType.fieldName(i), false, depth + 1));
        }
        return UnionType.of(members);
    }

    /** The types do not form a schema. */
    static final class SchemaBroken extends RuntimeException {
        private final String code;

        SchemaBroken(String reason) {
            this("schema-broken", reason);
        }

        SchemaBroken(String code, String reason) {
            super(reason);
            this.code = code;
        }

        BrokenFile broken() {
            return new BrokenFile(code, "has a schema that cannot be: " + getMessage());
        }
    }
}
