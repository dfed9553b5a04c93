package dev.weir.quality.worker.batch;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;

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

    /** @throws IllegalArgumentException if there is no such column; ask {@link #columns} first */
    public String position(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + column);
        }
        return position(index);
    }

    public DataType type(int index) {
        StructField[] fields = frame.schema().fields();
        return fields[index].dataType();
    }

    public DataType type(String column) {
        return type(columns.indexOf(column));
    }

    /** The records that are rows, columns by position. */
    public Dataset<Row> rows() {
        return frame.filter(col(MALFORMED).isNull());
    }

    /** The same as if these columns had never been there. */
    Batch without(Collection<String> left) {
        if (left.isEmpty()) {
            return this;
        }
        List<String> rest =
                columns.stream().filter(column -> !left.contains(column)).toList();
        Column[] all = Stream.concat(
                        IntStream.range(0, rest.size())
                                .mapToObj(i -> col(position(rest.get(i))).as(position(i))),
                        Stream.of(col(MALFORMED)))
                .toArray(Column[]::new);
        return new Batch(frame.select(all), rest, release);
    }

    /** The same, read once only: it is kept from the first time on that somebody goes through all of it. */
    public Batch kept() {
        return new Batch(frame.persist(StorageLevel.MEMORY_AND_DISK()), columns, release);
    }
}
