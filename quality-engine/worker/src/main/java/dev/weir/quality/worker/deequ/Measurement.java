package dev.weir.quality.worker.deequ;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.EmptyStateException;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.rule.CompiledRule;
import dev.weir.quality.worker.rule.MetricCondition;
import dev.weir.quality.worker.rule.Verdicts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.util.Try;

/** One fused pass of Deequ over a flagged batch: how many rows, and a metric for every rule that needs one. */
final class Measurement {
    private final Metrics metrics = new Metrics();
    private final Map<Integer, Size> spokenOf = new HashMap<>();
    private final Map<Integer, Analyzer<?, ?>> shares = new HashMap<>();
    private final Size all = metrics.rows("true");
    private final Size malformed = metrics.rows(Batch.MALFORMED + " IS NOT NULL");
    private final List<CompiledRule> rules;
    private @Nullable Exception thrown;

    private Measurement(List<CompiledRule> rules) {
        this.rules = rules;
    }

    static Measurement of(Dataset<Row> flagged, List<CompiledRule> rules) {
        Measurement measurement = new Measurement(rules);
        for (int rule = 0; rule < rules.size(); rule++) {
            measurement.ask(rule);
        }
        try {
            measurement.metrics.run(flagged);
        } catch (Exception e) {
            measurement.thrown = e;
        }
        return measurement;
    }

    private void ask(int number) {
        String flag = Flags.flag(number);
        CompiledRule rule = rules.get(number);
        if (rule instanceof CompiledRule.RowCount && rule.rule().where() != null) {
            spokenOf.put(number, metrics.rows(flag));
        } else if (rule instanceof CompiledRule.RowShare) {
            String spoken = flag + " IS NOT NULL";
            spokenOf.put(number, metrics.rows(spoken));
            shares.put(number, metrics.share(rule.rule().id(), flag, spoken));
        } else if (rule instanceof CompiledRule.KeyShare share) {
            String known =
                    share.keys().stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" OR "));
            spokenOf.put(number, metrics.rows(flag + " AND (" + known + ")"));
            shares.put(number, metrics.uniqueness(share.keys(), flag));
        }
    }

    /** Why the pass that all share did not get to its end, or null if it did. */
    @Nullable
    Throwable failure() {
        if (thrown != null) {
            return thrown;
        }
        Try<Double> rows = metrics.value(all);
        return rows.isFailure() && !nothingThere(rows) ? rows.failed().get() : null;
    }

    /** All records, the malformed ones too. */
    long rows() {
        return count(all);
    }

    long malformed() {
        return count(malformed);
    }

    RuleOutcome rowCount(int number, CompiledRule.RowCount rule) {
        return Verdicts.count(rule, spokenOf.containsKey(number) ? count(size(number)) : rows());
    }

    RuleOutcome share(int number, CompiledRule rule, MetricCondition condition) {
        long rows = count(size(number));
        if (rows == 0) {
            return Verdicts.vacuous(rule.rule());
        }
        Try<Double> share = metrics.value(Objects.requireNonNull(shares.get(number)));
        return share.isSuccess()
                ? Verdicts.share(rule, condition, share.get(), rows)
                : Verdicts.undecided(rule.rule(), Cause.of(share.failed().get()));
    }

    private Size size(int number) {
        return Objects.requireNonNull(spokenOf.get(number));
    }

    private long count(Size size) {
        Try<Double> rows = metrics.value(size);
        return nothingThere(rows) ? 0 : rows.get().longValue();
    }

    /** Deequ does not answer 0 for a frame without rows. */
    private static boolean nothingThere(Try<Double> rows) {
        return rows.isFailure() && rows.failed().get() instanceof EmptyStateException;
    }
}
