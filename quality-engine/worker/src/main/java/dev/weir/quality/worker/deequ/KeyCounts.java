package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often keys occur. Deequ goes through the rows twice for it, and once more for each further question about the same key;
 * here one pass answers all.
 *
 * @param rows of any key
 * @param known rows whose key is not wholly null
 * @param groups different keys, null ones too
 * @param knownGroups different keys that are not wholly null
 * @param singles of these, keys that occur once
 * @param wholeSingles of these, keys that are null in no part
 * @param disorder the sum of n ln n, over how often each known key occurs
 */
record KeyCounts(
        long rows, long known, long groups, long knownGroups, long singles, long wholeSingles, double disorder) {

    static KeyCounts of(Dataset<Row> rows, List<String> keys) {
        Column[] columns = keys.stream().map(key -> col(key)).toArray(Column[]::new);
        Column n = col("n");
        Column known = lit(false);
        Column whole = lit(true);
        for (Column column : columns) {
            known = known.or(column.isNotNull());
            whole = whole.and(column.isNotNull());
        }
        Column single = known.and(n.equalTo(1));
        Row found = rows.groupBy(columns)
                .agg(count(lit(1)).as("n"))
                .agg(
                        coalesce(sum(n), lit(0L)),
                        coalesce(sum(when(known, n)), lit(0L)),
                        count(lit(1)),
                        count(when(known, 1)),
                        count(when(single, 1)),
                        count(when(single.and(whole), 1)),
                        coalesce(sum(when(known, n.multiply(log(n)))), lit(0.0)))
                .head();
        return new KeyCounts(
                found.getLong(0),
                found.getLong(1),
                found.getLong(2),
                found.getLong(3),
                found.getLong(4),
                found.getLong(5),
                found.getDouble(6));
    }

    /** Shannon's, in nats; 0 without values. */
    double entropy() {
        return known == 0 ? 0 : Math.max(0, Math.log(known) - disorder / known);
    }

    double uniqueValueRatio() {
        return knownGroups == 0 ? 1 : (double) singles / knownGroups;
    }

    /** Rows beyond the first of each group. */
    long duplicates() {
        return rows - groups;
    }
}
