package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.worker.batch.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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

    private static final String BAD = "bad";

    /** @param leaves whose rows are to be kept out because of it */
    record Blamed(Rule rule, List<Leaf> leaves) {}

    private final Batch batch;
    private final Flags flags;
    private final Dataset<Row> judged;

    private Split(Batch batch, Flags flags, List<Blamed> blamed) {
        this.batch = batch;
        this.flags = flags;
        this.judged = judged(blamed);
    }

    static Split of(Batch batch, Flags flags, List<Blamed> blamed) {
        return new Split(batch, flags, blamed);
    }

    /** All records: the batch's own columns, then {@link #RULES} and {@link #REASONS}, both null for a good row. */
    Dataset<Row> records() {
        return judged.select(Stream.concat(
                        Arrays.stream(flags.original()),
                        Stream.of(col(RULES).as(RULES), col(REASONS).as(REASONS)))
                .toArray(Column[]::new));
    }

    /** The bad records, columns by position, then {@link #RULES} and {@link #REASONS}. */
    Dataset<Row> bad() {
        return judged.filter(col(BAD)).drop(Batch.MALFORMED, BAD);
    }

    /** How many rows are bad, and how many of them each of these rules has marked. */
    Counts counts(Set<String> rules) {
        List<String> ids = List.copyOf(rules);
        Column[] marked = ids.stream()
                .map(id -> count(when(array_contains(col(RULES), id), 1)))
                .toArray(Column[]::new);
        Row found = judged.agg(count(when(col(BAD), 1)), marked).head();
        Map<String, Long> byRule = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byRule.put(ids.get(i), found.getLong(i + 1));
        }
        return new Counts(found.getLong(0), byRule);
    }

    record Counts(long bad, Map<String, Long> byRule) {}

    private Dataset<Row> judged(List<Blamed> blamed) {
        List<Leaf> leaves = blamed.stream()
                .flatMap(rule -> rule.leaves().stream())
                .distinct()
                .toList();
        Dataset<Row> frame = flags.with(leaves);
        for (Leaf leaf : leaves) {
            if (leaf.meaning() instanceof Meaning.KeyShare share) {
                frame = withTimes(frame, keys(share), leaf);
            }
        }
        List<Column> broken = new ArrayList<>();
        List<Column> ids = new ArrayList<>();
        List<Column> reasons = new ArrayList<>();
        for (Blamed rule : blamed) {
            Column breaks = any(rule.leaves().stream().map(this::breaks).toList());
            broken.add(breaks);
            ids.add(when(breaks, lit(rule.rule().id())));
            reasons.add(when(breaks, concat(lit(rule.rule().oneLine() + ": "), found(rule))));
        }
        Column malformed = col(Batch.MALFORMED);
        Column bad = col(BAD);
        return frame.withColumn(BAD, any(broken).or(malformed.isNotNull()))
                .withColumn(RULES, when(bad, texts(ids)))
                .withColumn(
                        REASONS,
                        when(bad, when(malformed.isNotNull(), array(malformed)).otherwise(texts(reasons))))
                .select(Stream.concat(
                                Stream.concat(
                                        IntStream.range(0, batch.columns().size())
                                                .mapToObj(Batch::position),
                                        Stream.of(Batch.MALFORMED, BAD)),
                                Stream.of(RULES, REASONS))
                        .map(name -> col(name))
                        .toArray(Column[]::new));
    }

    /** Never null. */
    private Column breaks(Leaf leaf) {
        if (leaf.meaning() instanceof Meaning.KeyShare share) {
            Column repeated = col(times(leaf)).isNotNull();
            return share.complete() ? repeated.or(col(leaf.flag()).and(missing(share))) : repeated;
        }
        return coalesce(not(col(leaf.flag())), lit(false));
    }

    /** Never null: a null in a concatenation would swallow the reason. */
    private Column found(Blamed rule) {
        if (rule.leaves().size() == 1) {
            return found(rule.leaves().get(0));
        }
        return concat_ws(
                "; ",
                rule.leaves().stream()
                        .map(leaf -> when(breaks(leaf), found(leaf)))
                        .toArray(Column[]::new));
    }

    private Column found(Leaf leaf) {
        if (leaf.meaning() instanceof Meaning.RowShare share) {
            return flags.found(leaf, share);
        }
        if (leaf.meaning() instanceof Meaning.KeyShare share) {
            Column key =
                    concat_ws(" and ", share.keys().stream().map(flags::found).toArray(Column[]::new));
            Column times = col(times(leaf)).cast(DataTypes.StringType);
            return concat(key, coalesce(concat(lit(", which occurs "), times, lit(" times")), lit("")));
        }
        throw new IllegalArgumentException(leaf.meaning().rule().id() + " blames no rows");
    }

    /**
     * Adds how often the key of a row occurs, or null if it occurs once. The keys that occur more than once are few as a
     * rule, so they are looked up, rather than all rows sorted by their key.
     */
    private static Dataset<Row> withTimes(Dataset<Row> frame, List<String> keys, Leaf leaf) {
        String times = times(leaf);
        Column inScope = col(leaf.flag());
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

    private List<String> keys(Meaning.KeyShare share) {
        return share.keys().stream().map(batch::position).distinct().toList();
    }

    private Column missing(Meaning.KeyShare share) {
        return any(keys(share).stream().map(key -> col(key).isNull()).toList());
    }

    private static String times(Leaf leaf) {
        return "n" + leaf.number();
    }

    /** A tree that is no deeper than it must be: Spark goes through it by recursion. */
    private static Column any(List<Column> some) {
        return switch (some.size()) {
            case 0 -> lit(false);
            case 1 -> some.get(0);
            default -> any(some.subList(0, some.size() / 2)).or(any(some.subList(some.size() / 2, some.size())));
        };
    }

    private static Column texts(List<Column> some) {
        return some.isEmpty()
                ? array().cast(DataTypes.createArrayType(DataTypes.StringType))
                : array_compact(array(some.toArray(Column[]::new)));
    }
}
