package dev.weir.quality.worker.deequ;

import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.TypeFamily;
import dev.weir.quality.worker.rule.Values;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Two columns of two datasets, made comparable: numbers as numbers, points in time as such, all else as text unless it is of
 * the same type.
 */
record Alike(Column ours, Column theirs) {
    private static final int MOST_DIGITS = 38;

    /** @throws CannotCompile if the two have nothing in common */
    static Alike of(Column ours, DataType ourType, Column theirs, DataType theirType) {
        if (ourType.equals(theirType)) {
            return new Alike(ours, theirs);
        }
        TypeFamily family = family(ourType);
        if (family == TypeFamily.NUMBER && family(theirType) == TypeFamily.NUMBER) {
            DataType common = common(ourType, theirType);
            return new Alike(ours.cast(common), theirs.cast(common));
        }
        if (isMoment(family) && isMoment(family(theirType))) {
            return new Alike(ours.cast(DataTypes.TimestampType), theirs.cast(DataTypes.TimestampType));
        }
        return new Alike(Values.text(ours, ourType), Values.text(theirs, theirType));
    }

    private static DataType common(DataType one, DataType other) {
        if (isBinaryFraction(one) || isBinaryFraction(other)) {
            return DataTypes.DoubleType;
        }
        if (one instanceof IntegralType && other instanceof IntegralType) {
            return DataTypes.LongType;
        }
        return DataTypes.createDecimalType(MOST_DIGITS, Math.max(scale(one), scale(other)));
    }

    private static boolean isBinaryFraction(DataType type) {
        return type instanceof DoubleType || type instanceof FloatType;
    }

    private static int scale(DataType type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    private static boolean isMoment(TypeFamily family) {
        return family == TypeFamily.DATE || family == TypeFamily.TIMESTAMP;
    }

    static TypeFamily family(DataType type) {
        if (type instanceof BooleanType) {
            return TypeFamily.BOOLEAN;
        } else if (type instanceof NumericType) {
            return TypeFamily.NUMBER;
        } else if (type instanceof StringType) {
            return TypeFamily.TEXT;
        } else if (type instanceof DateType) {
            return TypeFamily.DATE;
        } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            return TypeFamily.TIMESTAMP;
        } else if (type instanceof BinaryType) {
            return TypeFamily.BINARY;
        } else if (type instanceof ArrayType) {
            return TypeFamily.LIST;
        } else if (type instanceof StructType) {
            return TypeFamily.RECORD;
        } else if (type instanceof MapType) {
            return TypeFamily.MAP;
        }
        return TypeFamily.OTHER;
    }
}
