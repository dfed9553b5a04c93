package dev.weir.quality.worker.batch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.meaning.TextKind;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.storage.StorageLevel;

/**
 * Finds types for columns of text, such that the text can be had back.
 *
 * <p>A column becomes a number, a date or a boolean only if every value survives the way there and back, character by
 * character. So {@code 00123}, {@code +5} and {@code 1.50} among {@code 1.5} stay text. Amounts that all have two digits
 * after the point are decimals.
 */
final class LosslessTypes {
    private LosslessTypes() {}

    /**
     * @param text a frame of {@code c0..cN} and {@link Batch#MALFORMED}, all texts. It is read here, and kept until the
     *     batch's release
     */
    static Batch infer(Dataset<Row> text, List<String> columns) {
        Dataset<Row> kept = text.persist(StorageLevel.MEMORY_AND_DISK());
        int width = columns.size();
        TextKind[] kinds = kept.javaRDD()
                .mapPartitions(rows -> Collections.singleton(kinds(rows, width)).iterator())
                .fold(none(width), LosslessTypes::and);
        Column[] typed = Stream.concat(
                        IntStream.range(0, width).mapToObj(i -> typed(col(Batch.position(i)), type(kinds[i]))
                                .as(Batch.position(i))),
                        Stream.of(col(Batch.MALFORMED)))
                .toArray(Column[]::new);
        return new Batch(kept.select(typed), columns, () -> kept.unpersist(false));
    }

    /** Spark's type for what texts can be. */
    static DataType type(TextKind kind) {
        return switch (kind.type()) {
            case LONG -> DataTypes.LongType;
            case DECIMAL -> DataTypes.createDecimalType(kind.precision(), kind.scale());
            case DOUBLE -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampNTZType;
            case TEXT -> DataTypes.StringType;
        };
    }

    /** A cast that would turn a value into a null ends the check: the batch is held, and nothing is lost. */
    private static Column typed(Column text, DataType type) {
        if (type instanceof StringType) {
            return text;
        }
        Column lost =
                raise_error(lit("a value does not fit the type " + type.simpleString() + " that was found for it"));
        return coalesce(text.cast(type), when(text.isNotNull(), lost.cast(type)));
    }

    private static TextKind[] kinds(Iterator<Row> rows, int width) {
        TextKind[] kinds = none(width);
        rows.forEachRemaining(row -> {
            for (int i = 0; i < width; i++) {
                if (!kinds[i].settled() && !row.isNullAt(i)) {
                    kinds[i].add(row.getString(i));
                }
            }
        });
        return kinds;
    }

    private static TextKind[] and(TextKind[] some, TextKind[] others) {
        return IntStream.range(0, some.length)
                .mapToObj(i -> some[i].and(others[i]))
                .toArray(TextKind[]::new);
    }

    private static TextKind[] none(int width) {
        return Stream.generate(TextKind::new).limit(width).toArray(TextKind[]::new);
    }
}
