package dev.weir.format.avro;

import dev.weir.format.Column;
import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Array;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Instant;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Struct;
import dev.weir.format.ColumnType.Time;
import dev.weir.format.ColumnType.Timestamp;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.UnionType;
import dev.weir.format.avro.AvroBytes.AvroBroken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Columns of a record. A union of null and one type may be null; a union of more is a struct, see {@link UnionType}. A type
 * that holds itself, as trees do, is JSON where it comes again. Enums are strings, fixed bytes are binary.
 */
final class AvroSchema {

    private static final int DEEPEST = 64;
    private static final int MOST_TYPES = 100_000;

    private final Set<String> open = new HashSet<>();
    private int types;

    private AvroSchema() {}

    static List<Column> columns(String json) throws AvroBroken {
        Schema root = parsed(json);
        if (root.getType() != Schema.Type.RECORD) {
            throw broken("its rows are of the type " + root.getType().getName() + ", not records");
        }
        AvroSchema schema = new AvroSchema();
        schema.open.add(root.getFullName());
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : root.getFields()) {
            columns.add(Column.inFiles(field.name(), schema.type(field.schema(), 1), isNullable(field.schema())));
        }
        return columns;
    }

    static Schema parsed(String json) throws AvroBroken {
        try {
            // Other writers than Avro's own let names have dashes, and defaults be of another type.
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(json);
        } catch (StackOverflowError tooDeep) {
            throw tooDeep();
        } catch (RuntimeException notASchema) {
            // Avro's parser answers some texts with a ClassCastException, and deep ones with what Jackson says of them.
            String reason = String.valueOf(notASchema.getMessage());
            throw reason.contains("nesting depth") ? tooDeep() : broken(reason);
        }
    }

    private static AvroBroken broken(String reason) {
        return new AvroBroken("schema-broken", "has a schema that cannot be: " + reason);
    }

    private static AvroBroken tooDeep() {
        return new AvroBroken("schema-too-deep", "has a schema that is nested deeper than " + DEEPEST);
    }

    private static boolean isNullable(Schema schema) {
        return schema.getType() == Schema.Type.NULL || (schema.isUnion() && schema.isNullable());
    }

    private ColumnType type(Schema schema, int depth) throws AvroBroken {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        // A type with a name may be used twice, by a type that is used twice, and so on.
        if (++types > MOST_TYPES) {
            throw new AvroBroken("too-many-columns", "has a schema of more than " + MOST_TYPES + " fields");
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema, depth);
            case UNION -> union(schema, depth);
            case ARRAY -> array(schema, depth);
            case MAP -> new ColumnType.Map(Plain.STRING, type(schema.getValueType(), depth + 1));
            case ENUM -> Plain.STRING;
            case STRING -> schema.getLogicalType() instanceof LogicalTypes.Uuid ? Plain.UUID : Plain.STRING;
            case BYTES, FIXED -> binary(schema.getLogicalType());
            case INT -> integer(schema.getLogicalType());
            case LONG -> longInteger(schema);
            case FLOAT -> Plain.FLOAT;
            case DOUBLE -> Plain.DOUBLE;
            case BOOLEAN -> Plain.BOOLEAN;
            case NULL -> Plain.UNKNOWN;
        };
    }

    private ColumnType record(Schema schema, int depth) throws AvroBroken {
        if (!open.add(schema.getFullName())) {
            return Plain.JSON;
        }
        List<ColumnType.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(new ColumnType.Field(field.name(), type(field.schema(), depth + 1)));
        }
        open.remove(schema.getFullName());
        return new Struct(fields);
    }

    private ColumnType union(Schema schema, int depth) throws AvroBroken {
        List<ColumnType> members = new ArrayList<>();
        for (Schema member : schema.getTypes()) {
            if (member.getType() != Schema.Type.NULL) {
                members.add(type(member, depth + 1));
            }
        }
        return switch (members.size()) {
            case 0 -> Plain.UNKNOWN;
            case 1 -> members.get(0);
            default -> UnionType.of(members);
        };
    }

    // Avro's maps have strings for keys; Iceberg writes others as arrays of pairs, and says so.
    private ColumnType array(Schema schema, int depth) throws AvroBroken {
        ColumnType element = type(schema.getElementType(), depth + 1);
        boolean isMap = "map".equals(schema.getProp(LogicalType.LOGICAL_TYPE_PROP))
                && element instanceof Struct pair
                && pair.fields().size() == 2;
        return isMap
                ? new ColumnType.Map(
                        ((Struct) element).fields().get(0).type(),
                        ((Struct) element).fields().get(1).type())
                : new Array(element);
    }

    private static ColumnType binary(LogicalType logical) {
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return new Decimal(decimal.getPrecision(), decimal.getScale());
        }
        return logical instanceof LogicalTypes.Uuid ? Plain.UUID : Plain.BINARY;
    }

    private static ColumnType integer(LogicalType logical) {
        if (logical instanceof LogicalTypes.Date) {
            return Plain.DATE;
        }
        return logical instanceof LogicalTypes.TimeMillis ? new Time(Unit.MS) : Plain.INT;
    }

    private static ColumnType longInteger(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical == null) {
            return Plain.LONG;
        }
        // Iceberg's word for a timestamp without a zone, which older Avro could not say.
        boolean isLocal = Boolean.FALSE.equals(schema.getObjectProp("adjust-to-utc"));
        return switch (logical.getName()) {
            case "time-micros" -> new Time(Unit.US);
            case "timestamp-millis" -> isLocal ? new Timestamp(Unit.MS) : new Instant(Unit.MS);
            case "timestamp-micros" -> isLocal ? new Timestamp(Unit.US) : new Instant(Unit.US);
            case "timestamp-nanos" -> isLocal ? new Timestamp(Unit.NS) : new Instant(Unit.NS);
            case "local-timestamp-millis" -> new Timestamp(Unit.MS);
            case "local-timestamp-micros" -> new Timestamp(Unit.US);
            case "local-timestamp-nanos" -> new Timestamp(Unit.NS);
            default -> Plain.LONG;
        };
    }
}
