package dev.weir.quality.worker.batch;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A frame of texts out of files that we parse ourselves: one task a file, {@code c0..cN} and {@link Batch#MALFORMED}.
 *
 * <p>Spark's own text readers skip files whose name begins with {@code _}, take {@code *} and {@code [} in a name for a
 * pattern, and know no way to keep a record that has too many fields.
 */
final class TextFrame {
    private static final int MOST_TASKS = 1000;

    private TextFrame() {}

    /** Runs in a task. */
    interface Records extends Serializable {
        Iterator<Row> of(String location);
    }

    static Dataset<Row> of(SparkSession session, List<Location> locations, int columns, Records records) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<String> names = locations.stream().map(Location::value).toList();
        JavaRDD<Row> rows = spark.parallelize(names, Math.max(1, Math.min(names.size(), MOST_TASKS)))
                .flatMap(records::of);
        StructField[] fields = Stream.concat(
                        IntStream.range(0, columns).mapToObj(Batch::position), Stream.of(Batch.MALFORMED))
                .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
                .toArray(StructField[]::new);
        return session.createDataFrame(rows, new StructType(fields));
    }
}
