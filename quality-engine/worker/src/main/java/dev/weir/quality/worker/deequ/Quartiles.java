package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Exact ones, of any number of values: these are sorted and counted off, where Spark's percentile holds all in memory. */
final class Quartiles {
    private static final double FIRST = 0.25;
    private static final double THIRD = 0.75;

    private Quartiles() {}

    /** Third less first quartile, by linear interpolation; null without values, NaN if a value is. */
    static @Nullable Double range(Dataset<Row> rows, Column number) {
        Dataset<Row> values =
                rows.select(number.cast(DataTypes.DoubleType).as("v")).filter(col("v").isNotNull());
        Row counts = values.agg(count(lit(1)), count(when(isnan(col("v")), 1))).head();
        long n = counts.getLong(0);
        if (n == 0) {
            return null;
        }
        if (counts.getLong(1) > 0) {
            return Double.NaN;
        }
        double first = (n - 1) * FIRST;
        double third = (n - 1) * THIRD;
        Set<Long> wanted = new TreeSet<>();
        for (double position : new double[] {first, third}) {
            wanted.add((long) Math.floor(position));
            wanted.add((long) Math.ceil(position));
        }
        Map<Long, Double> found = new HashMap<>();
        for (Tuple2<Row, Long> value : values.sort("v")
                .toJavaRDD()
                .zipWithIndex()
                .filter(value -> wanted.contains(value._2()))
                .collect()) {
            found.put(value._2(), value._1().getDouble(0));
        }
        return at(third, found) - at(first, found);
    }

    private static double at(double position, Map<Long, Double> values) {
        double below = values.getOrDefault((long) Math.floor(position), Double.NaN);
        double above = values.getOrDefault((long) Math.ceil(position), Double.NaN);
        return below + (position - Math.floor(position)) * (above - below);
    }
}
