package dev.weir.quality.worker.batch;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * All records of a batch, the unreadable ones too.
 *
 * <p>Inside, a column goes by its position: {@code c0}, {@code c1}. A name that people chose may hold dots, blanks or
 * backticks, or be the same as one of ours; a position cannot.
 *
 * @param frame {@code c0..cN}, then {@link #MALFORMED}: why a record is no row (its columns are null then), or null
 * @param columns the names, by position
 * @param release gives back what the reading still holds, once the frame has been kept elsewhere
 */
public record Batch(Dataset<Row> frame, List<String> columns, Runnable release) {
    /** Name of the last column of the frame. */
    public static final String MALFORMED = "malformed";

    public Batch {
        columns = List.copyOf(columns);
    }

    /** The name of a column inside of the frame. */
    public static String position(int index) {
        return "c" + index;
    }

    public DataType type(int index) {
        StructField[] fields = frame.schema().fields();
        return fields[index].dataType();
    }
}
