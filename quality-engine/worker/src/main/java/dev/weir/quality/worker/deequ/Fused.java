package dev.weir.quality.worker.deequ;

import com.amazon.deequ.analyzers.ScanShareableAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * One pass over a frame for many numbers: those of Deequ's analyzers that share a scan, as Deequ's own runner has it, and
 * aggregates that Deequ lacks.
 *
 * <p>The states are asked for rather than the metrics: a state tells how many of how many, exactly, where the metric is a
 * quotient.
 */
final class Fused {
    private interface Reading {
        void read(Row row);
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    /** @param then gets the state, or none if there was no row to tell anything of */
    <S extends com.amazon.deequ.analyzers.State<?>> void ask(
            ScanShareableAnalyzer<S, ?> analyzer, Consumer<Option<S>> then) {
        int offset = columns.size();
        columns.addAll(JavaConverters.seqAsJavaList(analyzer.aggregationFunctions()));
        readings.add(row -> then.accept(analyzer.fromAggregationResult(row, offset)));
    }

    /** @param then gets null if there was nothing to aggregate */
    void ask(Column aggregate, Consumer<Object> then) {
        int offset = columns.size();
        columns.add(aggregate);
        readings.add(row -> then.accept(row.get(offset)));
    }

    void run(Dataset<Row> frame) {
        Row row = frame.agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new))
                .head();
        readings.forEach(reading -> reading.read(row));
    }
}
