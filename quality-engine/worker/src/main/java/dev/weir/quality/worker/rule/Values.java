package dev.weir.quality.worker.rule;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.ConditionText;
import dev.weir.quality.meaning.Meaning.ValueType;
import dev.weir.quality.meaning.Operands;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * What is asked of each value of a column, as a Spark predicate, and the values as what they are read as.
 *
 * <p>The operands decide how a value is read, so that a rule means the same whether a CSV column was recognised as numbers or
 * kept as text: a number is compared with the value as a number, and text that is no number breaks the rule; quoted text is
 * compared with the value as text; a date with the value as a point in time, UTC.
 *
 * <p>Null: the predicate is null for a null value, and only there; the rule's null policy answers. {@code = NULL} and
 * {@code != NULL} are the exception.
 */
public final class Values {
    private Values() {}

    /** @throws CannotCompile if such a value and such a condition do not go together */
    static Column holds(Column value, DataType type, Condition condition) {
        return switch (condition.type()) {
            case NULL -> equality(condition, value.isNull());
            case EMPTY -> known(value, equality(condition, text(value, type).equalTo("")));
            case WHITESPACES_ONLY ->
                known(value, equality(condition, text(value, type).rlike("\\A\\s+\\z")));
            case NUMBER -> known(value, compareNumbers(number(value, type), type, condition));
            case DATE -> known(value, compare(instant(value, type), condition, literals(Operands.instants(condition))));
            case STRING ->
                known(
                        value,
                        condition.operator() == Operator.MATCHES || condition.operator() == Operator.NOT_MATCHES
                                ? matches(text(value, type), condition)
                                : compare(text(value, type), condition, literals(Operands.texts(condition))));
            case DURATION, SIZE, COMPUTED_NUMBER, COMPUTED_DATE ->
                throw new CannotCompile("values are not compared with " + ConditionText.of(condition));
        };
    }

    /** Whether the value can be read as such a type. */
    static Column readable(Column value, DataType type, ValueType asked) {
        if (type instanceof StringType) {
            Column shaped = value.rlike("\\A(?:" + asked.shape() + ")\\z");
            return known(
                    value,
                    switch (asked) {
                        case DATE -> shaped.and(value.cast(DataTypes.DateType).isNotNull());
                        case TIMESTAMP ->
                            shaped.and(value.cast(DataTypes.TimestampType).isNotNull());
                        case INTEGER ->
                            shaped.and(value.cast(DataTypes.IntegerType).isNotNull());
                        case LONG -> shaped.and(value.cast(DataTypes.LongType).isNotNull());
                        case BOOLEAN, DOUBLE, FLOAT, STRING -> shaped;
                    });
        }
        boolean whole = type instanceof IntegralType || type instanceof DecimalType decimal && decimal.scale() == 0;
        text(value, type); // What cannot even be shown as text cannot be asked.
        return known(
                value,
                switch (asked) {
                    case BOOLEAN -> lit(type.equals(DataTypes.BooleanType));
                    case DATE -> lit(type instanceof DateType);
                    case TIMESTAMP -> lit(isInstant(type));
                    case INTEGER -> whole ? value.between(Integer.MIN_VALUE, Integer.MAX_VALUE) : lit(false);
                    case LONG -> whole ? value.between(Long.MIN_VALUE, Long.MAX_VALUE) : lit(false);
                    case DOUBLE, FLOAT -> lit(type instanceof NumericType);
                    case STRING -> lit(true);
                });
    }

    /** The time from the value to {@code at}. */
    static Column aged(Column value, DataType type, Condition condition, Instant at) {
        Column instant = instant(value, type);
        List<Column> moments = Operands.durations(condition).stream()
                .map(age -> lit(Timestamp.from(at.minus(age))))
                .toList();
        return known(
                value,
                switch (condition.operator()) {
                    // The older a value, the earlier: what is less as an age is greater as a moment.
                    case EQUALS -> instant.equalTo(moments.get(0));
                    case NOT_EQUALS -> instant.notEqual(moments.get(0));
                    case GREATER_THAN -> instant.lt(moments.get(0));
                    case GREATER_THAN_OR_EQUAL -> instant.leq(moments.get(0));
                    case LESS_THAN -> instant.gt(moments.get(0));
                    case LESS_THAN_OR_EQUAL -> instant.geq(moments.get(0));
                    case BETWEEN -> instant.lt(moments.get(0)).and(instant.gt(moments.get(1)));
                    case NOT_BETWEEN -> instant.geq(moments.get(0)).or(instant.leq(moments.get(1)));
                    case IN -> instant.isin(moments.toArray());
                    case NOT_IN -> not(instant.isin(moments.toArray()));
                    case MATCHES, NOT_MATCHES -> throw new CannotCompile("an age cannot match a pattern");
                });
    }

    /** A value that could not be read as the operand's kind breaks the rule; a null one is not spoken of. */
    private static Column known(Column value, Column verdict) {
        return when(value.isNotNull(), coalesce(verdict, lit(false)));
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

    /** Spark has decimals of 38 digits: what is written with more is a double, and so is what it is compared with then. */
    private static Column compareNumbers(Column number, DataType type, Condition condition) {
        List<BigDecimal> operands = Operands.decimals(condition);
        boolean decimal = !(type instanceof DoubleType || type instanceof FloatType || type instanceof StringType)
                && operands.stream().allMatch(Values::isDecimal);
        return decimal
                ? compare(number, condition, literals(operands))
                : compare(
                        number.cast(DataTypes.DoubleType),
                        condition,
                        literals(operands.stream().map(BigDecimal::doubleValue).toList()));
    }

    private static boolean isDecimal(BigDecimal number) {
        return number.scale() <= DecimalType.MAX_SCALE()
                && Math.max(number.precision(), number.precision() - number.scale()) <= DecimalType.MAX_PRECISION();
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
        Column found = Patterns.matches(text, Operands.texts(condition).get(0));
        return condition.operator() == Operator.MATCHES ? found : not(found);
    }

    /**
     * The value as a number; NaN and text that is none are null.
     *
     * @throws CannotCompile if values of that type are no numbers
     */
    private static Column number(Column value, DataType type) {
        return type instanceof DoubleType || type instanceof FloatType
                ? notNan(value.cast(DataTypes.DoubleType))
                : numeric(value, type);
    }

    /**
     * The value as a number, NaN too; text that is none is null.
     *
     * @throws CannotCompile if values of that type are no numbers
     */
    public static Column numeric(Column value, DataType type) {
        if (type instanceof StringType) {
            return when(value.rlike("\\A" + ValueType.DOUBLE.shape() + "\\z"), value.cast(DataTypes.DoubleType));
        }
        if (type instanceof NumericType) {
            return value;
        }
        throw new CannotCompile("a value of type " + type.simpleString() + " is no number");
    }

    /** Spark holds NaN for the largest number of all, so that NaN >= 0 would be true. */
    private static Column notNan(Column number) {
        return when(not(isnan(number)), number);
    }

    private static Column instant(Column value, DataType type) {
        if (type instanceof StringType) {
            return when(value.rlike("\\A" + ValueType.TIMESTAMP.shape() + "\\z"), value.cast(DataTypes.TimestampType));
        }
        if (isInstant(type)) {
            return value.cast(DataTypes.TimestampType);
        }
        throw new CannotCompile("a value of type " + type.simpleString() + " cannot be compared with a date");
    }

    private static boolean isInstant(DataType type) {
        return type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType;
    }

    /** @throws CannotCompile if values of that type have no text of their own */
    public static Column text(Column value, DataType type) {
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
}
