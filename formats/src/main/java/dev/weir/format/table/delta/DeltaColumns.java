package dev.weir.format.table.delta;

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
import dev.weir.format.table.TableBroken;
import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.GeographyType;
import io.delta.kernel.types.GeometryType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.types.VariantType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Delta's schemas and types in Weir's words. Names are those that people see; files may have others. */
final class DeltaColumns {

    private static final int DEEPEST = 64;

    /**
     * A field with values of its own.
     *
     * @param inFiles its path as statistics have it
     */
    record Leaf(List<String> inFiles, ColumnType type) {}

    private DeltaColumns() {}

    static List<Column> of(StructType schema, Set<String> partitionColumns) {
        return schema.fields().stream()
                .map(field -> new Column(
                        field.getName(),
                        type(field.getDataType(), 0),
                        field.isNullable(),
                        partitionColumns.contains(field.getName())))
                .toList();
    }

    /** Those outside of arrays and maps, by the paths that people see. */
    static Map<String, Leaf> leaves(StructType schema) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        addLeaves("", List.of(), schema, leaves);
        return leaves;
    }

    private static void addLeaves(String prefix, List<String> above, StructType struct, Map<String, Leaf> leaves) {
        for (StructField field : struct.fields()) {
            List<String> inFiles = new ArrayList<>(above);
            inFiles.add(nameInFiles(field));
            DataType type = field.getDataType();
            if (type instanceof StructType fields) {
                addLeaves(prefix + field.getName() + ".", inFiles, fields, leaves);
            } else if (!(type instanceof ArrayType) && !(type instanceof MapType)) {
                leaves.put(prefix + field.getName(), new Leaf(inFiles, type(type, 0)));
            }
        }
    }

    /** What column mapping made of a name. */
    static String nameInFiles(StructField field) {
        return field.getMetadata().contains(ColumnMapping.COLUMN_MAPPING_PHYSICAL_NAME_KEY)
                ? ColumnMapping.getPhysicalName(field)
                : field.getName();
    }

    private static ColumnType type(DataType type, int depth) {
        if (depth > DEEPEST) {
            throw new TableBroken("schema-too-deep", "The schema is nested deeper than " + DEEPEST + ".");
        }
        if (type instanceof StructType struct) {
            return new Struct(struct.fields().stream()
                    .map(field -> new Field(field.getName(), type(field.getDataType(), depth + 1)))
                    .toList());
        }
        if (type instanceof ArrayType array) {
            return new Array(type(array.getElementType(), depth + 1));
        }
        if (type instanceof MapType map) {
            return new ColumnType.Map(type(map.getKeyType(), depth + 1), type(map.getValueType(), depth + 1));
        }
        return plain(type);
    }

    private static ColumnType plain(DataType type) {
        if (type instanceof DecimalType decimal) {
            return new Decimal(decimal.getPrecision(), decimal.getScale());
        }
        if (type instanceof IntegerType || type instanceof ShortType || type instanceof ByteType) {
            return Plain.INT;
        }
        if (type instanceof BinaryType || type instanceof GeometryType || type instanceof GeographyType) {
            return Plain.BINARY;
        }
        Map<Class<? extends DataType>, ColumnType> others = Map.of(
                BooleanType.class, Plain.BOOLEAN,
                LongType.class, Plain.LONG,
                FloatType.class, Plain.FLOAT,
                DoubleType.class, Plain.DOUBLE,
                StringType.class, Plain.STRING,
                DateType.class, Plain.DATE,
                TimestampType.class, new Instant(Unit.US),
                TimestampNTZType.class, new Timestamp(Unit.US),
                // JSON in another coat.
                VariantType.class, Plain.JSON);
        ColumnType known = others.get(type.getClass());
        if (known == null) {
            throw new TableBroken("delta-type-unknown", "The schema has a column of the unknown type " + type + ".");
        }
        return known;
    }
}
