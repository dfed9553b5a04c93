package dev.weir.quality.worker.batch;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * Parquet files. Columns are matched by name; a file that lacks one has nulls there, as Parquet readers have it. Files that
 * disagree about a type make the batch unreadable.
 */
final class ParquetBatch {
    private final SparkSession session;
    private final Configuration hadoop;

    ParquetBatch(SparkSession session, Configuration hadoop) {
        this.session = session;
        this.hadoop = hadoop;
    }

    Batch read(List<Location> locations) {
        Set<MessageType> schemas = locations.stream().map(this::schema).collect(Collectors.toSet());
        if (locations.isEmpty()) {
            return new Batch(
                    session.emptyDataFrame()
                            .select(lit(null).cast(DataTypes.StringType).as(Batch.MALFORMED)),
                    List.of(),
                    () -> {});
        }
        Dataset<Row> rows = session.read()
                // Merging is a job of its own.
                .option("mergeSchema", schemas.size() > 1)
                // A location is one file, even if its name holds a star or a bracket.
                .option("__globPaths__", false)
                .parquet(locations.stream().map(l -> l.toPath().toString()).toArray(String[]::new));
        List<String> columns = List.of(rows.columns());
        String[] positions =
                IntStream.range(0, columns.size()).mapToObj(Batch::position).toArray(String[]::new);
        Column[] all = Stream.concat(
                        Arrays.stream(positions).map(p -> col(p)),
                        Stream.of(lit(null).cast(DataTypes.StringType).as(Batch.MALFORMED)))
                .toArray(Column[]::new);
        return new Batch(rows.toDF(positions).select(all), columns, () -> {});
    }

    private MessageType schema(Location location) {
        String name = location.fileName();
        if (name.startsWith("_") || name.startsWith(".")) {
            throw new UnreadableBatch(location + " has a name that Spark takes for a hidden file and would leave out");
        }
        try {
            return ParquetFiles.schema(location.toPath(), hadoop);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableBatch(location + " is no readable Parquet file: " + e.getMessage(), e);
        }
    }
}
