package dev.weir.format.table.delta;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.table.TableRefused;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.util.List;

/** The schema of files as Delta has it; all fields are nullable. The other way round is {@link DeltaColumns}. */
final class DeltaTypes {

    private DeltaTypes() {}

    /** @throws TableRefused if a type has no like */
    static StructType schema(List<Column> columns) {
        return new StructType(columns.stream()
                .map(column -> new StructField(column.name(), type(column.name(), column.type()), true))
                .toList());
    }

    private static DataType type(String path, ColumnType type) {
        if (type instanceof Plain plain) {
            return switch (plain) {
                case BOOLEAN -> BooleanType.BOOLEAN;
                case INT -> IntegerType.INTEGER;
                case LONG -> LongType.LONG;
                case FLOAT -> FloatType.FLOAT;
                case DOUBLE -> DoubleType.DOUBLE;
                case STRING, JSON -> StringType.STRING;
                case BINARY -> BinaryType.BINARY;
                case DATE -> DateType.DATE;
                case UUID, UNKNOWN -> throw refused(path, type);
            };
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return new DecimalType(decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Timestamp timestamp && timestamp.unit() != Unit.NS) {
            return TimestampNTZType.TIMESTAMP_NTZ;
        }
        if (type instanceof ColumnType.Instant instant && instant.unit() != Unit.NS) {
            return TimestampType.TIMESTAMP;
        }
        if (type instanceof ColumnType.Struct struct) {
            return new StructType(struct.fields().stream()
                    .map(field -> new StructField(field.name(), type(path + "." + field.name(), field.type()), true))
                    .toList());
        }
        if (type instanceof ColumnType.Array array) {
            return new ArrayType(type(path + ".element", array.element()), true);
        }
        if (type instanceof ColumnType.Map map) {
            return new MapType(type(path + ".key", map.key()), type(path + ".value", map.value()), true);
        }
        throw refused(path, type);
    }

    private static TableRefused refused(String path, ColumnType type) {
        return new TableRefused(
                "table-type-unknown",
                "Column " + path + " is of type " + type + ", which a Delta table does not have. Cast it before it"
                        + " arrives.");
    }
}
