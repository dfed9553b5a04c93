package dev.weir.format.parquet;

import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Instant;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Time;
import dev.weir.format.ColumnType.Timestamp;
import dev.weir.format.ColumnType.Unit;
import dev.weir.format.parquet.ParquetSchema.SchemaBroken;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;

/**
 * The types of leaves. A logical type counts before the older converted type, and both before the physical one.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md">LogicalTypes.md</a>
 */
final class ParquetTypes {

    /** What holds every unsigned number of 64 bits. No decimal of Parquet's that is kept in 64 bits is as wide. */
    static final Decimal UNSIGNED_LONG = new Decimal(20, 0);

    private ParquetTypes() {}

    static ColumnType of(SchemaElement leaf) {
        if (leaf.isSetLogicalType() && leaf.getLogicalType().isSet()) {
            return logical(leaf, leaf.getLogicalType());
        }
        if (leaf.isSetConverted_type() && leaf.getConverted_type() != null) {
            return converted(leaf, leaf.getConverted_type());
        }
        return physical(leaf);
    }

    private static ColumnType logical(SchemaElement leaf, LogicalType type) {
        return switch (type.getSetField()) {
            case STRING, ENUM -> Plain.STRING;
            case DECIMAL ->
                decimal(type.getDECIMAL().getPrecision(), type.getDECIMAL().getScale());
            case DATE -> Plain.DATE;
            case TIME -> new Time(unit(type.getTIME().getUnit()));
            case TIMESTAMP -> timestamp(type.getTIMESTAMP());
            case INTEGER -> integer(type.getINTEGER());
            case JSON -> Plain.JSON;
            case UUID -> Plain.UUID;
            case FLOAT16 -> Plain.FLOAT;
            case UNKNOWN -> Plain.UNKNOWN;
            case BSON, GEOMETRY, GEOGRAPHY -> Plain.BINARY;
            case MAP, LIST, VARIANT -> physical(leaf);
        };
    }

    private static ColumnType converted(SchemaElement leaf, ConvertedType type) {
        return switch (type) {
            case UTF8, ENUM -> Plain.STRING;
            case DECIMAL -> decimal(leaf.getPrecision(), leaf.getScale());
            case DATE -> Plain.DATE;
            case TIME_MILLIS -> new Time(Unit.MS);
            case TIME_MICROS -> new Time(Unit.US);
            // "Adjusted to UTC" is what these always meant: LogicalTypes.md, deprecated timestamp convertedType.
            case TIMESTAMP_MILLIS -> new Instant(Unit.MS);
            case TIMESTAMP_MICROS -> new Instant(Unit.US);
            case INT_8, INT_16, INT_32, UINT_8, UINT_16 -> Plain.INT;
            case UINT_32, INT_64 -> Plain.LONG;
            case UINT_64 -> UNSIGNED_LONG;
            case JSON -> Plain.JSON;
            case BSON, INTERVAL -> Plain.BINARY;
            case MAP, MAP_KEY_VALUE, LIST -> physical(leaf);
        };
    }

    private static ColumnType physical(SchemaElement leaf) {
        return switch (leaf.getType()) {
            case BOOLEAN -> Plain.BOOLEAN;
            case INT32 -> Plain.INT;
            case INT64 -> Plain.LONG;
            // Written by Impala, Hive and older Spark for timestamps only, without a word on the zone.
            case INT96 -> new Timestamp(Unit.NS);
            case FLOAT -> Plain.FLOAT;
            case DOUBLE -> Plain.DOUBLE;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Plain.BINARY;
        };
    }

    private static ColumnType integer(IntType type) {
        boolean fitsInt = type.isIsSigned() ? type.getBitWidth() <= 32 : type.getBitWidth() < 32;
        if (fitsInt) {
            return Plain.INT;
        }
        boolean fitsLong = type.isIsSigned() || type.getBitWidth() < 64;
        return fitsLong ? Plain.LONG : UNSIGNED_LONG;
    }

    private static ColumnType timestamp(TimestampType type) {
        Unit unit = unit(type.getUnit());
        return type.isIsAdjustedToUTC() ? new Instant(unit) : new Timestamp(unit);
    }

    private static ColumnType decimal(int precision, int scale) {
        if (precision < 1 || scale < 0 || scale > precision) {
            throw new SchemaBroken("it has a decimal(" + precision + "," + scale + ")");
        }
        return new Decimal(precision, scale);
    }

    private static Unit unit(TimeUnit unit) {
        return unit.isSetMILLIS() ? Unit.MS : unit.isSetNANOS() ? Unit.NS : Unit.US;
    }
}
