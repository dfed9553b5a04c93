package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.base64;
import static org.apache.spark.sql.functions.col;

import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.batch.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Some of the failing rows; from the files that were written, if any, so that people see what is really there. */
final class Samples {
    private final SparkSession session;
    private final Batch batch;

    Samples(SparkSession session, Batch batch) {
        this.session = session;
        this.batch = batch;
    }

    List<FailingRow> of(List<StagedFile> failed, int most) {
        if (failed.isEmpty() || most <= 0) {
            return List.of();
        }
        String[] paths = failed.stream()
                .map(file -> new Location(file.location()).toPath().toString())
                .toArray(String[]::new);
        String[] positions = Stream.concat(
                        IntStream.range(0, batch.columns().size()).mapToObj(Batch::position),
                        Stream.of(Split.RULES, Split.REASONS))
                .toArray(String[]::new);
        Dataset<Row> rows =
                session.read().option("__globPaths__", false).parquet(paths).toDF(positions);
        return of(rows, most);
    }

    /** @param bad columns by position, then {@link Split#RULES} and {@link Split#REASONS} */
    List<FailingRow> of(Dataset<Row> bad, int most) {
        if (most <= 0) {
            return List.of();
        }
        int columns = batch.columns().size();
        Column[] texts = Stream.concat(
                        IntStream.range(0, columns).mapToObj(this::text),
                        Stream.of(col(Split.RULES), col(Split.REASONS)))
                .toArray(Column[]::new);
        return bad.limit(most).select(texts).collectAsList().stream()
                .map(row -> failing(row, columns))
                .toList();
    }

    private FailingRow failing(Row row, int columns) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int column = 0; column < columns; column++) {
            values.put(batch.columns().get(column), row.getString(column));
        }
        return new FailingRow(row.getList(columns), row.getList(columns + 1), values);
    }

    private Column text(int column) {
        Column value = col(Batch.position(column));
        Column text = batch.type(column) instanceof BinaryType ? base64(value) : value.cast(DataTypes.StringType);
        return text.as(Batch.position(column));
    }
}
