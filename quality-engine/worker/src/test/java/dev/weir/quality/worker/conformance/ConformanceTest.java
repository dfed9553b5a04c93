package dev.weir.quality.worker.conformance;

import static dev.weir.quality.contract.CheckReport.Outcome.FAILED;
import static dev.weir.quality.contract.CheckReport.Outcome.PASSED;
import static dev.weir.quality.contract.CheckReport.Outcome.SKIPPED;
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
import static dev.weir.quality.worker.conformance.Rules.about;
import static dev.weir.quality.worker.conformance.Rules.against;
import static dev.weir.quality.worker.conformance.Rules.age;
import static dev.weir.quality.worker.conformance.Rules.all;
import static dev.weir.quality.worker.conformance.Rules.any;
import static dev.weir.quality.worker.conformance.Rules.arguments;
import static dev.weir.quality.worker.conformance.Rules.comparing;
import static dev.weir.quality.worker.conformance.Rules.date;
import static dev.weir.quality.worker.conformance.Rules.decided;
import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.keyword;
import static dev.weir.quality.worker.conformance.Rules.nulls;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowCount;
import static dev.weir.quality.worker.conformance.Rules.rowWise;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.sql;
import static dev.weir.quality.worker.conformance.Rules.text;
import static dev.weir.quality.worker.conformance.Rules.threshold;
import static dev.weir.quality.worker.conformance.Rules.uniqueness;
import static dev.weir.quality.worker.conformance.Rules.warn;
import static dev.weir.quality.worker.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.ColumnPair;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.contract.RuleKind.Answerer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What every rule means, both ways. All rules are checked together, in the one pass that they share in production.
 *
 * <p>The batch, ten rows: {@code id} 1 to 8, 8, and a null; {@code pair} all different with {@code id}; {@code country} DE
 * x6, FR x3, a null; {@code amount} -1 to 8; {@code zip} with leading zeros; {@code created} dates; {@code note} empty,
 * blank, and null ones; {@code mixed} numbers and a word. It was checked a day after the last {@code created}.
 *
 * <p>The other datasets: {@code iso} with DE and FR, {@code eu} with DE and a null, {@code twin} like the batch but for the
 * second row's country, {@code none} without rows.
 */
class ConformanceTest {
    private static final String[] BATCH = {
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
        ",j,,8,00007,2024-01-10,,many,",
    };

    private static final Rule COMPLETE_COUNTRY = rule(RuleKind.IS_COMPLETE, "country");
    private static final Rule COMPLETE_PAIR = rule(RuleKind.IS_COMPLETE, "pair");
    private static final Rule UNKNOWN = rule(RuleKind.IS_COMPLETE, "gone");
    private static final Rule MANY = rowCount(number(GREATER_THAN, "100"));
    private static final Rule NOT_NEGATIVE = values("amount", number(GREATER_THAN, "-1"));
    private static final Condition ONE = number(EQUALS, "1");

    private record Case(Rule rule, Outcome outcome, Double metric, long failingRows) {
        @Override
        public String toString() {
            return rule.text() + " -> " + outcome;
        }
    }

    static final List<Case> CASES = Stream.of(
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
                    c(rule(RuleKind.IS_PRIMARY_KEY, "pair"), PASSED, 1.0, 0),
                    c(rule(RuleKind.IS_PRIMARY_KEY, "id"), FAILED, 0.7, 3),
                    c(about(RuleKind.IS_PRIMARY_KEY, null, "id", "pair"), FAILED, 0.9, 1),
                    c(where(rule(RuleKind.IS_PRIMARY_KEY, "id"), "amount < 6"), PASSED, 1.0, 0),
                    // columns
                    c(about(RuleKind.COLUMN_COUNT, number(EQUALS, "9")), PASSED, 9.0, 0),
                    c(about(RuleKind.COLUMN_COUNT, number(LESS_THAN, "9")), FAILED, 9.0, 0),
                    c(arguments(RuleKind.COLUMN_NAMES_MATCH_PATTERN, null, "[a-z]+"), PASSED, 1.0, 0),
                    c(arguments(RuleKind.COLUMN_NAMES_MATCH_PATTERN, null, "[^n].*"), FAILED, 7.0 / 9, 0),
                    // types of values
                    c(typed("zip", "INTEGER"), PASSED, 1.0, 0),
                    c(typed("mixed", "Integer"), FAILED, 0.8, 2),
                    c(typed("mixed", "Double"), FAILED, 0.9, 1),
                    c(typed("amount", "Long"), PASSED, 1.0, 0),
                    c(typed("amount", "Boolean"), FAILED, 0.0, 10),
                    c(typed("created", "Date"), PASSED, 1.0, 0),
                    c(typed("created", "Timestamp"), PASSED, 1.0, 0),
                    c(typed("created", "Float"), FAILED, 0.0, 10),
                    c(typed("country", "String"), PASSED, 1.0, 0),
                    c(typed("nothing", "Boolean"), PASSED, null, 0),
                    c(typed("country", "Colour"), UNDECIDED, null, 0),
                    c(threshold(typed("mixed", "Double"), number(GREATER_THAN, "0.8")), PASSED, 0.9, 1),
                    // ages
                    c(rule(RuleKind.DATA_FRESHNESS, "created", age(LESS_THAN_OR_EQUAL, "PT240H")), PASSED, 1.0, 0),
                    c(rule(RuleKind.DATA_FRESHNESS, "created", age(LESS_THAN, "PT240H")), FAILED, 0.9, 1),
                    c(rule(RuleKind.DATA_FRESHNESS, "created", age(BETWEEN, "PT0H", "PT72H")), FAILED, 0.2, 8),
                    c(rule(RuleKind.DATA_FRESHNESS, "created", age(NOT_BETWEEN, "PT0H", "PT72H")), FAILED, 0.8, 2),
                    c(rule(RuleKind.DATA_FRESHNESS, "created", age(GREATER_THAN, "PT23H")), PASSED, 1.0, 0),
                    c(rule(RuleKind.DATA_FRESHNESS, "amount", age(GREATER_THAN, "PT23H")), UNDECIDED, null, 0),
                    // numbers
                    n(RuleKind.MEAN, "amount", 3.5),
                    not(RuleKind.MEAN, "amount", 3.5),
                    n(RuleKind.SUM, "amount", 35.0),
                    not(RuleKind.SUM, "amount", 35.0),
                    n(RuleKind.SUM, "nothing", 0.0),
                    n(RuleKind.STANDARD_DEVIATION, "amount", Math.sqrt(8.25)),
                    not(RuleKind.STANDARD_DEVIATION, "amount", Math.sqrt(8.25)),
                    n(RuleKind.VARIANCE, "amount", 8.25),
                    not(RuleKind.VARIANCE, "amount", 8.25),
                    n(RuleKind.SKEWNESS, "amount", 0.0),
                    not(RuleKind.SKEWNESS, "amount", 0.0),
                    n(RuleKind.KURTOSIS, "amount", -606.0 / 495),
                    not(RuleKind.KURTOSIS, "amount", -606.0 / 495),
                    n(RuleKind.RANGE, "amount", 9.0),
                    not(RuleKind.RANGE, "amount", 9.0),
                    n(RuleKind.INTERQUARTILE_RANGE, "amount", 4.5),
                    not(RuleKind.INTERQUARTILE_RANGE, "amount", 4.5),
                    n(RuleKind.ZEROS_COUNT, "amount", 1.0),
                    not(RuleKind.ZEROS_COUNT, "amount", 1.0),
                    n(RuleKind.ENTROPY, "pair", Math.log(10)),
                    not(RuleKind.ENTROPY, "pair", Math.log(10)),
                    n(RuleKind.DISTINCT_VALUES_COUNT, "country", 2.0),
                    not(RuleKind.DISTINCT_VALUES_COUNT, "country", 2.0),
                    n(RuleKind.UNIQUE_VALUE_RATIO, "id", 7.0 / 8),
                    not(RuleKind.UNIQUE_VALUE_RATIO, "id", 7.0 / 8),
                    n(RuleKind.UNIQUE_VALUE_RATIO, "nothing", 1.0),
                    n(RuleKind.DUPLICATE_ROW_COUNT, "country", 7.0),
                    not(RuleKind.DUPLICATE_ROW_COUNT, "country", 7.0),
                    c(about(RuleKind.DUPLICATE_ROW_COUNT, number(EQUALS, "0")), PASSED, 0.0, 0),
                    c(
                            about(RuleKind.COLUMN_CORRELATION, number(GREATER_THAN, "0.9"), "id", "amount"),
                            PASSED,
                            0.9941002434954168,
                            0),
                    c(about(RuleKind.COLUMN_CORRELATION, number(LESS_THAN, "0"), "amount", "amount"), FAILED, 1.0, 0),
                    c(where(rule(RuleKind.MEAN, "amount", number(EQUALS, "6")), "country = 'FR'"), PASSED, 6.0, 0),
                    c(where(rule(RuleKind.INTERQUARTILE_RANGE, "amount", ONE), "country = 'FR'"), PASSED, 1.0, 0),
                    c(
                            where(
                                    rule(RuleKind.DISTINCT_VALUES_COUNT, "amount", number(EQUALS, "3")),
                                    "country = 'FR'"),
                            PASSED,
                            3.0,
                            0),
                    // Text is read as numbers where it can be.
                    c(rule(RuleKind.MEAN, "mixed", number(BETWEEN, "8", "9")), PASSED, 72.5 / 9, 0),
                    c(rule(RuleKind.MEAN, "country", number(GREATER_THAN, "0")), FAILED, null, 0),
                    c(rule(RuleKind.MEAN, "nothing", number(GREATER_THAN, "0")), FAILED, null, 0),
                    c(rule(RuleKind.MEAN, "created", number(GREATER_THAN, "0")), UNDECIDED, null, 0),
                    c(rule(RuleKind.MEAN, "gone", number(GREATER_THAN, "0")), UNDECIDED, null, 0),
                    // null policies
                    c(nulls(values("country", text(IN, "DE", "FR")), NullPolicy.PASS), PASSED, 1.0, 0),
                    c(nulls(values("country", text(IN, "DE", "FR")), NullPolicy.FAIL), FAILED, 0.9, 1),
                    c(nulls(values("country", text(IN, "DE")), NullPolicy.PASS), FAILED, 0.7, 3),
                    c(nulls(values("country", text(IN, "DE")), NullPolicy.SKIP), FAILED, 6.0 / 9, 3),
                    c(nulls(values("nothing", number(GREATER_THAN, "0")), NullPolicy.PASS), PASSED, 1.0, 0),
                    c(nulls(values("nothing", number(GREATER_THAN, "0")), NullPolicy.FAIL), FAILED, 0.0, 10),
                    c(nulls(values("nothing", number(GREATER_THAN, "0")), NullPolicy.SKIP), PASSED, null, 0),
                    c(
                            nulls(rule(RuleKind.COLUMN_LENGTH, "country", number(EQUALS, "2")), NullPolicy.FAIL),
                            FAILED,
                            0.9,
                            1),
                    c(nulls(typed("country", "String"), NullPolicy.FAIL), FAILED, 0.9, 1),
                    c(
                            nulls(
                                    against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "iso", "code"),
                                    NullPolicy.FAIL),
                            FAILED,
                            0.9,
                            1),
                    // A word is no number, whatever nulls are.
                    c(nulls(values("mixed", number(GREATER_THAN, "0")), NullPolicy.PASS), FAILED, 0.9, 1),
                    // other datasets
                    c(against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "iso", "code"), PASSED, 1.0, 0),
                    c(against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "eu", "code"), FAILED, 6.0 / 9, 3),
                    c(
                            against(
                                    rule(RuleKind.REFERENTIAL_INTEGRITY, "country", number(GREATER_THAN, "0.5")),
                                    "eu",
                                    "code"),
                            PASSED,
                            6.0 / 9,
                            3),
                    c(
                            against(
                                    about(RuleKind.REFERENTIAL_INTEGRITY, null, "pair", "amount"),
                                    "twin",
                                    "pair",
                                    "amount"),
                            PASSED,
                            1.0,
                            0),
                    c(
                            against(
                                    about(RuleKind.REFERENTIAL_INTEGRITY, null, "pair", "country"),
                                    "twin",
                                    "pair",
                                    "country"),
                            FAILED,
                            8.0 / 9,
                            1),
                    c(
                            where(against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "eu", "code"), "amount < 5"),
                            PASSED,
                            1.0,
                            0),
                    c(against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "iso", "gone"), UNDECIDED, null, 0),
                    c(against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "lost", "code"), UNDECIDED, null, 0),
                    c(against(about(RuleKind.ROW_COUNT_MATCH, ONE), "twin"), PASSED, 1.0, 0),
                    c(against(about(RuleKind.ROW_COUNT_MATCH, ONE), "iso"), FAILED, 5.0, 0),
                    c(against(about(RuleKind.ROW_COUNT_MATCH, number(GREATER_THAN, "0.5")), "none"), FAILED, null, 0),
                    c(
                            where(
                                    against(about(RuleKind.ROW_COUNT_MATCH, number(EQUALS, "1.5")), "iso"),
                                    "country = 'FR'"),
                            PASSED,
                            1.5,
                            0),
                    c(against(about(RuleKind.SCHEMA_MATCH, ONE), "twin"), PASSED, 1.0, 0),
                    c(against(about(RuleKind.SCHEMA_MATCH, ONE), "iso"), FAILED, 0.0, 0),
                    c(arguments(RuleKind.AGGREGATE_MATCH, ONE, "sum(amount)", "sum(twin.amount)"), PASSED, 1.0, 0),
                    c(arguments(RuleKind.AGGREGATE_MATCH, ONE, "avg(amount)", "max(twin.amount)"), FAILED, 3.5 / 8, 0),
                    c(
                            arguments(RuleKind.AGGREGATE_MATCH, number(EQUALS, "5"), "count(*)", "count(iso.code)"),
                            PASSED,
                            5.0,
                            0),
                    c(arguments(RuleKind.AGGREGATE_MATCH, ONE, "min(country)", "sum(iso.code)"), UNDECIDED, null, 0),
                    c(
                            against(
                                    rule(RuleKind.DATASET_MATCH, "pair", number(GREATER_THAN_OR_EQUAL, "0.9")),
                                    "twin",
                                    "pair"),
                            PASSED,
                            0.9,
                            0),
                    c(against(rule(RuleKind.DATASET_MATCH, "pair", ONE), "twin", "pair"), FAILED, 0.9, 0),
                    c(
                            comparing(
                                    against(rule(RuleKind.DATASET_MATCH, "pair", ONE), "twin", "pair"),
                                    new ColumnPair("amount", "amount")),
                            PASSED,
                            1.0,
                            0),
                    // A key that is there twice, or null, matches nothing.
                    c(
                            comparing(
                                    against(rule(RuleKind.DATASET_MATCH, "id", ONE), "twin", "id"),
                                    new ColumnPair("zip", "zip")),
                            FAILED,
                            0.7,
                            0),
                    // queries with other answers
                    c(sql("select count(*) = 10 from primary", ONE), PASSED, 1.0, 0),
                    c(sql("select count(*) > 10 from primary", ONE), FAILED, 0.0, 0),
                    c(
                            sql("select count(*) from primary p join iso on p.country = iso.code", number(EQUALS, "9")),
                            PASSED,
                            9.0,
                            0),
                    c(sql("select count(*) from lost", number(EQUALS, "9")), UNDECIDED, null, 0),
                    c(rows("select * from primary where amount >= 0", number(GREATER_THAN, "0.8")), PASSED, 0.9, 0),
                    c(rows("select * from primary where amount >= 0", number(GREATER_THAN, "0.9")), FAILED, 0.9, 0),
                    // known before
                    c(decided(PASSED, 3.0), PASSED, 3.0, 0),
                    c(decided(FAILED, 3.0), FAILED, 3.0, 0),
                    c(decided(SKIPPED, null), SKIPPED, null, 0),
                    c(about(RuleKind.FILE_SIZE, number(GREATER_THAN, "1")), UNDECIDED, null, 0),
                    c(rule(RuleKind.ALL_STATISTICS, "id"), UNDECIDED, null, 0),
                    // told, and nothing kept out for it
                    c(warn(rule(RuleKind.IS_COMPLETE, "country")), FAILED, 0.9, 1),
                    // rules joined, by their answers
                    c(all(COMPLETE_PAIR, rowCount(number(EQUALS, "10"))), PASSED, null, 0),
                    c(all(COMPLETE_COUNTRY, NOT_NEGATIVE), FAILED, null, 2),
                    c(all(COMPLETE_COUNTRY, COMPLETE_COUNTRY), FAILED, null, 1),
                    c(all(COMPLETE_COUNTRY, MANY), FAILED, null, 0),
                    c(all(COMPLETE_COUNTRY, rule(RuleKind.IS_UNIQUE, "id")), FAILED, null, 3),
                    c(all(COMPLETE_PAIR, UNKNOWN), UNDECIDED, null, 0),
                    c(all(COMPLETE_COUNTRY, UNKNOWN), FAILED, null, 1),
                    c(any(COMPLETE_COUNTRY, COMPLETE_PAIR), PASSED, null, 0),
                    c(any(COMPLETE_COUNTRY, NOT_NEGATIVE), FAILED, null, 0),
                    c(any(COMPLETE_COUNTRY, UNKNOWN), UNDECIDED, null, 0),
                    c(any(COMPLETE_PAIR, UNKNOWN), PASSED, null, 0),
                    c(all(COMPLETE_PAIR, decided(SKIPPED, null)), SKIPPED, null, 0),
                    c(all(any(COMPLETE_PAIR, MANY), all(COMPLETE_COUNTRY, NOT_NEGATIVE)), FAILED, null, 2),
                    c(all(any(COMPLETE_COUNTRY, MANY), NOT_NEGATIVE), FAILED, null, 0),
                    c(warn(all(COMPLETE_COUNTRY, NOT_NEGATIVE)), FAILED, null, 0),
                    // rules joined, row by row
                    c(rowWise(all(COMPLETE_COUNTRY, NOT_NEGATIVE)), FAILED, 0.8, 2),
                    c(rowWise(any(COMPLETE_COUNTRY, NOT_NEGATIVE)), PASSED, 1.0, 0),
                    // What a part does not speak about satisfies it: a null country, a row outside of its where.
                    c(
                            rowWise(any(
                                    values("country", text(EQUALS, "DE")),
                                    values("amount", number(GREATER_THAN, "5")))),
                            FAILED,
                            0.9,
                            1),
                    c(
                            rowWise(any(
                                    nulls(values("country", text(EQUALS, "DE")), NullPolicy.FAIL),
                                    values("amount", number(BETWEEN, "5", "8")))),
                            FAILED,
                            0.8,
                            2),
                    c(
                            rowWise(all(
                                    where(values("amount", number(GREATER_THAN, "0")), "country = 'FR'"),
                                    COMPLETE_PAIR)),
                            PASSED,
                            1.0,
                            0),
                    c(
                            rowWise(all(
                                    against(rule(RuleKind.REFERENTIAL_INTEGRITY, "country"), "eu", "code"),
                                    NOT_NEGATIVE)),
                            FAILED,
                            0.6,
                            4),
                    c(rowWise(all(COMPLETE_COUNTRY, MANY)), UNDECIDED, null, 0),
                    c(rowWise(all(COMPLETE_COUNTRY, UNKNOWN)), UNDECIDED, null, 0))
            .toList();

    private static CheckReport report;

    @BeforeAll
    static void checkAll(@TempDir Path dir) {
        List<Rule> rules = new ArrayList<>();
        CASES.forEach(c -> rules.add(id("r" + rules.size(), c.rule())));
        report = Checks.in(dir.resolve("batch"))
                .csv("a.csv", BATCH)
                .reference("iso", Checks.in(dir.resolve("iso")).csv("iso.csv", "code", "DE", "FR"))
                .reference("eu", Checks.in(dir.resolve("eu")).csv("eu.csv", "code,name", "DE,x", ",y"))
                .reference("twin", Checks.in(dir.resolve("twin")).csv("twin.csv", twin()))
                .reference("none", Checks.in(dir.resolve("none")).csv("none.csv", "code"))
                .check(rules.toArray(Rule[]::new));
        assertThat(report.error()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void means(Case expected) {
        RuleOutcome found = report.outcomes().get(CASES.indexOf(expected));

        assertThat(found.outcome()).as(found.message()).isEqualTo(expected.outcome());
        if (expected.metric() == null) {
            assertThat(found.metric()).as(found.message()).isNull();
        } else {
            assertThat(found.metric()).as(found.message()).isCloseTo(expected.metric(), within(1e-12));
        }
        assertThat(found.failingRows()).as(found.message()).isEqualTo(expected.failingRows());
    }

    @ParameterizedTest
    @EnumSource(RuleKind.class)
    void isTestedBothWays(RuleKind kind) {
        if (kind.answerer() != Answerer.ENGINE && kind.answerer() != Answerer.PARTS) {
            return;
        }

        assertThat(CASES)
                .filteredOn(c -> c.rule().kind() == kind)
                .extracting(Case::outcome)
                .contains(PASSED, FAILED);
    }

    @Test
    void tellsTheMetricsOfTheHistory() {
        assertThat(report.metrics())
                .contains(
                        new CheckReport.MetricValue("Dataset.*.RowCount", 10),
                        new CheckReport.MetricValue("Column.country.Completeness", 0.9),
                        new CheckReport.MetricValue("Column.amount.Mean", 3.5),
                        new CheckReport.MetricValue("Column.amount.Mean[where country = 'FR']", 6),
                        new CheckReport.MetricValue("Column.country.ReferentialIntegrity[eu]", 6.0 / 9));
        assertThat(report.metrics()).extracting(CheckReport.MetricValue::name).doesNotHaveDuplicates();
    }

    @Test
    void saysWhichColumnsThereAreWhenOneIsMissing() {
        assertThat(message(rule(RuleKind.IS_COMPLETE, "gone")))
                .isEqualTo("column gone is not in the batch; it has id, pair, country, amount, zip, created, note,"
                        + " mixed, nothing");
    }

    @Test
    void saysWhatAQueryMayDo() {
        assertThat(message(sql("drop view primary", number(EQUALS, "1"))))
                .startsWith("SQL: only a single SELECT or WITH is allowed");
    }

    private static String message(Rule rule) {
        int index = CASES.stream().map(c -> c.rule().text()).toList().indexOf(rule.text());
        return report.outcomes().get(index).message();
    }

    private static Rule values(String column, Condition condition) {
        return rule(RuleKind.COLUMN_VALUES, column, condition);
    }

    private static Rule typed(String column, String type) {
        return rule(RuleKind.COLUMN_DATA_TYPE, column, text(EQUALS, type));
    }

    /** A query of which the rows count. */
    private static Rule rows(String sql, Condition threshold) {
        return threshold(sql(sql, number(EQUALS, "1")).with().condition(null).build(), threshold);
    }

    private static String[] twin() {
        return Arrays.stream(BATCH)
                .map(line -> line.replace("2,b,DE", "2,b,FR"))
                .toArray(String[]::new);
    }

    private static Case n(RuleKind kind, String column, double value) {
        return c(rule(kind, column, around(BETWEEN, value)), PASSED, value, 0);
    }

    private static Case not(RuleKind kind, String column, double value) {
        return c(rule(kind, column, around(NOT_BETWEEN, value)), FAILED, value, 0);
    }

    private static Condition around(Condition.Operator operator, double value) {
        return number(operator, String.valueOf(value - 1e-9), String.valueOf(value + 1e-9));
    }

    private static Case c(Rule rule, Outcome outcome, Double metric, long failingRows) {
        return new Case(rule, outcome, metric, failingRows);
    }
}
