package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.rule.CompiledRule;
import dev.weir.quality.worker.rule.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Tells good rows from bad ones. A row is bad if it breaks one of the rules that failed, or if it was malformed. */
final class Split {
    /** Ids of the rules that a row broke: array of text. */
    static final String RULES = "weir_rules";
    /** Why, for people: array of text, same order. */
    static final String REASONS = "weir_reasons";

    private static final int MOST_SHOWN = 200;

    private final Dataset<Row> classified;
    private final Column[] original;
    private final Column bad;

    private Split(Dataset<Row> classified, Column[] original, Column bad) {
        this.classified = classified;
        this.original = original;
        this.bad = bad;
    }

    /**
     * @param flagged the batch with its {@link Flags}
     * @param blamed those of the rules that failed and have rows to blame, by their number among the rules
     */
    static Split of(Batch batch, Flags flags, Dataset<Row> flagged, Map<Integer, CompiledRule> blamed) {
        Dataset<Row> frame = flagged;
        List<Column> ids = new ArrayList<>();
        List<Column> reasons = new ArrayList<>();
        for (Map.Entry<Integer, CompiledRule> entry : blamed.entrySet()) {
            Rule rule = entry.getValue().rule();
            Column broken;
            Column found;
            if (entry.getValue() instanceof CompiledRule.KeyShare share) {
                String times = "n" + entry.getKey();
                frame = withTimes(frame, share.keys(), col(Flags.flag(entry.getKey())), times);
                broken = col(times).isNotNull();
                found = concat(
                        keyFound(batch, share.keys()),
                        lit(", which occurs "),
                        col(times).cast(DataTypes.StringType),
                        lit(" times"));
            } else if (entry.getValue() instanceof CompiledRule.RowShare share) {
                broken = not(col(Flags.flag(entry.getKey())));
                found = share.found();
            } else {
                throw new IllegalArgumentException(rule.id() + " blames no rows");
            }
            Column certainly = coalesce(broken, lit(false));
            ids.add(when(certainly, lit(rule.id())));
            reasons.add(when(certainly, concat(lit(oneLine(rule) + ": "), coalesce(found, lit("")))));
        }
        Column malformed = col(Batch.MALFORMED);
        frame = frame.withColumn(RULES, texts(ids))
                .withColumn(
                        REASONS, when(malformed.isNotNull(), array(malformed)).otherwise(texts(reasons)));
        return new Split(
                frame,
                flags.original(),
                malformed.isNotNull().or(size(col(RULES)).gt(0)));
    }

    /** The good rows, with the batch's own columns. */
    Dataset<Row> passed() {
        return classified.filter(not(bad)).select(original);
    }

    /** The bad rows, with {@link #RULES} and {@link #REASONS} as well. */
    Dataset<Row> failed() {
        return classified
                .filter(bad)
                .select(Stream.concat(Arrays.stream(original), Stream.of(col(RULES), col(REASONS)))
                        .toArray(Column[]::new));
    }

    /**
     * Adds how often the key of a row occurs, or null if it occurs once. The keys that occur more than once are few as a
     * rule, so they are looked up, rather than all rows sorted by their key.
     */
    private static Dataset<Row> withTimes(Dataset<Row> frame, List<String> keys, Column inScope, String times) {
        Column[] keyColumns = keys.stream().map(key -> col(key)).toArray(Column[]::new);
        Column anyKnown = keys.stream().map(key -> col(key).isNotNull()).reduce(lit(false), Column::or);
        Dataset<Row> repeated = frame.filter(inScope.and(anyKnown))
                .groupBy(keyColumns)
                .agg(count(lit(1)).as(times))
                .filter(col(times).gt(1));
        String[] renamed = Stream.concat(keys.stream().map(key -> times + key), Stream.of(times))
                .toArray(String[]::new);
        Column same =
                keys.stream().map(key -> col(key).eqNullSafe(col(times + key))).reduce(inScope, Column::and);
        return frame.join(repeated.toDF(renamed), same, "left");
    }

    private static Column keyFound(Batch batch, List<String> keys) {
        Column[] parts = keys.stream()
                .map(key -> Shown.of(batch.columns().get(Integer.parseInt(key.substring(1))), col(key), MOST_SHOWN))
                .toArray(Column[]::new);
        return concat_ws(" and ", parts);
    }

    private static Column texts(List<Column> some) {
        return some.isEmpty()
                ? array().cast(DataTypes.createArrayType(DataTypes.StringType))
                : array_compact(array(some.toArray(Column[]::new)));
    }

    private static String oneLine(Rule rule) {
        return rule.text().strip().replaceAll("\\s+", " ");
    }
}
