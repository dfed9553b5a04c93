package dev.weir.quality.worker.deequ;

import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Meaning.Statistic;
import dev.weir.quality.meaning.MeaningReader;
import dev.weir.quality.meaning.MetricCondition;
import dev.weir.quality.meaning.MetricName;
import dev.weir.quality.worker.batch.Batch;
import dev.weir.quality.worker.deequ.Leaf.Extreme;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.jspecify.annotations.Nullable;

/** All that a check asks of a batch: rules, the parts of rules, and analyzers. */
final class Questions {
    /** Analyzers hold their number against nothing. */
    private static final Condition ANY =
            new Condition(Operator.GREATER_THAN_OR_EQUAL, OperandType.NUMBER, List.of("0"));

    private final Batch batch;
    private final MeaningReader reader;
    private final List<Meaning> rules = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<Meaning, Leaf> byMeaning = new IdentityHashMap<>();
    private final Map<String, Leaf> analyzers = new LinkedHashMap<>();

    private Questions(Batch batch) {
        this.batch = batch;
        this.reader = MeaningReader.of(batch.columns());
    }

    static Questions of(CheckRequest request, Batch batch) {
        Questions questions = new Questions(batch);
        request.rules().stream().map(questions.reader::read).forEach(questions::rule);
        request.analyzers().forEach(questions::analyzer);
        return questions;
    }

    /** In the order of the request. */
    List<Meaning> rules() {
        return rules;
    }

    /** All that is to be measured, by number. */
    List<Leaf> leaves() {
        return leaves;
    }

    /** What is measured for a rule, or a part of one, that is no composite. */
    Leaf leaf(Meaning meaning) {
        return Objects.requireNonNull(byMeaning.get(meaning));
    }

    /** What is measured for the history besides, by the name of the metric. */
    Map<String, Leaf> analyzers() {
        return analyzers;
    }

    private void rule(Meaning meaning) {
        rules.add(meaning);
        branch(meaning);
    }

    private void branch(Meaning meaning) {
        if (meaning instanceof Meaning.Composite composite) {
            composite.parts().forEach(this::branch);
        } else {
            add(meaning, null);
        }
    }

    private Leaf add(Meaning meaning, @Nullable Extreme extreme) {
        Leaf leaf = new Leaf(leaves.size(), meaning, extreme);
        leaves.add(leaf);
        byMeaning.put(meaning, leaf);
        return leaf;
    }

    private void analyzer(Rule rule) {
        if (rule.kind() == RuleKind.ALL_STATISTICS) {
            (rule.columns().isEmpty() ? batch.columns() : rule.columns()).forEach(column -> all(rule, column));
        } else if (rule.kind() == RuleKind.COLUMN_VALUES && rule.condition() == null) {
            rule.columns().forEach(column -> extremes(rule, column, Extreme.MINIMUM, Extreme.MAXIMUM));
        } else if (rule.kind() == RuleKind.COLUMN_LENGTH && rule.condition() == null) {
            rule.columns().forEach(column -> extremes(rule, column, Extreme.MINIMUM_LENGTH, Extreme.MAXIMUM_LENGTH));
        } else {
            named(rule);
        }
    }

    private void all(Rule rule, String column) {
        if (!batch.columns().contains(column)) {
            return;
        }
        Rule.Builder about = rule.with().columns(List.of(column));
        List.of(RuleKind.COMPLETENESS, RuleKind.UNIQUENESS, RuleKind.DISTINCT_VALUES_COUNT)
                .forEach(kind -> named(about.kind(kind).build()));
        DataType type = batch.type(column);
        if (type instanceof NumericType) {
            List.of(RuleKind.MEAN, RuleKind.STANDARD_DEVIATION, RuleKind.SUM)
                    .forEach(kind -> named(about.kind(kind).build()));
            extremes(rule, column, Extreme.MINIMUM, Extreme.MAXIMUM);
        } else if (type instanceof StringType) {
            extremes(rule, column, Extreme.MINIMUM_LENGTH, Extreme.MAXIMUM_LENGTH);
        }
    }

    private void named(Rule rule) {
        Rule asked = rule.condition() == null ? rule.with().condition(ANY).build() : rule;
        MetricName.of(rule).ifPresent(name -> analyzers.put(name, add(reader.read(asked), null)));
    }

    private void extremes(Rule rule, String column, Extreme... ends) {
        if (!batch.columns().contains(column)) {
            return;
        }
        for (Extreme end : ends) {
            Meaning range = new Meaning.Number(rule, Statistic.RANGE, List.of(column), MetricCondition.of(ANY));
            String where = rule.where() == null ? "" : "[where " + rule.where() + "]";
            analyzers.put("Column." + column + "." + end.metric() + where, add(range, end));
        }
    }
}
