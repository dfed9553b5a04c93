package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.kurtosis;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.skewness;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.var_pop;
import static org.apache.spark.sql.functions.when;

import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Correlation;
import com.amazon.deequ.analyzers.CorrelationState;
import com.amazon.deequ.analyzers.Mean;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.StandardDeviation;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.MetricCondition;
import dev.weir.quality.meaning.Verdicts;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.run.Cancellation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.List$;

/** What was measured: how many rows, and a number for every leaf that needs one. */
final class Measurement {
    /** So many questions in one pass; more would be a plan that takes longer to make than to run. */
    private static final int MOST_AT_ONCE = 200;

    private static final Option<String> ALL_ROWS = Option.empty();
    private static final Option<AnalyzerOptions> NO_OPTIONS = Option.empty();

    /** @param satisfying of the rows that the rule speaks about */
    private record Share(long satisfying, long rows) {}

    private record Key(List<String> columns, Optional<String> where) {}

    private final Batch batch;
    private final Flags flags;
    private final Cancellation cancellation;
    private final Map<Integer, Share> shares = new HashMap<>();
    private final Map<Integer, Optional<Double>> numbers = new HashMap<>();
    private final Map<Integer, String> undecided = new HashMap<>();
    private final Map<Key, KeyCounts> keys = new HashMap<>();
    private long rows;
    private long malformed;
    private boolean readable;

    private Measurement(Batch batch, Flags flags, Cancellation cancellation) {
        this.batch = batch;
        this.flags = flags;
        this.cancellation = cancellation;
    }

    /** Throws whatever goes wrong with the batch itself; a leaf that cannot be measured is undecided. */
    static Measurement of(Batch batch, Flags flags, List<Leaf> leaves, Cancellation cancellation) {
        Measurement measurement = new Measurement(batch, flags, cancellation);
        List<Leaf> askable = leaves.stream().filter(measurement::isAskable).toList();
        List<Leaf> fused = askable.stream().filter(Measurement::isFused).toList();
        for (int start = 0; start == 0 || start < fused.size(); start += MOST_AT_ONCE) {
            measurement.fused(fused.subList(start, Math.min(fused.size(), start + MOST_AT_ONCE)));
        }
        askable.stream().filter(leaf -> !isFused(leaf)).forEach(measurement::alone);
        return measurement;
    }

    /** Whether it shares the one pass. */
    static boolean isFused(Leaf leaf) {
        if (leaf.meaning() instanceof Meaning.RowCount count) {
            return count.rule().where() != null;
        }
        if (leaf.meaning() instanceof Meaning.Number number) {
            return switch (number.statistic()) {
                case MEAN,
                        SUM,
                        STANDARD_DEVIATION,
                        VARIANCE,
                        SKEWNESS,
                        KURTOSIS,
                        RANGE,
                        ZEROS_COUNT,
                        COLUMN_CORRELATION -> true;
                case INTERQUARTILE_RANGE, ENTROPY, DISTINCT_VALUES_COUNT, UNIQUE_VALUE_RATIO, DUPLICATE_ROW_COUNT ->
                    false;
            };
        }
        return leaf.meaning() instanceof Meaning.RowShare;
    }

    private boolean isAskable(Leaf leaf) {
        try {
            flags.requireAskable(leaf);
            return true;
        } catch (CannotCompile e) {
            undecided.put(leaf.number(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** If the pass does not get to its end, its halves do, or theirs, down to those that cannot be measured at all. */
    private void fused(List<Leaf> leaves) {
        cancellation.ensureActive();
        Fused pass = new Fused();
        pass.ask(new Size(ALL_ROWS), state -> rows = rows(state));
        pass.ask(new Size(Option.apply(Batch.MALFORMED + " IS NOT NULL")), state -> malformed = rows(state));
        try {
            leaves.forEach(leaf -> ask(pass, leaf));
            pass.run(flags.with(leaves));
            readable = true;
        } catch (Exception e) {
            cancellation.ensureActive();
            if (leaves.isEmpty()) {
                throw new IllegalStateException("the batch could not be measured", e);
            }
            requireReadable();
            if (leaves.size() == 1) {
                undecided.put(leaves.get(0).number(), Cause.of(e));
            } else {
                int half = leaves.size() / 2;
                fused(leaves.subList(0, half));
                fused(leaves.subList(half, leaves.size()));
            }
        }
    }

    private void requireReadable() {
        if (!readable) {
            batch.frame().write().format("noop").mode("overwrite").save();
            fused(List.of());
        }
    }

    private static long rows(Option<NumMatches> state) {
        return state.isEmpty() ? 0 : state.get().numMatches();
    }

    private void ask(Fused pass, Leaf leaf) {
        int number = leaf.number();
        if (leaf.meaning() instanceof Meaning.RowCount) {
            pass.ask(
                    new Size(Option.apply(leaf.flag())),
                    state -> numbers.put(number, Optional.of((double) rows(state))));
        } else if (leaf.meaning() instanceof Meaning.RowShare) {
            pass.ask(
                    new Compliance(
                            leaf.flag(),
                            leaf.flag(),
                            Option.apply(leaf.flag() + " IS NOT NULL"),
                            List$.MODULE$.empty(),
                            NO_OPTIONS),
                    state -> shares.put(
                            number,
                            state.isEmpty()
                                    ? new Share(0, 0)
                                    : new Share(
                                            state.get().numMatches(),
                                            state.get().count())));
        } else if (leaf.meaning() instanceof Meaning.Number asked) {
            statistic(pass, leaf, asked);
        }
    }

    private void statistic(Fused pass, Leaf leaf, Meaning.Number asked) {
        int number = leaf.number();
        Column value = col(leaf.value());
        if (leaf.extreme() != null) {
            pass.ask(leaf.extreme().least() ? min(value) : max(value), found -> put(number, found));
            return;
        }
        switch (asked.statistic()) {
            case MEAN ->
                pass.ask(
                        new Mean(leaf.value(), ALL_ROWS),
                        state ->
                                put(number, state.isEmpty() ? null : state.get().metricValue()));
            case STANDARD_DEVIATION ->
                pass.ask(
                        new StandardDeviation(leaf.value(), ALL_ROWS),
                        state ->
                                put(number, state.isEmpty() ? null : state.get().metricValue()));
            case COLUMN_CORRELATION ->
                pass.ask(
                        new Correlation(leaf.value(), leaf.other(), ALL_ROWS),
                        state -> put(number, state.isEmpty() ? null : correlation(state.get())));
            case SUM -> pass.ask(sumOf(asked.columns().get(0), value), found -> put(number, found));
            case VARIANCE -> pass.ask(var_pop(value), found -> put(number, found));
            case SKEWNESS -> pass.ask(skewness(value), found -> put(number, found));
            case KURTOSIS -> pass.ask(kurtosis(value), found -> put(number, found));
            case RANGE -> {
                Column wide = exactly(asked.columns().get(0), value);
                pass.ask(max(wide).minus(min(wide)), found -> put(number, found));
            }
            case ZEROS_COUNT -> pass.ask(count(when(value.equalTo(0), 1)), found -> put(number, found));
            case INTERQUARTILE_RANGE, ENTROPY, DISTINCT_VALUES_COUNT, UNIQUE_VALUE_RATIO, DUPLICATE_ROW_COUNT ->
                throw new IllegalArgumentException(asked.statistic() + " has a pass of its own");
        }
    }

    /** 0 without values; a decimal that has become too large for Spark is added up as a double. */
    private Column sumOf(String column, Column value) {
        Column real = value.cast(DataTypes.DoubleType);
        return coalesce(sum(exactly(column, value)).cast(DataTypes.DoubleType), sum(real), lit(0.0));
    }

    /** Whole numbers wide enough to be added up and taken from each other. */
    private Column exactly(String column, Column value) {
        if (batch.type(column) instanceof IntegralType) {
            return value.cast(DataTypes.createDecimalType(20, 0));
        }
        return batch.type(column) instanceof DecimalType ? value : value.cast(DataTypes.DoubleType);
    }

    private static @Nullable Double correlation(CorrelationState state) {
        return state.xMk() == 0 || state.yMk() == 0 ? null : state.metricValue();
    }

    private void put(int number, @Nullable Object found) {
        numbers.put(number, found == null ? Optional.empty() : Optional.of(((Number) found).doubleValue()));
    }

    private void alone(Leaf leaf) {
        cancellation.ensureActive();
        try {
            if (leaf.meaning() instanceof Meaning.KeyShare share) {
                KeyCounts counts = keyCounts(share.keys(), share.rule().where());
                shares.put(
                        leaf.number(),
                        share.complete()
                                ? new Share(counts.wholeSingles(), counts.rows())
                                : new Share(counts.singles(), counts.known()));
            } else if (leaf.meaning() instanceof Meaning.Number asked) {
                put(leaf.number(), number(asked));
            }
        } catch (Exception e) {
            cancellation.ensureActive();
            requireReadable();
            undecided.put(leaf.number(), Cause.of(e));
        }
    }

    private @Nullable Double number(Meaning.Number asked) {
        String where = asked.rule().where();
        return switch (asked.statistic()) {
            case INTERQUARTILE_RANGE ->
                Quartiles.range(
                        flags.within(where), flags.number(asked.columns().get(0)));
            case ENTROPY -> keyCounts(asked.columns(), where).entropy();
            case DISTINCT_VALUES_COUNT ->
                (double) keyCounts(asked.columns(), where).knownGroups();
            case UNIQUE_VALUE_RATIO -> keyCounts(asked.columns(), where).uniqueValueRatio();
            case DUPLICATE_ROW_COUNT ->
                (double) keyCounts(asked.columns().isEmpty() ? batch.columns() : asked.columns(), where)
                        .duplicates();
            case MEAN, SUM, STANDARD_DEVIATION, VARIANCE, SKEWNESS, KURTOSIS, RANGE, ZEROS_COUNT, COLUMN_CORRELATION ->
                throw new IllegalArgumentException(asked.statistic() + " shares a pass");
        };
    }

    private KeyCounts keyCounts(List<String> columns, @Nullable String where) {
        Key key = new Key(columns, Optional.ofNullable(where));
        KeyCounts known = keys.get(key);
        if (known == null) {
            Dataset<Row> within = flags.within(where);
            known = KeyCounts.of(within, columns.stream().map(batch::position).toList());
            keys.put(key, known);
        }
        return known;
    }

    /** All records, the malformed ones too. */
    long rows() {
        return rows;
    }

    long malformed() {
        return malformed;
    }

    /** Why it could not be measured; null if it was. */
    @Nullable
    String undecided(Leaf leaf) {
        return undecided.get(leaf.number());
    }

    RuleOutcome rowCount(Leaf leaf, Meaning.RowCount rule) {
        return Verdicts.count(
                rule,
                rule.rule().where() == null ? rows : number(leaf).orElse(0.0).longValue());
    }

    RuleOutcome share(Leaf leaf, MetricCondition condition) {
        Share share = Objects.requireNonNull(shares.get(leaf.number()));
        return Verdicts.share(leaf.meaning(), condition, share.satisfying(), share.rows());
    }

    Optional<Double> number(Leaf leaf) {
        return Objects.requireNonNull(numbers.get(leaf.number()));
    }
}
