package dev.weir.format.parquet;

import dev.weir.format.ColumnType;
import dev.weir.format.ColumnType.Decimal;
import dev.weir.format.ColumnType.Plain;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/**
 * A column that has values in the file, and how its bounds are kept there.
 *
 * @param path {@code items.element.sku}
 * @param physical the type's number in the file
 * @param required no null can be, neither here nor above
 * @param repeated a list or a map is above: nulls of the file include lists that are empty
 */
record ParquetLeaf(String path, ColumnType type, int physical, Bounds bounds, boolean required, boolean repeated) {

    private static final int BYTES_OF_UUID = 16;

    /** How bounds are written, and compared. */
    enum Bounds {
        INT_32,
        UNSIGNED_32,
        INT_64,
        UNSIGNED_64,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        /** Compared byte by byte. */
        BYTES,
        /** Numbers of any length, in two's complement, the highest byte first. */
        BIG,
        /** Of an order that nobody defined, or that people do not know. */
        NONE;

        /** The fields {@code min} and {@code max} of old files are of use only where their order, that of signed bytes, is ours. */
        boolean oldOnesAreRight() {
            return switch (this) {
                case INT_32, INT_64, FLOAT, DOUBLE, BOOLEAN -> true;
                case UNSIGNED_32, UNSIGNED_64, BYTES, BIG, NONE -> false;
            };
        }
    }

    static ParquetLeaf of(SchemaElement element, String path, ColumnType type, boolean required, boolean repeated) {
        return new ParquetLeaf(path, type, element.getType().getValue(), bounds(element, type), required, repeated);
    }

    private static Bounds bounds(SchemaElement element, ColumnType type) {
        return switch (element.getType()) {
            case INT32 -> int32(type);
            case INT64 -> int64(type);
            case FLOAT -> type == Plain.FLOAT ? Bounds.FLOAT : Bounds.NONE;
            case DOUBLE -> type == Plain.DOUBLE ? Bounds.DOUBLE : Bounds.NONE;
            case BOOLEAN -> type == Plain.BOOLEAN ? Bounds.BOOLEAN : Bounds.NONE;
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(element, type);
            case INT96 -> Bounds.NONE;
        };
    }

    private static Bounds int32(ColumnType type) {
        if (type == Plain.LONG) {
            return Bounds.UNSIGNED_32;
        }
        boolean signed =
                type == Plain.INT || type == Plain.DATE || type instanceof Decimal || type instanceof ColumnType.Time;
        return signed ? Bounds.INT_32 : Bounds.NONE;
    }

    private static Bounds int64(ColumnType type) {
        if (type.equals(ParquetTypes.UNSIGNED_LONG)) {
            return Bounds.UNSIGNED_64;
        }
        boolean signed = type == Plain.LONG
                || type instanceof Decimal
                || type instanceof ColumnType.Time
                || type instanceof ColumnType.Timestamp
                || type instanceof ColumnType.Instant;
        return signed ? Bounds.INT_64 : Bounds.NONE;
    }

    private static Bounds bytes(SchemaElement element, ColumnType type) {
        if (type instanceof Decimal) {
            return Bounds.BIG;
        }
        boolean isUuid = type == Plain.UUID
                && element.getType() == Type.FIXED_LEN_BYTE_ARRAY
                && element.getType_length() == BYTES_OF_UUID;
        return type == Plain.STRING || isUuid ? Bounds.BYTES : Bounds.NONE;
    }
}
