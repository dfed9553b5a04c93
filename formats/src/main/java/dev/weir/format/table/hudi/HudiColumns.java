package dev.weir.format.table.hudi;

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
import dev.weir.format.table.TableBroken;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/** The Avro schema that Hudi keeps of a table, in Weir's words. */
final class HudiColumns {

    private static final String OF_HUDI_ITSELF = "_hoodie_";
    private static final int DEEPEST = 64;

    private HudiColumns() {}

    /** @param partitionFields those that are missing in the schema come last: Hudi may keep them in folder names only */
    static List<Column> of(String avroSchema, List<String> partitionFields) {
        Schema schema = parse(avroSchema);
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (!field.name().startsWith(OF_HUDI_ITSELF)) {
                columns.add(new Column(
                        field.name(),
                        type(field.schema(), 0),
                        field.schema().isNullable(),
                        partitionFields.contains(field.name())));
            }
        }
        for (String name : partitionFields) {
            if (schema.getField(name) == null) {
                columns.add(new Column(name, Plain.STRING, true, true));
            }
        }
        return columns;
    }

    private static Schema parse(String avroSchema) {
        try {
            Schema schema = new Schema.Parser().parse(avroSchema);
            if (schema.getType() == Schema.Type.RECORD) {
                return schema;
            }
            throw new TableBroken("hudi-schema-broken", "The last commit's schema is of a " + schema.getType() + ".");
        } catch (SchemaParseException broken) {
            throw new TableBroken(
                    "hudi-schema-broken", "The last commit's schema cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static ColumnType type(Schema schema, int depth) {
        if (depth > DEEPEST) {
            throw new TableBroken("schema-too-deep", "The schema is nested deeper than " + DEEPEST + ".");
        }
        LogicalType logical = schema.getLogicalType();
        if (logical != null) {
            ColumnType known = logical(logical);
            if (known != null) {
                return known;
            }
        }
        return switch (schema.getType()) {
            case BOOLEAN -> Plain.BOOLEAN;
            case INT -> Plain.INT;
            case LONG -> Plain.LONG;
            case FLOAT -> Plain.FLOAT;
            case DOUBLE -> Plain.DOUBLE;
            case STRING, ENUM, NULL -> Plain.STRING;
            case BYTES, FIXED -> Plain.BINARY;
            case ARRAY -> new Array(type(schema.getElementType(), depth + 1));
            case MAP -> new ColumnType.Map(Plain.STRING, type(schema.getValueType(), depth + 1));
            case RECORD ->
                new Struct(schema.getFields().stream()
                        .map(field -> new Field(field.name(), type(field.schema(), depth + 1)))
                        .toList());
            case UNION -> union(schema, depth);
        };
    }

    private static ColumnType union(Schema schema, int depth) {
        List<Schema> others = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        // Hudi writes no union but with null; what it may be otherwise, a struct of each kind would not say better.
        return others.size() == 1 ? type(others.get(0), depth + 1) : Plain.STRING;
    }

    private static @Nullable ColumnType logical(LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            return new Decimal(decimal.getPrecision(), decimal.getScale());
        }
        return switch (type.getName()) {
            case "date" -> Plain.DATE;
            case "uuid" -> Plain.UUID;
            case "time-millis" -> new Time(Unit.MS);
            case "time-micros" -> new Time(Unit.US);
            case "timestamp-millis" -> new Instant(Unit.MS);
            case "timestamp-micros" -> new Instant(Unit.US);
            case "timestamp-nanos" -> new Instant(Unit.NS);
            case "local-timestamp-millis" -> new Timestamp(Unit.MS);
            case "local-timestamp-micros" -> new Timestamp(Unit.US);
            case "local-timestamp-nanos" -> new Timestamp(Unit.NS);
            default -> null;
        };
    }
}
