package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Values in messages. */
public final class Shown {
    private Shown() {}

    /** {@code amount is -12.5}, {@code amount is null}; a value longer than {@code most} is cut. */
    public static Column of(String name, Column value, int most) {
        Column text = value.cast(DataTypes.StringType);
        Column cut = when(length(text).gt(most), concat(substring(text, 1, most), lit("...")))
                .otherwise(text);
        return concat(lit(name + " is "), coalesce(cut, lit("null")));
    }
}
