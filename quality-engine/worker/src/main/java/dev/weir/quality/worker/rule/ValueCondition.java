package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A condition that each value of a column is held against, as a Spark predicate.
 *
 * <p>The operands decide how a value is read, so that a rule means the same whether a CSV column was recognised as numbers or
 * kept as text: a number is compared with the value as a number, and text that is no number breaks the rule; quoted text is
 * compared with the value as text; a date with the value as a point in time, UTC.
 *
 * <p>Null: the predicate is null for a null value, which means that the rule does not speak about it: a null breaks
 * {@code IsComplete} and {@code Completeness} only. {@code = NULL} and {@code != NULL} are the exception.
 */
final class ValueCondition {
    private ValueCondition() {}

    /** @throws CannotCompile if such a value and such a condition do not go together */
    static Column holds(Column value, DataType type, Condition condition) {
        Column verdict =
                switch (condition.type()) {
                    case NULL -> equality(condition, value.isNull());
                    case EMPTY ->
                        known(value, equality(condition, text(value, type).equalTo("")));
                    case WHITESPACES_ONLY ->
                        known(value, equality(condition, text(value, type).rlike("\\A\\s+\\z")));
                    case NUMBER ->
                        known(value, compare(number(value, type), condition, literals(Operands.decimals(condition))));
                    case DATE ->
                        known(value, compare(instant(value, type), condition, literals(Operands.instants(condition))));
                    case STRING ->
                        known(
                                value,
                                condition.operator() == Operator.MATCHES || condition.operator() == Operator.NOT_MATCHES
                                        ? matches(text(value, type), condition)
                                        : compare(text(value, type), condition, literals(Operands.texts(condition))));
                };
        return verdict;
    }

    /** A value that could not be read as the operand's kind breaks the rule; a null one is not spoken of. */
    private static Column known(Column value, Column verdict) {
        return org.apache.spark.sql.functions.when(value.isNotNull(), coalesce(verdict, lit(false)));
    }

    private static Column equality(Condition condition, Column is) {
        return switch (condition.operator()) {
            case EQUALS, IN -> is;
            case NOT_EQUALS, NOT_IN -> not(is);
            case GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    BETWEEN,
                    NOT_BETWEEN,
                    MATCHES,
                    NOT_MATCHES -> throw new CannotCompile(condition.type() + " can only be compared with = or !=");
        };
    }

    private static Column compare(Column value, Condition condition, List<Column> operands) {
        Function<Integer, Column> operand = operands::get;
        return switch (condition.operator()) {
            case EQUALS -> value.equalTo(operand.apply(0));
            case NOT_EQUALS -> value.notEqual(operand.apply(0));
            case GREATER_THAN -> value.gt(operand.apply(0));
            case GREATER_THAN_OR_EQUAL -> value.geq(operand.apply(0));
            case LESS_THAN -> value.lt(operand.apply(0));
            case LESS_THAN_OR_EQUAL -> value.leq(operand.apply(0));
            case BETWEEN -> value.gt(operand.apply(0)).and(value.lt(operand.apply(1)));
            case NOT_BETWEEN -> value.leq(operand.apply(0)).or(value.geq(operand.apply(1)));
            case IN -> value.isin(operands.toArray());
            case NOT_IN -> not(value.isin(operands.toArray()));
            case MATCHES, NOT_MATCHES -> throw new CannotCompile("a pattern must be quoted text");
        };
    }

    /** The pattern is Java's, as written: {@code \d} is a digit, {@code \\d} a backslash and a d. The whole value must match. */
    private static Column matches(Column text, Condition condition) {
        String pattern = Operands.texts(condition).get(0);
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new CannotCompile("not a regular expression: " + e.getMessage());
        }
        // rlike looks for the pattern anywhere, and $ would overlook a line end at the end of a value.
        Column found = text.rlike("\\A(?:" + pattern + ")\\z");
        return condition.operator() == Operator.MATCHES ? found : not(found);
    }

    private static Column number(Column value, DataType type) {
        if (type instanceof StringType) {
            return notNan(value.cast(DataTypes.DoubleType));
        }
        if (type instanceof DoubleType || type instanceof FloatType) {
            return notNan(value.cast(DataTypes.DoubleType));
        }
        if (type instanceof NumericType) {
            return value;
        }
        throw new CannotCompile("a value of type " + type.simpleString() + " cannot be compared with a number");
    }

    /** Spark holds NaN for the largest number of all, so that NaN >= 0 would be true. */
    private static Column notNan(Column number) {
        return org.apache.spark.sql.functions.when(not(isnan(number)), number);
    }

    private static Column instant(Column value, DataType type) {
        if (type instanceof StringType
                || type instanceof DateType
                || type instanceof TimestampType
                || type instanceof TimestampNTZType) {
            return value.cast(DataTypes.TimestampType);
        }
        throw new CannotCompile("a value of type " + type.simpleString() + " cannot be compared with a date");
    }

    static Column text(Column value, DataType type) {
        if (type instanceof StringType) {
            return value;
        }
        if (type instanceof NumericType
                || type instanceof DateType
                || type instanceof TimestampType
                || type instanceof TimestampNTZType
                || type.equals(DataTypes.BooleanType)) {
            return value.cast(DataTypes.StringType);
        }
        throw new CannotCompile("a value of type " + type.simpleString() + " cannot be compared with text");
    }

    private static List<Column> literals(List<?> operands) {
        return operands.stream().map(operand -> (Column) lit(operand)).toList();
    }

    static boolean aboutNull(Condition condition) {
        return condition.type() == OperandType.NULL;
    }
}
