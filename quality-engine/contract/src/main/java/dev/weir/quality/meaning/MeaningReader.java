package dev.weir.quality.meaning;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.Rule.Reference;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.Meaning.Predicate;
import dev.weir.quality.meaning.Meaning.RowShare;
import dev.weir.quality.meaning.Meaning.Statistic;
import dev.weir.quality.meaning.Meaning.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What each DQDL rule means on a batch with these columns. No data is touched.
 *
 * <p>Meanings follow "DQDL rule type reference" of the AWS Glue documentation. Where that leaves room: null values break
 * {@code IsComplete}, {@code Completeness} and {@code IsPrimaryKey} only, unless the rule says {@code with nulls};
 * {@code between} excludes its bounds; {@code matches} is for the whole value; a null is never a duplicate; a rule that
 * speaks about no row at all holds, and a number that there is none of does not.
 */
public final class MeaningReader {
    private final Optional<List<String>> columns;

    private MeaningReader(Optional<List<String>> columns) {
        this.columns = columns;
    }

    /** @param columns of the batch, in order */
    public static MeaningReader of(List<String> columns) {
        return new MeaningReader(Optional.of(List.copyOf(columns)));
    }

    /** For a rule whose batch is not known yet: no column is missing. */
    public static MeaningReader ofAnyBatch() {
        return new MeaningReader(Optional.empty());
    }

    /** Never throws: what cannot be evaluated is {@link Meaning.Undecidable}. */
    public Meaning read(Rule rule) {
        if (rule.decided() != null) {
            return new Meaning.Known(
                    rule,
                    rule.decided().outcome(),
                    rule.decided().metric(),
                    rule.decided().message());
        }
        try {
            return readable(rule);
        } catch (CannotCompile e) {
            return new Meaning.Undecidable(rule, String.valueOf(e.getMessage()));
        }
    }

    private Meaning readable(Rule rule) {
        return switch (rule.kind()) {
            case ROW_COUNT -> new Meaning.RowCount(rule, metric(rule));
            case COLUMN_COUNT -> columnCount(rule);
            case COLUMN_EXISTS -> exists(rule);
            case COLUMN_NAMES_MATCH_PATTERN -> namesMatch(rule);
            case IS_COMPLETE -> complete(rule, MetricCondition.all());
            case COMPLETENESS -> complete(rule, metric(rule));
            case IS_UNIQUE -> new Meaning.KeyShare(rule, keys(rule), false, MetricCondition.all());
            case UNIQUENESS -> new Meaning.KeyShare(rule, keys(rule), false, metric(rule));
            case IS_PRIMARY_KEY -> new Meaning.KeyShare(rule, keys(rule), true, MetricCondition.all());
            case COLUMN_VALUES -> values(rule);
            case COLUMN_LENGTH -> lengths(rule);
            case COLUMN_DATA_TYPE -> dataType(rule);
            case DATA_FRESHNESS -> freshness(rule);
            case REFERENTIAL_INTEGRITY -> refers(rule);
            case MEAN -> number(rule, Statistic.MEAN);
            case SUM -> number(rule, Statistic.SUM);
            case STANDARD_DEVIATION -> number(rule, Statistic.STANDARD_DEVIATION);
            case VARIANCE -> number(rule, Statistic.VARIANCE);
            case SKEWNESS -> number(rule, Statistic.SKEWNESS);
            case KURTOSIS -> number(rule, Statistic.KURTOSIS);
            case RANGE -> number(rule, Statistic.RANGE);
            case INTERQUARTILE_RANGE -> number(rule, Statistic.INTERQUARTILE_RANGE);
            case ZEROS_COUNT -> number(rule, Statistic.ZEROS_COUNT);
            case ENTROPY -> number(rule, Statistic.ENTROPY);
            case DISTINCT_VALUES_COUNT -> number(rule, Statistic.DISTINCT_VALUES_COUNT);
            case UNIQUE_VALUE_RATIO -> number(rule, Statistic.UNIQUE_VALUE_RATIO);
            case COLUMN_CORRELATION -> correlation(rule);
            case DUPLICATE_ROW_COUNT ->
                new Meaning.Number(rule, Statistic.DUPLICATE_ROW_COUNT, present(rule.columns()), metric(rule));
            case CUSTOM_SQL -> query(rule);
            case ROW_COUNT_MATCH, SCHEMA_MATCH -> new Meaning.Comparison(rule, reference(rule), metric(rule));
            case DATASET_MATCH -> datasetMatch(rule);
            case AGGREGATE_MATCH -> aggregateMatch(rule);
            case AND, OR -> composite(rule);
            case DETECT_ANOMALIES ->
                throw new CannotCompile(
                        "it compares with earlier batches, which are known where the metrics of a dataset"
                                + " are kept");
            case FILE_FRESHNESS, FILE_MATCH, FILE_SIZE, FILE_UNIQUENESS ->
                throw new CannotCompile("it is about files, which were not looked at");
            case ALL_STATISTICS -> throw new CannotCompile("AllStatistics measures; it belongs to Analyzers");
        };
    }

    private Meaning columnCount(Rule rule) {
        MetricCondition condition = metric(rule);
        int found = columns.map(List::size).orElse(0);
        return known(rule, condition.holds(found), (double) found, "the batch has " + found + " columns", condition);
    }

    private Meaning exists(Rule rule) {
        String column = only(rule);
        boolean there = columns.map(known -> known.contains(column)).orElse(true);
        return new Meaning.Known(
                rule,
                there ? Outcome.PASSED : Outcome.FAILED,
                null,
                there ? "column " + column + " is in the batch" : missing(column));
    }

    private Meaning namesMatch(Rule rule) {
        Pattern pattern = pattern(argument(rule, "a pattern"));
        List<String> names = columns.orElse(List.of());
        List<String> others =
                names.stream().filter(name -> !pattern.matcher(name).matches()).toList();
        double share = names.isEmpty() ? 1 : (double) (names.size() - others.size()) / names.size();
        return new Meaning.Known(
                rule,
                others.isEmpty() ? Outcome.PASSED : Outcome.FAILED,
                share,
                others.isEmpty()
                        ? "all " + names.size() + " column names match"
                        : "these column names do not match: " + String.join(", ", others));
    }

    private Meaning complete(Rule rule, MetricCondition condition) {
        return new RowShare(rule, new Predicate.Complete(present(only(rule))), NullPolicy.FAIL, condition);
    }

    private Meaning values(Rule rule) {
        Condition condition = required(rule.condition(), "a condition is missing, such as > 0");
        checkOperands(condition);
        return new RowShare(rule, new Predicate.Value(present(only(rule)), condition), rule.nulls(), threshold(rule));
    }

    private Meaning lengths(Rule rule) {
        Condition condition = required(rule.condition(), "a condition is missing, such as = 5");
        if (condition.type() != OperandType.NUMBER) {
            throw new CannotCompile("a length is a number: " + ConditionText.of(condition));
        }
        checkOperands(condition);
        return new RowShare(rule, new Predicate.Length(present(only(rule)), condition), rule.nulls(), threshold(rule));
    }

    private Meaning dataType(Rule rule) {
        Condition condition = required(rule.condition(), "a type is missing, such as = \"Date\"");
        if (condition.operator() != Operator.EQUALS || condition.type() != OperandType.STRING) {
            throw new CannotCompile(
                    "a type is asked for with = and its name in quotes: " + ConditionText.of(condition));
        }
        return new RowShare(
                rule,
                new Predicate.OfType(
                        present(only(rule)), valueType(Operands.texts(condition).get(0))),
                rule.nulls(),
                threshold(rule));
    }

    private static ValueType valueType(String name) {
        try {
            return ValueType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new CannotCompile(
                    name + " is no type; these are: Boolean, Date, Timestamp, Integer, Long, Double, Float, String");
        }
    }

    private Meaning freshness(Rule rule) {
        Condition condition = required(rule.condition(), "an age is missing, such as <= 24 hours");
        if (condition.type() != OperandType.DURATION) {
            throw new CannotCompile("an age is a duration, such as 24 hours: " + ConditionText.of(condition));
        }
        Operands.durations(condition);
        return new RowShare(rule, new Predicate.Age(present(only(rule)), condition), rule.nulls(), threshold(rule));
    }

    private Meaning refers(Rule rule) {
        Reference reference = reference(rule);
        List<String> ours = present(rule.columns());
        if (ours.isEmpty() || ours.size() != reference.columns().size()) {
            throw new CannotCompile("as many columns of the batch as of " + reference.alias() + " are needed: "
                    + ours.size() + " and " + reference.columns().size() + " are named");
        }
        MetricCondition condition = rule.condition() == null ? MetricCondition.all() : metric(rule);
        return new RowShare(rule, new Predicate.Refers(ours, reference), rule.nulls(), condition);
    }

    private Meaning number(Rule rule, Statistic statistic) {
        return new Meaning.Number(rule, statistic, List.of(present(only(rule))), metric(rule));
    }

    private Meaning correlation(Rule rule) {
        if (rule.columns().size() != 2) {
            throw new CannotCompile(
                    "ColumnCorrelation needs two columns, not " + rule.columns().size());
        }
        return new Meaning.Number(rule, Statistic.COLUMN_CORRELATION, present(rule.columns()), metric(rule));
    }

    private static Meaning query(Rule rule) {
        String sql = required(rule.sql(), "the query is missing");
        if (rule.condition() == null && rule.threshold() == null) {
            throw new CannotCompile("CustomSql needs a condition on its one number, such as > 0");
        }
        boolean rowsShare = rule.condition() == null;
        return new Meaning.Query(
                rule, sql, rowsShare, MetricCondition.of(rowsShare ? rule.threshold() : rule.condition()));
    }

    private Meaning datasetMatch(Rule rule) {
        Reference reference = reference(rule);
        if (rule.columns().isEmpty()
                || rule.columns().size() != reference.columns().size()) {
            throw new CannotCompile("DatasetMatch needs the key, as in \"id->id\"");
        }
        present(rule.columns());
        present(reference.compared().stream().map(Rule.ColumnPair::ours).toList());
        return new Meaning.Comparison(rule, reference, metric(rule));
    }

    private Meaning aggregateMatch(Rule rule) {
        if (rule.arguments().size() != 2) {
            throw new CannotCompile("AggregateMatch compares two aggregates, such as \"sum(amount)\" and"
                    + " \"sum(reference.amount)\"");
        }
        for (String argument : rule.arguments()) {
            Aggregate aggregate = Aggregate.of(argument);
            if (aggregate.alias() == null && !aggregate.column().equals("*")) {
                present(aggregate.column());
            }
        }
        Reference reference = rule.reference() == null ? new Reference("", List.of(), List.of()) : rule.reference();
        return new Meaning.Comparison(rule, reference, metric(rule));
    }

    private Meaning composite(Rule rule) {
        if (rule.parts().size() < 2) {
            throw new CannotCompile(rule.kind().dqdlName() + " joins two rules or more");
        }
        boolean all = rule.kind() == RuleKind.AND;
        List<Meaning> parts = rule.parts().stream().map(this::read).toList();
        if (!rule.rowWise()) {
            return new Meaning.Composite(rule, all, parts);
        }
        List<RowShare> shares = new ArrayList<>();
        for (Meaning part : parts) {
            if (part instanceof Meaning.Undecidable undecidable) {
                throw new CannotCompile(undecidable.rule().text() + ": " + undecidable.why());
            }
            if (!(part instanceof RowShare share) || !share.condition().equals(MetricCondition.all())) {
                throw new CannotCompile("composite: row asks each row, which "
                        + part.rule().text() + " cannot answer; a rule without threshold about single rows can");
            }
            shares.add(share);
        }
        return new RowShare(rule, new Predicate.Joined(all, shares), NullPolicy.SKIP, MetricCondition.all());
    }

    private static Meaning known(Rule rule, boolean holds, Double metric, String found, MetricCondition condition) {
        return new Meaning.Known(
                rule,
                holds ? Outcome.PASSED : Outcome.FAILED,
                metric,
                holds ? found : found + ", expected " + condition);
    }

    private static MetricCondition metric(Rule rule) {
        return MetricCondition.of(rule.condition());
    }

    private static MetricCondition threshold(Rule rule) {
        return rule.threshold() == null ? MetricCondition.all() : MetricCondition.of(rule.threshold());
    }

    private static void checkOperands(Condition condition) {
        switch (condition.type()) {
            case NUMBER -> Operands.decimals(condition);
            case DATE -> Operands.instants(condition);
            case STRING -> {
                List<String> texts = Operands.texts(condition);
                if (condition.operator() == Operator.MATCHES || condition.operator() == Operator.NOT_MATCHES) {
                    pattern(texts.get(0));
                }
            }
            case NULL, EMPTY, WHITESPACES_ONLY -> {
                if (condition.operator() != Operator.EQUALS && condition.operator() != Operator.NOT_EQUALS) {
                    throw new CannotCompile(condition.type() + " can only be compared with = or !=");
                }
            }
            case DURATION, SIZE ->
                throw new CannotCompile(
                        "values are not compared with a duration or a size: " + ConditionText.of(condition));
            case COMPUTED_NUMBER ->
                throw new CannotCompile(
                        "values are not compared with earlier batches, metrics are: " + ConditionText.of(condition));
            case COMPUTED_DATE ->
                throw new CannotCompile("it is not known yet what " + ConditionText.of(condition) + " is");
        }
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new CannotCompile("not a regular expression: " + e.getMessage());
        }
    }

    private static String argument(Rule rule, String what) {
        if (rule.arguments().size() != 1) {
            throw new CannotCompile(rule.kind().dqdlName() + " needs " + what);
        }
        return rule.arguments().get(0);
    }

    private static Reference reference(Rule rule) {
        return required(rule.reference(), rule.kind().dqdlName() + " needs another dataset to compare with");
    }

    private List<String> keys(Rule rule) {
        if (rule.columns().isEmpty()) {
            throw new CannotCompile("no column is named");
        }
        return present(rule.columns());
    }

    private List<String> present(List<String> wanted) {
        wanted.forEach(this::present);
        return wanted;
    }

    private String present(String column) {
        if (columns.isPresent() && !columns.get().contains(column)) {
            throw new CannotCompile(missing(column));
        }
        return column;
    }

    private String missing(String column) {
        return new MissingColumn(column, columns.orElse(List.of())).text();
    }

    private static String only(Rule rule) {
        if (rule.columns().size() != 1) {
            throw new CannotCompile(rule.kind().dqdlName() + " needs one column, not "
                    + rule.columns().size());
        }
        return rule.columns().get(0);
    }

    private static <T> T required(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new CannotCompile(otherwise);
        }
        return Objects.requireNonNull(value);
    }
}
