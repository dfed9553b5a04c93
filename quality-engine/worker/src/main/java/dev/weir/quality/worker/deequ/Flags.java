package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Meaning.Statistic;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.batch.UnreadableBatch;
import dev.weir.quality.worker.rule.Predicates;
import dev.weir.quality.worker.rule.SafeSql;
import dev.weir.quality.worker.rule.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The batch with more columns, in which each row has been asked what the rules ask.
 *
 * <p>The metrics and the split of the rows are both taken from these columns, and so cannot contradict each other.
 */
final class Flags {
    private static final String UNREADABLE = "__weir_malformed";

    /** Columns that we add ourselves, and so cannot come in. */
    private static final Set<String> RESERVED = Set.of(UNREADABLE, Split.RULES, Split.REASONS);

    private final Batch batch;
    private final References references;
    private final Instant at;
    private final Map<String, Optional<String>> wheres = new HashMap<>();

    Flags(Batch batch, References references, Instant at) {
        this.batch = batch;
        this.references = references;
        this.at = at;
        batch.columns().stream().filter(RESERVED::contains).findFirst().ifPresent(taken -> {
            throw new UnreadableBatch("the batch has a column " + taken + ", a name that Weir needs for itself");
        });
    }

    /** {@code c0..cN}, {@link Batch#MALFORMED}, and the columns that the leaves name. */
    Dataset<Row> with(List<Leaf> leaves) {
        Scopes scopes = new Scopes();
        Lookups lookups = new Lookups(batch, references);
        List<Column> asked = new ArrayList<>();
        leaves.forEach(leaf -> asked.addAll(columns(leaf, scopes, lookups)));
        List<Column> all = new ArrayList<>(List.of(positions()));
        all.addAll(asked);
        return lookups.joined(scopes.over(named())).select(all.toArray(Column[]::new));
    }

    /** The rows within a {@code where}, columns by position. */
    Dataset<Row> within(@Nullable String where) {
        if (where == null) {
            return batch.rows();
        }
        Scopes scopes = new Scopes();
        Column in = scopes.of(where);
        return scopes.over(named()).filter(in);
    }

    /** @throws CannotCompile if the rows of this batch cannot be asked such a thing */
    void requireAskable(Leaf leaf) {
        leaf.meaning().rule().leaves().forEach(rule -> requireWhere(rule.where()));
        requireWhere(leaf.meaning().rule().where());
        columns(leaf, new Scopes(), new Lookups(batch, references));
    }

    private void requireWhere(@Nullable String where) {
        if (where == null) {
            return;
        }
        Optional<String> wrong = wheres.computeIfAbsent(where, text -> {
            try {
                SafeSql.where(named(), text);
                return Optional.empty();
            } catch (CannotCompile e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        });
        wrong.ifPresent(why -> {
            throw new CannotCompile(why);
        });
    }

    /** What a row that breaks the rule has, for people. */
    Column found(Leaf leaf, Meaning.RowShare share) {
        return predicates(new Scopes(), new Lookups(batch, references)).found(share, leaf.flag());
    }

    /** {@code id is 7}. */
    Column found(String column) {
        return predicates(new Scopes(), new Lookups(batch, references)).found(column);
    }

    /** A column as a number, null where it is none. */
    Column number(String column) {
        return Values.numeric(col(batch.position(column)), batch.type(column));
    }

    /** The batch's own columns, renamed back. */
    Column[] original() {
        return IntStream.range(0, batch.columns().size())
                .mapToObj(
                        column -> col(Batch.position(column)).as(batch.columns().get(column)))
                .toArray(Column[]::new);
    }

    private Column[] positions() {
        return Stream.concat(
                        IntStream.range(0, batch.columns().size()).mapToObj(column -> col(Batch.position(column))),
                        Stream.of(col(Batch.MALFORMED)))
                .toArray(Column[]::new);
    }

    /** The batch under its own names, malformed records included: what a {@code where} is written against. */
    private Dataset<Row> named() {
        return batch.frame()
                .toDF(Stream.concat(batch.columns().stream(), Stream.of(UNREADABLE))
                        .toArray(String[]::new));
    }

    private Predicates predicates(Scopes scopes, Lookups lookups) {
        return new Predicates(batch, at, share -> scopes.of(share.rule().where()), lookups::of);
    }

    private List<Column> columns(Leaf leaf, Scopes scopes, Lookups lookups) {
        Meaning meaning = leaf.meaning();
        String where = meaning.rule().where();
        if (meaning instanceof Meaning.RowShare share) {
            return predicates(scopes, lookups).answers(share, leaf.flag());
        }
        if (meaning instanceof Meaning.KeyShare || meaning instanceof Meaning.RowCount && where != null) {
            return List.of(scopes.of(where).as(leaf.flag()));
        }
        if (meaning instanceof Meaning.Number number && Measurement.isFused(leaf)) {
            return values(leaf, number, scopes.of(where));
        }
        if (meaning instanceof Meaning.Number number && number.statistic() == Statistic.INTERQUARTILE_RANGE) {
            number(number.columns().get(0));
        }
        return List.of();
    }

    private List<Column> values(Leaf leaf, Meaning.Number number, Column in) {
        String column = number.columns().get(0);
        if (leaf.extreme() != null && leaf.extreme().ofLength()) {
            Column text = Values.text(col(batch.position(column)), batch.type(column));
            return List.of(when(in, length(text)).as(leaf.value()));
        }
        Column value = when(in, number(column));
        return switch (number.statistic()) {
            case SUM, RANGE -> List.of(value.as(leaf.value()));
            case COLUMN_CORRELATION ->
                List.of(
                        real(value).as(leaf.value()),
                        real(when(in, number(number.columns().get(1)))).as(leaf.other()));
            case MEAN,
                    STANDARD_DEVIATION,
                    VARIANCE,
                    SKEWNESS,
                    KURTOSIS,
                    INTERQUARTILE_RANGE,
                    ZEROS_COUNT,
                    ENTROPY,
                    DISTINCT_VALUES_COUNT,
                    UNIQUE_VALUE_RATIO,
                    DUPLICATE_ROW_COUNT -> List.of(real(value).as(leaf.value()));
        };
    }

    private static Column real(Column number) {
        return number.cast(DataTypes.DoubleType);
    }

    /** For each {@code where} a column {@code w0..wN}: whether a record is a row, and within it. Never null. */
    private final class Scopes {
        private final Map<String, String> names = new LinkedHashMap<>();

        Column of(@Nullable String where) {
            Column row = col(Batch.MALFORMED).isNull();
            return where == null ? row : row.and(col(names.computeIfAbsent(where, text -> "w" + names.size())));
        }

        /** From the batch under its own names to columns by position, and these. */
        Dataset<Row> over(Dataset<Row> named) {
            List<Column> all = new ArrayList<>();
            for (int column = 0; column < batch.columns().size(); column++) {
                all.add(col(quoted(batch.columns().get(column))).as(Batch.position(column)));
            }
            all.add(col(UNREADABLE).as(Batch.MALFORMED));
            names.forEach(
                    (where, name) -> all.add(coalesce(expr(where), lit(false)).as(name)));
            return named.select(all.toArray(Column[]::new));
        }
    }

    private static String quoted(String column) {
        return "`" + column.replace("`", "``") + "`";
    }
}
