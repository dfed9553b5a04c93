package dev.weir.quality.worker.conformance;

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
import static dev.weir.quality.worker.conformance.Rules.date;
import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.keyword;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowCount;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static dev.weir.quality.worker.conformance.Rules.sql;
import static dev.weir.quality.worker.conformance.Rules.text;
import static dev.weir.quality.worker.conformance.Rules.threshold;
import static dev.weir.quality.worker.conformance.Rules.uniqueness;
import static dev.weir.quality.worker.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What every rule means, both ways. All rules are checked together, in the one pass that they share in production.
 *
 * <p>The batch, ten rows: {@code id} 1 to 8, 8, and a null; {@code pair} all different with {@code id}; {@code country} DE
 * x6, FR x3, a null; {@code amount} -1 to 8; {@code zip} with leading zeros; {@code created} dates; {@code note} empty,
 * blank, and null ones; {@code mixed} numbers and a word.
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
                            0))
            .toList();

    private static CheckReport report;

    @BeforeAll
    static void checkAll(@TempDir Path dir) {
        List<Rule> rules = new ArrayList<>();
        CASES.forEach(c -> rules.add(id("r" + rules.size(), c.rule())));
        report = Checks.in(dir).csv("a.csv", BATCH).check(rules.toArray(Rule[]::new));
        assertThat(report.error()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void means(Case expected) {
        RuleOutcome found = report.outcomes().get(CASES.indexOf(expected));

        assertThat(found.outcome()).as(found.message()).isEqualTo(expected.outcome());
        assertThat(found.metric()).as(found.message()).isEqualTo(expected.metric());
        assertThat(found.failingRows()).as(found.message()).isEqualTo(expected.failingRows());
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

    private static Case c(Rule rule, Outcome outcome, Double metric, long failingRows) {
        return new Case(rule, outcome, metric, failingRows);
    }
}
