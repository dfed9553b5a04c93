package dev.weir.format.table.iceberg;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.table.TableRefused;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The schema of files as Iceberg has it; all fields are optional. The other way round is {@link IcebergColumns}. */
final class IcebergTypes {

    private int lastId;

    private IcebergTypes() {}

    /** @throws TableRefused if a type has no like in format 2 */
    static Schema schema(List<Column> columns) {
        IcebergTypes types = new IcebergTypes();
        List<NestedField> fields = new ArrayList<>();
        for (Column column : columns) {
            fields.add(NestedField.optional(types.nextId(), column.name(), types.type(column.name(), column.type())));
        }
        return new Schema(fields);
    }

    private int nextId() {
        return ++lastId;
    }

    private Type type(String path, ColumnType type) {
        if (type instanceof Plain plain) {
            return switch (plain) {
                case BOOLEAN -> Types.BooleanType.get();
                case INT -> Types.IntegerType.get();
                case LONG -> Types.LongType.get();
                case FLOAT -> Types.FloatType.get();
                case DOUBLE -> Types.DoubleType.get();
                case STRING, JSON -> Types.StringType.get();
                case BINARY -> Types.BinaryType.get();
                case DATE -> Types.DateType.get();
                case UUID -> Types.UUIDType.get();
                case UNKNOWN -> throw refused(path, type);
            };
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return Types.DecimalType.of(decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Time time && time.unit() != Unit.NS) {
            return Types.TimeType.get();
        }
        if (type instanceof ColumnType.Timestamp timestamp && timestamp.unit() != Unit.NS) {
            return Types.TimestampType.withoutZone();
        }
        if (type instanceof ColumnType.Instant instant && instant.unit() != Unit.NS) {
            return Types.TimestampType.withZone();
        }
        if (type instanceof ColumnType.Struct struct) {
            List<NestedField> fields = new ArrayList<>();
            for (Field field : struct.fields()) {
                fields.add(NestedField.optional(nextId(), field.name(), type(path + "." + field.name(), field.type())));
            }
            return Types.StructType.of(fields);
        }
        if (type instanceof ColumnType.Array array) {
            return Types.ListType.ofOptional(nextId(), type(path + ".element", array.element()));
        }
        if (type instanceof ColumnType.Map map) {
            int key = nextId();
            return Types.MapType.ofOptional(
                    key, nextId(), type(path + ".key", map.key()), type(path + ".value", map.value()));
        }
        throw refused(path, type);
    }

    private static TableRefused refused(String path, ColumnType type) {
        return new TableRefused(
                "table-type-unknown",
                "Column " + path + " is of type " + type + ", which an Iceberg table of format 2 does not have. Cast it"
                        + " before it arrives.");
    }

    /**
     * Whether a table can read values of files that were written with another type.
     *
     * @see <a href="https://iceberg.apache.org/spec/#schema-evolution">Which types may be promoted</a>
     */
    static boolean isReadable(Type inFile, Type inTable) {
        if (inFile.isPrimitiveType() && inTable.isPrimitiveType()) {
            return TypeUtil.isPromotionAllowed(inFile, inTable.asPrimitiveType());
        }
        if (inFile.isStructType() && inTable.isStructType()) {
            return inFile.asStructType().fields().stream().allMatch(field -> {
                NestedField there = inTable.asStructType().field(field.name());
                return there != null && isReadable(field.type(), there.type());
            });
        }
        if (inFile.isListType() && inTable.isListType()) {
            return isReadable(
                    inFile.asListType().elementType(), inTable.asListType().elementType());
        }
        return inFile.isMapType()
                && inTable.isMapType()
                && isReadable(inFile.asMapType().keyType(), inTable.asMapType().keyType())
                && isReadable(
                        inFile.asMapType().valueType(), inTable.asMapType().valueType());
    }
}
