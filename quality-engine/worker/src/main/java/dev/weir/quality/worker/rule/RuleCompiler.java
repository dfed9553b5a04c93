package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.worker.batch.Batch;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * What each DQDL rule means on a batch with these columns. No data is touched.
 *
 * <p>Meanings follow "DQDL rule type reference" of the AWS Glue documentation. Where that leaves room: null values break
 * {@code IsComplete} and {@code Completeness} only; {@code between} excludes its bounds; {@code matches} is for the whole
 * value; a null is never a duplicate; a rule that speaks about no row at all holds.
 */
public final class RuleCompiler {
    private static final int MOST_SHOWN = 200;

    private final Batch batch;

    public RuleCompiler(Batch batch) {
        this.batch = batch;
    }

    public CompiledRule compile(Rule rule) {
        try {
            return switch (rule.kind()) {
                case ROW_COUNT -> new CompiledRule.RowCount(rule, MetricCondition.of(rule.condition()));
                case CUSTOM_SQL ->
                    new CompiledRule.Query(
                            rule, required(rule.sql(), "the query is missing"), MetricCondition.of(rule.condition()));
                case COLUMN_EXISTS -> exists(rule);
                case IS_COMPLETE -> complete(rule, MetricCondition.all());
                case COMPLETENESS -> complete(rule, MetricCondition.of(rule.condition()));
                case IS_UNIQUE -> unique(rule, MetricCondition.all());
                case UNIQUENESS -> unique(rule, MetricCondition.of(rule.condition()));
                case COLUMN_VALUES -> values(rule);
                case COLUMN_LENGTH -> lengths(rule);
            };
        } catch (CannotCompile e) {
            return new CompiledRule.Undecidable(rule, String.valueOf(e.getMessage()));
        }
    }

    private CompiledRule exists(Rule rule) {
        String column = only(rule);
        return batch.columns().contains(column)
                ? new CompiledRule.Decided(rule, true, "column " + column + " is in the batch")
                : new CompiledRule.Decided(rule, false, missing(column));
    }

    private CompiledRule complete(Rule rule, MetricCondition condition) {
        String column = only(rule);
        Column value = value(column);
        return new CompiledRule.RowShare(rule, value.isNotNull(), lit(column + " is null"), condition);
    }

    private CompiledRule unique(Rule rule, MetricCondition condition) {
        if (rule.columns().isEmpty()) {
            throw new CannotCompile("no column is named");
        }
        List<String> keys =
                rule.columns().stream().map(this::index).map(Batch::position).toList();
        return new CompiledRule.KeyShare(rule, keys, condition);
    }

    private CompiledRule values(Rule rule) {
        String column = only(rule);
        Condition condition = required(rule.condition(), "a condition is missing, such as > 0");
        Column value = value(column);
        return new CompiledRule.RowShare(
                rule, ValueCondition.holds(value, type(column), condition), found(column), threshold(rule));
    }

    private CompiledRule lengths(Rule rule) {
        String column = only(rule);
        Condition condition = required(rule.condition(), "a condition is missing, such as = 5");
        if (condition.type() != Condition.OperandType.NUMBER) {
            throw new CannotCompile("a length is a number: " + ConditionText.of(condition));
        }
        Column length = length(ValueCondition.text(value(column), type(column)));
        return new CompiledRule.RowShare(
                rule,
                ValueCondition.holds(length, DataTypes.IntegerType, condition),
                concat(found(column), lit(", of length "), length.cast(DataTypes.StringType)),
                threshold(rule));
    }

    private static MetricCondition threshold(Rule rule) {
        return rule.threshold() == null ? MetricCondition.all() : MetricCondition.of(rule.threshold());
    }

    /** Never null: a null in a concatenation would swallow the reason. */
    private Column found(String column) {
        return Shown.of(column, value(column), MOST_SHOWN);
    }

    private Column value(String column) {
        return col(Batch.position(index(column)));
    }

    private DataType type(String column) {
        return batch.type(index(column));
    }

    private int index(String column) {
        int index = batch.columns().indexOf(column);
        if (index < 0) {
            throw new CannotCompile(missing(column));
        }
        return index;
    }

    private String missing(String column) {
        return batch.columns().isEmpty()
                ? "column " + column + " is not in the batch; it has no columns"
                : "column " + column + " is not in the batch; it has " + String.join(", ", batch.columns());
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
