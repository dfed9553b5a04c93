package dev.weir.quality.worker.deequ;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule.ColumnPair;
import dev.weir.quality.meaning.Aggregate;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Verdicts;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.rule.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;

/** The batch against other datasets. Throws {@link CannotCompile} if the two cannot be compared. */
final class Comparisons {
    private final Batch batch;
    private final Flags flags;
    private final References references;

    Comparisons(Batch batch, Flags flags, References references) {
        this.batch = batch;
        this.flags = flags;
        this.references = references;
    }

    /** @param records of the batch, unreadable ones too */
    RuleOutcome outcome(Meaning.Comparison rule, long records) {
        return switch (rule.rule().kind()) {
            case ROW_COUNT_MATCH -> rows(rule, records);
            case SCHEMA_MATCH -> schema(rule);
            case AGGREGATE_MATCH -> aggregates(rule);
            case DATASET_MATCH -> dataset(rule);
            // The others compare with nothing.
            default -> throw new CannotCompile(rule.rule().kind().dqdlName() + " is no comparison");
        };
    }

    private RuleOutcome rows(Meaning.Comparison rule, long records) {
        String where = rule.rule().where();
        long ours = where == null ? records : flags.within(where).count();
        long theirs = references.of(alias(rule)).frame().count();
        return Verdicts.ratio(rule, ours, theirs, "the batch has " + ours + " rows, " + alias(rule) + " has " + theirs);
    }

    private RuleOutcome schema(Meaning.Comparison rule) {
        Batch other = references.of(alias(rule));
        Map<String, String> theirs = other.columns().stream()
                .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), name -> name, (one, two) -> one));
        List<String> unlike = new ArrayList<>();
        for (String column : batch.columns()) {
            String same = theirs.get(column.toLowerCase(Locale.ROOT));
            if (same == null) {
                unlike.add(column + " is not in " + alias(rule));
            } else if (Alike.family(batch.type(column)) != Alike.family(other.type(same))) {
                unlike.add(column + " is " + batch.type(column).simpleString() + ", and "
                        + other.type(same).simpleString() + " in " + alias(rule));
            }
        }
        int matching = batch.columns().size() - unlike.size();
        int most = Math.max(batch.columns().size(), other.columns().size());
        String found = matching + " of " + most + " columns match"
                + (unlike.isEmpty() ? "" : ": " + String.join(", ", unlike));
        return Verdicts.comparison(rule, most == 0 ? 1 : (double) matching / most, found);
    }

    private RuleOutcome aggregates(Meaning.Comparison rule) {
        String first = rule.rule().arguments().get(0);
        String second = rule.rule().arguments().get(1);
        double ours = aggregate(rule, first);
        double theirs = aggregate(rule, second);
        return Verdicts.ratio(
                rule,
                ours,
                theirs,
                first + " is " + Verdicts.text(ours) + ", " + second + " is " + Verdicts.text(theirs));
    }

    private double aggregate(Meaning.Comparison rule, String text) {
        Aggregate asked = Aggregate.of(text);
        Batch of = asked.alias() == null ? batch : references.of(asked.alias());
        Dataset<Row> rows = asked.alias() == null ? flags.within(rule.rule().where()) : of.rows();
        Row answer = rows.agg(column(asked, of)).head();
        if (answer.isNullAt(0)) {
            throw new CannotCompile("there are no values to tell " + text + " of");
        }
        return ((Number) answer.get(0)).doubleValue();
    }

    private Column column(Aggregate asked, Batch of) {
        if (asked.function() == Aggregate.Function.COUNT && asked.column().equals("*")) {
            return count(lit(1));
        }
        String name = of == batch ? asked.column() : Lookups.theirs(of, asked.alias() + "", asked.column());
        Column value = col(of.position(name));
        if (asked.function() == Aggregate.Function.COUNT) {
            return count(value);
        }
        Column number = Values.numeric(value, of.type(name));
        if (of.type(name) instanceof IntegralType) {
            number = number.cast(DataTypes.createDecimalType(20, 0));
        } else if (!(of.type(name) instanceof DecimalType)) {
            number = number.cast(DataTypes.DoubleType);
        }
        return switch (asked.function()) {
            case SUM -> coalesce(sum(number).cast(DataTypes.DoubleType), lit(0.0));
            case AVG -> avg(number).cast(DataTypes.DoubleType);
            case MIN -> min(number).cast(DataTypes.DoubleType);
            case MAX -> max(number).cast(DataTypes.DoubleType);
            case COUNT -> count(number);
        };
    }

    /** A row matches if its key is in the other dataset once, and what is compared is the same there. */
    private RuleOutcome dataset(Meaning.Comparison rule) {
        Batch other = references.of(alias(rule));
        List<Column> ours = new ArrayList<>();
        List<Column> theirs = new ArrayList<>();
        List<String> keys = rule.rule().columns();
        for (int key = 0; key < keys.size(); key++) {
            pair(
                    rule,
                    other,
                    new ColumnPair(keys.get(key), rule.reference().columns().get(key)),
                    ours,
                    theirs);
        }
        List<ColumnPair> compared = compared(rule, other);
        compared.forEach(pair -> pair(rule, other, pair, ours, theirs));

        Dataset<Row> mine = flags.within(rule.rule().where()).select(renamed(ours, "a"));
        Dataset<Row> all = other.rows().select(renamed(theirs, "b"));
        Column[] key = new Column[keys.size()];
        Column same = lit(true);
        for (int i = 0; i < keys.size(); i++) {
            key[i] = col("b" + i);
            same = same.and(col("a" + i).equalTo(col("b" + i)));
        }
        List<Column> once = new ArrayList<>(List.of(count(lit(1)).as("n")));
        Column equal = lit(true);
        for (int i = keys.size(); i < ours.size(); i++) {
            once.add(first(col("b" + i)).as("b" + i));
            equal = equal.and(col("a" + i).eqNullSafe(col("b" + i)));
        }
        Dataset<Row> single = all.groupBy(key)
                .agg(once.get(0), once.subList(1, once.size()).toArray(Column[]::new))
                .filter(col("n").equalTo(1));
        Row found = mine.join(single, same, "left")
                .agg(count(lit(1)), count(when(col("n").isNotNull().and(equal), 1)))
                .head();
        long rows = found.getLong(0);
        return rows == 0
                ? Verdicts.vacuous(rule.rule())
                : Verdicts.comparison(
                        rule,
                        (double) found.getLong(1) / rows,
                        found.getLong(1) + " of " + rows + " rows match rows of " + alias(rule));
    }

    private List<ColumnPair> compared(Meaning.Comparison rule, Batch other) {
        if (!rule.reference().compared().isEmpty()) {
            return rule.reference().compared();
        }
        return batch.columns().stream()
                .filter(column -> !rule.rule().columns().contains(column))
                .filter(column -> other.columns().contains(column))
                .map(column -> new ColumnPair(column, column))
                .toList();
    }

    private void pair(Meaning.Comparison rule, Batch other, ColumnPair pair, List<Column> ours, List<Column> theirs) {
        String their = Lookups.theirs(other, alias(rule), pair.theirs());
        Alike alike = Alike.of(
                col(batch.position(pair.ours())),
                batch.type(pair.ours()),
                col(other.position(their)),
                other.type(their));
        ours.add(alike.ours());
        theirs.add(alike.theirs());
    }

    private static Column[] renamed(List<Column> columns, String prefix) {
        Column[] renamed = new Column[columns.size()];
        for (int i = 0; i < renamed.length; i++) {
            renamed[i] = columns.get(i).as(prefix + i);
        }
        return renamed;
    }

    private static String alias(Meaning.Comparison rule) {
        return rule.reference().alias();
    }
}
