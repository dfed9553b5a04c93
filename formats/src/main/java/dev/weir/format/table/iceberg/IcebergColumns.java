package dev.weir.format.table.iceberg;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Instant;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Struct;
import dev.weir.format.ColumnType.Time;
import dev.weir.format.ColumnType.Timestamp;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.ValueText;
import dev.weir.format.table.TableBroken;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Iceberg's schemas, types and values in Weir's words. */
final class IcebergColumns {

    private static final long NANOS_OF_MICRO = 1_000;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    private static final int DEEPEST = 64;

    private IcebergColumns() {}

    static List<Column> of(Schema schema, PartitionSpec spec) {
        Set<Integer> partitioned = spec.fields().stream()
                .filter(field -> field.transform().isIdentity())
                .map(PartitionField::sourceId)
                .collect(Collectors.toSet());
        return schema.columns().stream()
                .map(field -> new Column(
                        field.name(), type(field.type(), 0), field.isOptional(), partitioned.contains(field.fieldId())))
                .toList();
    }

    /** The fields that have values of their own, outside of lists and maps, by their paths. */
    static Map<String, NestedField> leaves(Schema schema) {
        Map<String, NestedField> leaves = new LinkedHashMap<>();
        addLeaves("", schema.columns(), leaves);
        return leaves;
    }

    private static void addLeaves(String prefix, List<NestedField> fields, Map<String, NestedField> leaves) {
        for (NestedField field : fields) {
            if (field.type().isStructType()) {
                addLeaves(
                        prefix + field.name() + ".", field.type().asStructType().fields(), leaves);
            } else if (field.type().isPrimitiveType()) {
                leaves.put(prefix + field.name(), field);
            }
        }
    }

    static ColumnType type(Type type, int depth) {
        if (depth > DEEPEST) {
            throw new TableBroken("schema-too-deep", "The schema is nested deeper than " + DEEPEST + ".");
        }
        return switch (type.typeId()) {
            case BOOLEAN -> Plain.BOOLEAN;
            case INTEGER -> Plain.INT;
            case LONG -> Plain.LONG;
            case FLOAT -> Plain.FLOAT;
            case DOUBLE -> Plain.DOUBLE;
            case DATE -> Plain.DATE;
            case TIME -> new Time(Unit.US);
            case TIMESTAMP -> timestamp(Unit.US, ((Types.TimestampType) type).shouldAdjustToUTC());
            case TIMESTAMP_NANO -> timestamp(Unit.NS, ((Types.TimestampNanoType) type).shouldAdjustToUTC());
            // "unknown" is a column that was never written with anything but null: the widest type to be.
            case STRING, UNKNOWN -> Plain.STRING;
            case UUID -> Plain.UUID;
            // A fixed length is a promise that Weir's binary does not keep; shapes are well-known binary.
            case FIXED, BINARY, GEOMETRY, GEOGRAPHY -> Plain.BINARY;
            // JSON in another coat.
            case VARIANT -> Plain.JSON;
            case DECIMAL -> new Decimal(((Types.DecimalType) type).precision(), ((Types.DecimalType) type).scale());
            case STRUCT ->
                new Struct(type.asStructType().fields().stream()
                        .map(field -> new Field(field.name(), type(field.type(), depth + 1)))
                        .toList());
            case LIST -> new Array(type(type.asListType().elementType(), depth + 1));
            case MAP ->
                new ColumnType.Map(
                        type(type.asMapType().keyType(), depth + 1),
                        type(type.asMapType().valueType(), depth + 1));
        };
    }

    private static ColumnType timestamp(Unit unit, boolean instant) {
        return instant ? new Instant(unit) : new Timestamp(unit);
    }

    /** A value as Iceberg's library gives it, for {@link dev.weir.format.ValueOrder}; empty if it has no such text. */
    static Optional<String> text(Type type, Object value) {
        return switch (type.typeId()) {
            case BOOLEAN, INTEGER, LONG, STRING, UUID -> Optional.of(value.toString());
            case FLOAT -> ValueText.number((Float) value);
            case DOUBLE -> ValueText.number((Double) value);
            case DECIMAL -> ValueText.number((BigDecimal) value);
            case DATE -> ValueText.date((Integer) value);
            case TIME -> time((Long) value);
            case TIMESTAMP -> timestamp((Long) value, Unit.US, ((Types.TimestampType) type).shouldAdjustToUTC());
            case TIMESTAMP_NANO ->
                timestamp((Long) value, Unit.NS, ((Types.TimestampNanoType) type).shouldAdjustToUTC());
            case FIXED, BINARY, GEOMETRY, GEOGRAPHY, VARIANT, UNKNOWN, STRUCT, LIST, MAP -> Optional.empty();
        };
    }

    private static Optional<String> time(long micros) {
        boolean ofDay = micros >= 0 && micros < MICROS_OF_DAY;
        return ofDay ? ValueText.time(micros * NANOS_OF_MICRO, Unit.US) : Optional.empty();
    }

    private static Optional<String> timestamp(long units, Unit unit, boolean instant) {
        return instant ? ValueText.instant(units, unit) : ValueText.timestamp(units, unit);
    }
}
