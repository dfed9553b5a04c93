package dev.weir.quality.contract.conformance;

import static dev.weir.quality.contract.CheckReport.Outcome.FAILED;
import static dev.weir.quality.contract.CheckReport.Outcome.PASSED;
import static dev.weir.quality.contract.CheckReport.Outcome.UNDECIDED;
import static dev.weir.quality.contract.Condition.Operator.BETWEEN;
import static dev.weir.quality.contract.Condition.Operator.EQUALS;
import static dev.weir.quality.contract.Condition.Operator.GREATER_THAN;
import static dev.weir.quality.contract.Condition.Operator.GREATER_THAN_OR_EQUAL;
import static dev.weir.quality.contract.Condition.Operator.IN;
import static dev.weir.quality.contract.Condition.Operator.LESS_THAN;
import static dev.weir.quality.contract.Condition.Operator.LESS_THAN_OR_EQUAL;
import static dev.weir.quality.contract.Condition.Operator.MATCHES;
import static dev.weir.quality.contract.Condition.Operator.NOT_BETWEEN;
import static dev.weir.quality.contract.Condition.Operator.NOT_EQUALS;
import static dev.weir.quality.contract.Condition.Operator.NOT_IN;
import static dev.weir.quality.contract.Condition.Operator.NOT_MATCHES;
import static dev.weir.quality.contract.conformance.Rules.date;
import static dev.weir.quality.contract.conformance.Rules.id;
import static dev.weir.quality.contract.conformance.Rules.keyword;
import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rowCount;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.sql;
import static dev.weir.quality.contract.conformance.Rules.text;
import static dev.weir.quality.contract.conformance.Rules.threshold;
import static dev.weir.quality.contract.conformance.Rules.uniqueness;
import static dev.weir.quality.contract.conformance.Rules.where;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.Rule.Reference;
import dev.weir.quality.contract.RuleKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every rule means, both ways: one batch, and of each rule the outcome that every engine must find.
 *
 * <p>The batch, ten rows: {@code id} 1 to 8, 8, and a null; {@code pair} all different with {@code id}; {@code country} DE
 * x6, FR x3, a null; {@code amount} -1 to 8; {@code zip} with leading zeros; {@code created} dates; {@code note} empty,
 * blank, and null ones; {@code mixed} numbers and a word.
 */
public final class Cases {
    /** A CSV file. */
    public static final List<String> BATCH = List.of(
            "id,pair,country,amount,zip,created,note,mixed,nothing",
            "1,a,DE,-1,00123,2024-01-01,\"\",1,",
            "2,b,DE,0,01234,2024-01-02,\"  \",2.5,",
            "3,c,DE,1,12345,2024-01-03,x,30,",
            "4,d,DE,2,00001,2024-01-04,x,4,",
            "5,e,DE,3,00002,2024-01-05,x,5,",
            "6,f,DE,4,00003,2024-01-06,x,6,",
            "7,g,FR,5,00004,2024-01-07,x,7,",
            "8,h,FR,6,00005,2024-01-08,x,8,",
            "8,i,FR,7,00006,2024-01-09,x,9,",
            ",j,,8,00007,2024-01-10,,many,");

    /** The other dataset, {@code countries}, as a CSV file. */
    public static final List<String> COUNTRIES = List.of("code,name,population", "DE,Germany,84", "FR,France,68");

    /** Another dataset, {@code copy}: the batch, but for its last two rows. */
    public static final List<String> COPY = BATCH.subList(0, BATCH.size() - 2);

    /** What the checks speak of. */
    public static final String AT = "2024-01-11T00:00:00Z";

    private static final double ENTROPY = -(2.0 / 3 * Math.log(2.0 / 3) + 1.0 / 3 * Math.log(1.0 / 3));

    /** Of 1..8, 8 with -1..7. */
    private static final double CORRELATION = 56 / Math.sqrt(476.0 / 9 * 60);

    private Cases() {}

    /**
     * @param metric null where there is none; exact up to rounding
     * @param failingRows rows that break it
     */
    public record Case(Rule rule, Outcome outcome, @Nullable Double metric, long failingRows) {
        @Override
        public String toString() {
            return rule.text() + (rule.nulls() == NullPolicy.SKIP ? "" : " with nulls " + rule.nulls()) + " -> "
                    + outcome;
        }
    }

    public static final List<Case> CASES = Stream.of(
                    c(rowCount(number(EQUALS, "10")), PASSED, 10.0, 0),
                    c(rowCount(number(GREATER_THAN, "10")), FAILED, 10.0, 0),
                    c(rowCount(number(BETWEEN, "9", "11")), PASSED, 10.0, 0),
                    c(rowCount(number(BETWEEN, "10", "11")), FAILED, 10.0, 0),
                    c(rowCount(number(NOT_BETWEEN, "10", "11")), PASSED, 10.0, 0),
                    c(rowCount(number(IN, "1", "10")), PASSED, 10.0, 0),
                    c(rowCount(number(NOT_IN, "1", "10")), FAILED, 10.0, 0),
                    c(where(rowCount(number(EQUALS, "3")), "country = 'FR'"), PASSED, 3.0, 0),
                    c(where(rowCount(number(EQUALS, "3")), "country = 'DE'"), FAILED, 6.0, 0),
                    c(rowCount(text(EQUALS, "10")), UNDECIDED, null, 0),
                    // existence
                    c(rule(RuleKind.COLUMN_EXISTS, "id"), PASSED, null, 0),
                    c(rule(RuleKind.COLUMN_EXISTS, "ID"), FAILED, null, 0),
                    // completeness
                    c(rule(RuleKind.IS_COMPLETE, "amount"), PASSED, 1.0, 0),
                    c(rule(RuleKind.IS_COMPLETE, "country"), FAILED, 0.9, 1),
                    c(rule(RuleKind.IS_COMPLETE, "nothing"), FAILED, 0.0, 10),
                    c(rule(RuleKind.IS_COMPLETE, "gone"), UNDECIDED, null, 0),
                    c(where(rule(RuleKind.IS_COMPLETE, "country"), "amount < 8"), PASSED, 1.0, 0),
                    c(where(rule(RuleKind.IS_COMPLETE, "country"), "amount > 6"), FAILED, 0.5, 1),
                    c(where(rule(RuleKind.IS_COMPLETE, "country"), "amount > 100"), PASSED, null, 0),
                    c(rule(RuleKind.COMPLETENESS, "country", number(GREATER_THAN_OR_EQUAL, "0.9")), PASSED, 0.9, 1),
                    c(rule(RuleKind.COMPLETENESS, "country", number(GREATER_THAN, "0.9")), FAILED, 0.9, 1),
                    // No row can be blamed for a column that is too complete.
                    c(rule(RuleKind.COMPLETENESS, "country", number(LESS_THAN, "0.5")), FAILED, 0.9, 0),
                    // uniqueness
                    c(rule(RuleKind.IS_UNIQUE, "pair"), PASSED, 1.0, 0),
                    c(rule(RuleKind.IS_UNIQUE, "id"), FAILED, 7.0 / 9, 2),
                    c(where(rule(RuleKind.IS_UNIQUE, "id"), "id < 8 or id is null"), PASSED, 1.0, 0),
                    c(rule(RuleKind.IS_UNIQUE, "nothing"), PASSED, null, 0),
                    c(uniqueness(number(GREATER_THAN, "0.5"), "id"), PASSED, 7.0 / 9, 2),
                    c(uniqueness(number(GREATER_THAN, "0.8"), "id"), FAILED, 7.0 / 9, 2),
                    c(uniqueness(number(EQUALS, "1"), "id", "pair"), PASSED, 1.0, 0),
                    c(uniqueness(number(EQUALS, "1"), "id", "country"), FAILED, 7.0 / 9, 2),
                    c(uniqueness(number(EQUALS, "1"), "id", "gone"), UNDECIDED, null, 0),
                    // values as numbers
                    c(values("amount", number(GREATER_THAN_OR_EQUAL, "-1")), PASSED, 1.0, 0),
                    c(values("amount", number(GREATER_THAN, "-1")), FAILED, 0.9, 1),
                    c(values("amount", number(LESS_THAN_OR_EQUAL, "8")), PASSED, 1.0, 0),
                    c(values("amount", number(LESS_THAN, "8")), FAILED, 0.9, 1),
                    c(values("amount", number(EQUALS, "5")), FAILED, 0.1, 9),
                    c(values("amount", number(NOT_EQUALS, "5.5")), PASSED, 1.0, 0),
                    c(values("amount", number(BETWEEN, "-2", "9")), PASSED, 1.0, 0),
                    c(values("amount", number(BETWEEN, "-1", "8")), FAILED, 0.8, 2),
                    c(values("amount", number(NOT_BETWEEN, "-1", "8")), FAILED, 0.2, 8),
                    c(
                            values("amount", number(IN, "-1", "0", "1", "2", "3", "4", "5", "6", "7", "8.0")),
                            PASSED,
                            1.0,
                            0),
                    c(values("amount", number(NOT_IN, "7", "8")), FAILED, 0.8, 2),
                    // Operands beyond what a decimal of any engine can hold.
                    c(values("amount", number(LESS_THAN, "1e300")), PASSED, 1.0, 0),
                    c(values("amount", number(LESS_THAN, "1e-300")), FAILED, 0.2, 8),
                    c(values("zip", number(LESS_THAN, "20000")), PASSED, 1.0, 0),
                    c(values("mixed", number(GREATER_THAN, "0")), FAILED, 0.9, 1),
                    c(values("id", number(GREATER_THAN, "0")), PASSED, 1.0, 0),
                    c(values("created", number(GREATER_THAN, "0")), UNDECIDED, null, 0),
                    c(values("gone", number(GREATER_THAN, "0")), UNDECIDED, null, 0),
                    c(values("amount", number(GREATER_THAN, "abc")), UNDECIDED, null, 0),
                    // Deequ's own reading of DQDL looks at the minimum here, and fails.
                    c(
                            threshold(
                                    values("amount", number(GREATER_THAN_OR_EQUAL, "0")), number(GREATER_THAN, "0.8")),
                            PASSED,
                            0.9,
                            1),
                    c(
                            threshold(
                                    values("amount", number(GREATER_THAN_OR_EQUAL, "0")), number(GREATER_THAN, "0.95")),
                            FAILED,
                            0.9,
                            1),
                    c(where(values("amount", number(GREATER_THAN, "4")), "country = 'FR'"), PASSED, 1.0, 0),
                    c(where(values("amount", number(GREATER_THAN, "5")), "country = 'FR'"), FAILED, 2.0 / 3, 1),
                    c(where(values("amount", number(GREATER_THAN, "5")), "no such sql"), UNDECIDED, null, 0),
                    c(where(values("amount", number(GREATER_THAN, "5")), "gone = 1"), UNDECIDED, null, 0),
                    c(where(values("amount", number(GREATER_THAN, "5")), "rand() < 0.5"), UNDECIDED, null, 0),
                    c(where(values("amount", number(GREATER_THAN, "5")), "amount in (select 1)"), UNDECIDED, null, 0),
                    // values as text
                    c(values("country", text(IN, "DE", "FR")), PASSED, 1.0, 0),
                    c(values("country", text(IN, "DE")), FAILED, 6.0 / 9, 3),
                    c(values("country", text(NOT_IN, "IT")), PASSED, 1.0, 0),
                    c(values("country", text(NOT_EQUALS, "FR")), FAILED, 6.0 / 9, 3),
                    c(values("amount", text(NOT_EQUALS, "5")), FAILED, 0.9, 1),
                    c(values("country", text(MATCHES, "[A-Z]{2}")), PASSED, 1.0, 0),
                    c(values("country", text(MATCHES, "[A-Z]")), FAILED, 0.0, 9),
                    c(values("zip", text(MATCHES, "\\d{5}")), PASSED, 1.0, 0),
                    // A doubled backslash is what Java makes of it: a backslash, and no digit.
                    c(values("zip", text(MATCHES, "\\\\d{5}")), FAILED, 0.0, 10),
                    c(values("zip", text(NOT_MATCHES, "\\\\d{5}")), PASSED, 1.0, 0),
                    c(values("zip", text(MATCHES, "0\\d+|1\\d+")), PASSED, 1.0, 0),
                    c(values("zip", text(MATCHES, "[")), UNDECIDED, null, 0),
                    c(values("amount", text(MATCHES, "-?\\d")), PASSED, 1.0, 0),
                    // dates
                    c(values("created", date(GREATER_THAN_OR_EQUAL, "2024-01-01")), PASSED, 1.0, 0),
                    c(values("created", date(GREATER_THAN, "2024-01-01")), FAILED, 0.9, 1),
                    c(values("created", date(BETWEEN, "2023-12-31", "2024-01-11")), PASSED, 1.0, 0),
                    c(values("created", date(LESS_THAN, "2024-01-09T12:00:00Z")), FAILED, 0.9, 1),
                    c(values("amount", date(LESS_THAN, "2024-01-09")), UNDECIDED, null, 0),
                    // null, empty, blank
                    c(values("country", keyword(NOT_EQUALS, OperandType.NULL)), FAILED, 0.9, 1),
                    c(values("nothing", keyword(EQUALS, OperandType.NULL)), PASSED, 1.0, 0),
                    c(values("note", keyword(EQUALS, OperandType.NULL)), FAILED, 0.1, 9),
                    c(values("note", keyword(NOT_EQUALS, OperandType.EMPTY)), FAILED, 8.0 / 9, 1),
                    c(values("note", keyword(NOT_EQUALS, OperandType.WHITESPACES_ONLY)), FAILED, 8.0 / 9, 1),
                    c(values("country", keyword(NOT_EQUALS, OperandType.EMPTY)), PASSED, 1.0, 0),
                    c(values("country", keyword(GREATER_THAN, OperandType.EMPTY)), UNDECIDED, null, 0),
                    // lengths
                    c(rule(RuleKind.COLUMN_LENGTH, "zip", number(EQUALS, "5")), PASSED, 1.0, 0),
                    c(rule(RuleKind.COLUMN_LENGTH, "note", number(GREATER_THAN, "0")), FAILED, 8.0 / 9, 1),
                    c(rule(RuleKind.COLUMN_LENGTH, "mixed", number(BETWEEN, "0", "4")), FAILED, 0.9, 1),
                    c(
                            threshold(
                                    rule(RuleKind.COLUMN_LENGTH, "mixed", number(LESS_THAN, "4")),
                                    number(GREATER_THAN, "0.5")),
                            PASSED,
                            0.9,
                            1),
                    c(rule(RuleKind.COLUMN_LENGTH, "country", number(EQUALS, "2")), PASSED, 1.0, 0),
                    // queries
                    c(sql("select count(*) from primary", number(EQUALS, "10")), PASSED, 10.0, 0),
                    c(sql("select count(*) from primary", number(EQUALS, "11")), FAILED, 10.0, 0),
                    c(
                            sql(
                                    "with p as (select * from primary where amount > 0) select avg(amount) from p",
                                    number(EQUALS, "4.5")),
                            PASSED,
                            4.5,
                            0),
                    c(sql("select amount from primary", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("select 1, 2", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("select 'x'", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("select max(id) from primary where id > 100", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("select count(*) frm primary", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("select count(*) from primary; select 1", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("create table t as select 1", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("drop view primary", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(sql("set spark.sql.ansi.enabled=true", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(
                            sql("insert overwrite directory '/nonexistent/x' using csv select 1", number(EQUALS, "1")),
                            UNDECIDED,
                            null,
                            0),
                    c(
                            sql("select transform(id) using 'cat' as (x) from primary", number(EQUALS, "1")),
                            UNDECIDED,
                            null,
                            0),
                    c(
                            sql(
                                    "select (select count(*) from (select transform(id) using 'cat' as (x) from primary)) n",
                                    number(EQUALS, "1")),
                            UNDECIDED,
                            null,
                            0),
                    c(sql("select count(*) from csv.`/etc/passwd`", number(EQUALS, "1")), UNDECIDED, null, 0),
                    c(
                            sql(
                                    "select length(java_method('java.lang.System', 'getProperty', 'user.dir'))",
                                    number(EQUALS, "1")),
                            UNDECIDED,
                            null,
                            0),
                    // keys
                    c(of(RuleKind.IS_PRIMARY_KEY, null, "pair"), PASSED, 1.0, 0),
                    c(of(RuleKind.IS_PRIMARY_KEY, null, "id"), FAILED, 0.7, 3),
                    c(of(RuleKind.IS_PRIMARY_KEY, null, "id", "pair"), FAILED, 0.9, 1),
                    c(of(RuleKind.UNIQUE_VALUE_RATIO, number(GREATER_THAN, "0.8"), "id"), PASSED, 7.0 / 8, 0),
                    c(of(RuleKind.UNIQUE_VALUE_RATIO, number(GREATER_THAN, "0.9"), "id"), FAILED, 7.0 / 8, 0),
                    c(of(RuleKind.UNIQUE_VALUE_RATIO, number(EQUALS, "1"), "nothing"), PASSED, 1.0, 0),
                    c(of(RuleKind.DISTINCT_VALUES_COUNT, number(EQUALS, "8"), "id"), PASSED, 8.0, 0),
                    c(of(RuleKind.DISTINCT_VALUES_COUNT, number(EQUALS, "9"), "id"), FAILED, 8.0, 0),
                    c(of(RuleKind.DUPLICATE_ROW_COUNT, number(EQUALS, "0")), PASSED, 0.0, 0),
                    c(of(RuleKind.DUPLICATE_ROW_COUNT, number(EQUALS, "0"), "country"), FAILED, 7.0, 0),
                    // columns
                    c(of(RuleKind.COLUMN_COUNT, number(EQUALS, "9")), PASSED, 9.0, 0),
                    c(of(RuleKind.COLUMN_COUNT, number(LESS_THAN, "9")), FAILED, 9.0, 0),
                    c(
                            of(RuleKind.COLUMN_NAMES_MATCH_PATTERN, null)
                                    .with()
                                    .arguments(List.of("[a-z]+"))
                                    .build(),
                            PASSED,
                            1.0,
                            0),
                    c(
                            of(RuleKind.COLUMN_NAMES_MATCH_PATTERN, null)
                                    .with()
                                    .arguments(List.of("[a-m].*"))
                                    .build(),
                            FAILED,
                            5.0 / 9,
                            0),
                    // types
                    c(type("amount", "Integer"), PASSED, 1.0, 0),
                    c(type("zip", "Long"), PASSED, 1.0, 0),
                    c(type("mixed", "Integer"), FAILED, 0.8, 2),
                    c(type("mixed", "Double"), FAILED, 0.9, 1),
                    c(type("created", "Date"), PASSED, 1.0, 0),
                    c(type("created", "Timestamp"), PASSED, 1.0, 0),
                    c(type("pair", "Date"), FAILED, 0.0, 10),
                    c(type("pair", "Boolean"), FAILED, 0.0, 10),
                    c(type("pair", "String"), PASSED, 1.0, 0),
                    // ages, ten days to one
                    c(age("PT240H", LESS_THAN_OR_EQUAL), PASSED, 1.0, 0),
                    c(age("PT240H", LESS_THAN), FAILED, 0.9, 1),
                    c(age("PT48H", GREATER_THAN), FAILED, 0.8, 2),
                    // statistics
                    c(of(RuleKind.MEAN, number(EQUALS, "3.5"), "amount"), PASSED, 3.5, 0),
                    c(of(RuleKind.MEAN, number(GREATER_THAN, "4"), "amount"), FAILED, 3.5, 0),
                    c(of(RuleKind.MEAN, number(GREATER_THAN, "4"), "nothing"), FAILED, null, 0),
                    c(where(of(RuleKind.MEAN, number(EQUALS, "6"), "amount"), "country = 'FR'"), PASSED, 6.0, 0),
                    c(of(RuleKind.SUM, number(EQUALS, "35"), "amount"), PASSED, 35.0, 0),
                    c(of(RuleKind.SUM, number(GREATER_THAN, "35"), "amount"), FAILED, 35.0, 0),
                    c(of(RuleKind.SUM, number(EQUALS, "0"), "nothing"), PASSED, 0.0, 0),
                    c(of(RuleKind.VARIANCE, number(EQUALS, "8.25"), "amount"), PASSED, 8.25, 0),
                    c(of(RuleKind.VARIANCE, number(LESS_THAN, "8"), "amount"), FAILED, 8.25, 0),
                    c(
                            of(RuleKind.STANDARD_DEVIATION, number(BETWEEN, "2.87", "2.88"), "amount"),
                            PASSED,
                            Math.sqrt(8.25),
                            0),
                    c(of(RuleKind.STANDARD_DEVIATION, number(LESS_THAN, "2.8"), "amount"), FAILED, Math.sqrt(8.25), 0),
                    c(of(RuleKind.SKEWNESS, number(BETWEEN, "-0.001", "0.001"), "amount"), PASSED, 0.0, 0),
                    c(of(RuleKind.SKEWNESS, number(GREATER_THAN, "1"), "amount"), FAILED, 0.0, 0),
                    c(
                            of(RuleKind.KURTOSIS, number(LESS_THAN, "-1.2"), "amount"),
                            PASSED,
                            120.8625 / (8.25 * 8.25) - 3,
                            0),
                    c(
                            of(RuleKind.KURTOSIS, number(GREATER_THAN, "0"), "amount"),
                            FAILED,
                            120.8625 / (8.25 * 8.25) - 3,
                            0),
                    c(of(RuleKind.RANGE, number(EQUALS, "9"), "amount"), PASSED, 9.0, 0),
                    c(of(RuleKind.RANGE, number(LESS_THAN, "9"), "amount"), FAILED, 9.0, 0),
                    c(of(RuleKind.INTERQUARTILE_RANGE, number(EQUALS, "4.5"), "amount"), PASSED, 4.5, 0),
                    c(of(RuleKind.INTERQUARTILE_RANGE, number(EQUALS, "5"), "amount"), FAILED, 4.5, 0),
                    c(of(RuleKind.ZEROS_COUNT, number(EQUALS, "1"), "amount"), PASSED, 1.0, 0),
                    c(of(RuleKind.ZEROS_COUNT, number(EQUALS, "0"), "amount"), FAILED, 1.0, 0),
                    c(of(RuleKind.ENTROPY, number(GREATER_THAN, "0.63"), "country"), PASSED, ENTROPY, 0),
                    c(of(RuleKind.ENTROPY, number(GREATER_THAN, "0.7"), "country"), FAILED, ENTROPY, 0),
                    c(of(RuleKind.ENTROPY, number(GREATER_THAN_OR_EQUAL, "0"), "nothing"), PASSED, 0.0, 0),
                    c(
                            of(RuleKind.COLUMN_CORRELATION, number(GREATER_THAN, "0.99"), "id", "amount"),
                            PASSED,
                            CORRELATION,
                            0),
                    c(of(RuleKind.COLUMN_CORRELATION, number(LESS_THAN, "0"), "id", "amount"), FAILED, CORRELATION, 0),
                    c(of(RuleKind.MEAN, number(EQUALS, "1"), "created"), UNDECIDED, null, 0),
                    // null policies
                    c(nulls(NullPolicy.PASS, values("country", text(IN, "DE"))), FAILED, 0.7, 3),
                    c(nulls(NullPolicy.FAIL, values("country", text(IN, "DE"))), FAILED, 0.6, 4),
                    c(nulls(NullPolicy.FAIL, values("country", text(IN, "DE", "FR"))), FAILED, 0.9, 1),
                    c(nulls(NullPolicy.PASS, values("nothing", number(GREATER_THAN, "0"))), PASSED, 1.0, 0),
                    c(nulls(NullPolicy.FAIL, values("nothing", number(GREATER_THAN, "0"))), FAILED, 0.0, 10),
                    c(values("nothing", number(GREATER_THAN, "0")), PASSED, null, 0),
                    // joined rules
                    c(
                            joined(
                                    RuleKind.AND,
                                    false,
                                    rule(RuleKind.IS_COMPLETE, "pair"),
                                    rule(RuleKind.IS_COMPLETE, "amount")),
                            PASSED,
                            null,
                            0),
                    c(
                            joined(
                                    RuleKind.AND,
                                    false,
                                    rule(RuleKind.IS_COMPLETE, "pair"),
                                    rule(RuleKind.IS_COMPLETE, "country")),
                            FAILED,
                            null,
                            1),
                    c(
                            joined(
                                    RuleKind.AND,
                                    false,
                                    rule(RuleKind.IS_UNIQUE, "id"),
                                    values("amount", number(LESS_THAN, "7"))),
                            FAILED,
                            null,
                            3),
                    c(
                            joined(
                                    RuleKind.AND,
                                    false,
                                    rowCount(number(EQUALS, "9")),
                                    rule(RuleKind.IS_COMPLETE, "country")),
                            FAILED,
                            null,
                            0),
                    c(
                            joined(
                                    RuleKind.OR,
                                    false,
                                    rowCount(number(EQUALS, "9")),
                                    rule(RuleKind.IS_COMPLETE, "pair")),
                            PASSED,
                            null,
                            0),
                    c(
                            joined(
                                    RuleKind.OR,
                                    false,
                                    rowCount(number(EQUALS, "9")),
                                    rule(RuleKind.IS_COMPLETE, "country")),
                            FAILED,
                            null,
                            0),
                    c(
                            joined(
                                    RuleKind.AND,
                                    false,
                                    rule(RuleKind.IS_COMPLETE, "gone"),
                                    rule(RuleKind.IS_COMPLETE, "pair")),
                            UNDECIDED,
                            null,
                            0),
                    c(
                            joined(
                                    RuleKind.OR,
                                    true,
                                    values("amount", number(LESS_THAN, "5")),
                                    values("country", text(EQUALS, "FR"))),
                            PASSED,
                            1.0,
                            0),
                    c(
                            joined(
                                    RuleKind.AND,
                                    true,
                                    values("amount", number(LESS_THAN, "8")),
                                    values("country", text(EQUALS, "DE"))),
                            FAILED,
                            0.6,
                            4),
                    c(
                            joined(
                                    RuleKind.OR,
                                    true,
                                    values("amount", number(LESS_THAN, "5")),
                                    values("pair", text(IN, "g", "h", "i", "j"))),
                            PASSED,
                            1.0,
                            0),
                    c(
                            joined(
                                    RuleKind.AND,
                                    true,
                                    rule(RuleKind.IS_UNIQUE, "id"),
                                    rule(RuleKind.IS_COMPLETE, "pair")),
                            UNDECIDED,
                            null,
                            0),
                    // other datasets
                    c(refers("country", "countries", "code"), PASSED, 1.0, 0),
                    c(refers("pair", "countries", "code"), FAILED, 0.0, 10),
                    c(refers("pair", "copy", "pair"), FAILED, 0.8, 2),
                    c(refers("country", "nowhere", "code"), UNDECIDED, null, 0),
                    c(nulls(NullPolicy.FAIL, refers("country", "countries", "code")), FAILED, 0.9, 1),
                    c(compared(RuleKind.ROW_COUNT_MATCH, "countries", number(EQUALS, "5")), PASSED, 5.0, 0),
                    c(compared(RuleKind.ROW_COUNT_MATCH, "copy", number(EQUALS, "1")), FAILED, 1.25, 0),
                    c(compared(RuleKind.SCHEMA_MATCH, "copy", number(EQUALS, "1")), PASSED, 1.0, 0),
                    c(compared(RuleKind.SCHEMA_MATCH, "countries", number(GREATER_THAN, "0")), FAILED, 0.0, 0),
                    c(aggregates("sum(amount)", "sum(copy.amount)", number(GREATER_THAN, "1")), PASSED, 35.0 / 20, 0),
                    c(aggregates("count(*)", "count(copy.country)", number(EQUALS, "1")), FAILED, 10.0 / 8, 0),
                    c(datasets(number(EQUALS, "0.8")), PASSED, 0.8, 0),
                    c(datasets(number(EQUALS, "1")), FAILED, 0.8, 0),
                    // queries over more than the batch, and rows as an answer
                    c(
                            sql(
                                    "select count(*) from primary p join countries c on p.country = c.code",
                                    number(EQUALS, "9")),
                            PASSED,
                            9.0,
                            0),
                    c(rowsOf("select id from primary where amount >= 0", number(GREATER_THAN, "0.8")), PASSED, 0.9, 0),
                    c(rowsOf("select id from primary where amount >= 0", number(GREATER_THAN, "0.9")), FAILED, 0.9, 0))
            .toList();

    /** All of them, each with an id of its own, to be checked together as in production. */
    public static List<Rule> rules() {
        return IntStream.range(0, CASES.size())
                .mapToObj(i -> id("r" + i, CASES.get(i).rule()))
                .toList();
    }

    private static Rule values(String column, Condition condition) {
        return rule(RuleKind.COLUMN_VALUES, column, condition);
    }

    private static Rule nulls(NullPolicy policy, Rule rule) {
        return rule.with().nulls(policy).build();
    }

    private static Rule of(RuleKind kind, @Nullable Condition condition, String... columns) {
        return Rule.builder(
                        "r1",
                        kind.dqdlName() + " " + String.join(" ", columns)
                                + (condition == null ? "" : " " + condition.operator() + " " + condition.operands()),
                        1,
                        kind)
                .columns(List.of(columns))
                .condition(condition)
                .build();
    }

    private static Rule joined(RuleKind kind, boolean rowWise, Rule... parts) {
        String text = Stream.of(parts)
                .map(part -> "(" + part.text() + ")")
                .collect(Collectors.joining(" " + kind.dqdlName() + " "));
        return Rule.builder("r1", text + (rowWise ? " row by row" : ""), 1, kind)
                .rowWise(rowWise)
                .parts(List.of(parts))
                .build();
    }

    private static Rule age(String duration, Operator operator) {
        return of(RuleKind.DATA_FRESHNESS, new Condition(operator, OperandType.DURATION, List.of(duration)), "created");
    }

    private static Rule type(String column, String type) {
        return of(RuleKind.COLUMN_DATA_TYPE, text(EQUALS, type), column);
    }

    private static Rule refers(String column, String alias, String theirs) {
        return Rule.builder(
                        "r1",
                        "ReferentialIntegrity " + column + " " + alias + "." + theirs,
                        1,
                        RuleKind.REFERENTIAL_INTEGRITY)
                .columns(List.of(column))
                .reference(new Reference(alias, List.of(theirs), List.of()))
                .build();
    }

    private static Rule compared(RuleKind kind, String alias, Condition condition) {
        return Rule.builder(
                        "r1",
                        kind.dqdlName() + " " + alias + " " + condition.operator() + " " + condition.operands(),
                        1,
                        kind)
                .reference(new Reference(alias, List.of(), List.of()))
                .condition(condition)
                .build();
    }

    private static Rule rowsOf(String sql, Condition threshold) {
        return Rule.builder(
                        "r1",
                        "CustomSql \"" + sql + "\" with threshold " + threshold.operator() + threshold.operands(),
                        1,
                        RuleKind.CUSTOM_SQL)
                .sql(sql)
                .threshold(threshold)
                .build();
    }

    private static Rule aggregates(String first, String second, Condition condition) {
        return Rule.builder(
                        "r1",
                        "AggregateMatch " + first + " " + second + " " + condition.operator(),
                        1,
                        RuleKind.AGGREGATE_MATCH)
                .arguments(List.of(first, second))
                .condition(condition)
                .build();
    }

    private static Rule datasets(Condition condition) {
        return Rule.builder("r1", "DatasetMatch copy pair " + condition.operator(), 1, RuleKind.DATASET_MATCH)
                .columns(List.of("pair"))
                .reference(new Reference("copy", List.of("pair"), List.of()))
                .condition(condition)
                .build();
    }

    private static Case c(Rule rule, Outcome outcome, @Nullable Double metric, long failingRows) {
        return new Case(rule, outcome, metric, failingRows);
    }
}
