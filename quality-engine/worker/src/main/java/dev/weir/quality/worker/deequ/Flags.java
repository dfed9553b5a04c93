package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.batch.UnreadableBatch;
import dev.weir.quality.worker.rule.CompiledRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The batch with one more column per rule, {@code f0..fN}, in which the rule's predicate has been answered for each row.
 *
 * <p>The metrics and the split of the rows are both taken from these columns, and so cannot contradict each other.
 */
final class Flags {
    /** Columns that we add ourselves, and so cannot come in. */
    private static final Set<String> RESERVED = Set.of("__weir_malformed", Split.RULES, Split.REASONS);

    private final Batch batch;

    Flags(Batch batch) {
        this.batch = batch;
        batch.columns().stream().filter(RESERVED::contains).findFirst().ifPresent(taken -> {
            throw new UnreadableBatch("the batch has a column " + taken + ", a name that Weir needs for itself");
        });
    }

    /** The name of the rule's column: true, false, or null where the rule does not speak about the row. */
    static String flag(int rule) {
        return "f" + rule;
    }

    /** The batch under its own names, malformed records included: what a {@code where} is written against. */
    Dataset<Row> named() {
        return batch.frame()
                .toDF(Stream.concat(batch.columns().stream(), Stream.of("__weir_malformed"))
                        .toArray(String[]::new));
    }

    /** {@code c0..cN}, {@link Batch#MALFORMED}, and {@link #flag} for those of the rules that have one. */
    Dataset<Row> with(List<CompiledRule> rules) {
        List<Column> first = new ArrayList<>();
        for (int column = 0; column < batch.columns().size(); column++) {
            first.add(col(quoted(batch.columns().get(column))).as(Batch.position(column)));
        }
        first.add(col("__weir_malformed").as(Batch.MALFORMED));
        List<Column> second = new ArrayList<>();
        IntStream.range(0, batch.columns().size())
                .mapToObj(column -> col(Batch.position(column)))
                .forEach(second::add);
        second.add(col(Batch.MALFORMED));
        for (int rule = 0; rule < rules.size(); rule++) {
            String where = rules.get(rule).rule().where();
            Optional<Column> answer =
                    rules.get(rule).flag(col(Batch.MALFORMED).isNull().and(col(scope(rule))));
            if (answer.isPresent()) {
                first.add((where == null ? lit(true) : coalesce(expr(where), lit(false))).as(scope(rule)));
                second.add(answer.get().as(flag(rule)));
            }
        }
        return named().select(first.toArray(Column[]::new)).select(second.toArray(Column[]::new));
    }

    /** What evaluating this rule alone comes to: to find out whether Spark can do it. Empty if rows have no part in it. */
    Optional<Dataset<Row>> alone(CompiledRule rule) {
        if (rule.flag(lit(true)).isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> flagged = with(List.of(rule));
        return Optional.of(
                rule instanceof CompiledRule.KeyShare share
                        ? flagged.filter(flag(0))
                                .groupBy(share.keys().stream()
                                        .map(key -> col(key))
                                        .toArray(Column[]::new))
                                .count()
                        : flagged);
    }

    /** The rows that are rows, under their own names: what a query finds as {@code primary}. */
    Dataset<Row> primary(Dataset<Row> flagged) {
        return flagged.filter(col(Batch.MALFORMED).isNull()).select(original());
    }

    /** The batch's own columns, renamed back. */
    Column[] original() {
        return IntStream.range(0, batch.columns().size())
                .mapToObj(
                        column -> col(Batch.position(column)).as(batch.columns().get(column)))
                .toArray(Column[]::new);
    }

    private static String scope(int rule) {
        return "w" + rule;
    }

    private static String quoted(String column) {
        return "`" + column.replace("`", "``") + "`";
    }
}
