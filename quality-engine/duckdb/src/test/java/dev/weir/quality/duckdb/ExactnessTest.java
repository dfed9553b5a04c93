package dev.weir.quality.duckdb;

import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rowCount;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.sql;
import static dev.weir.quality.contract.conformance.Rules.text;
import static dev.weir.quality.contract.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ExactnessTest {
    private static final Rule COMPLETE = rule(RuleKind.IS_COMPLETE, "id");

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id > 1",
                "ID >= 1 and `name` = 'x'",
                "not (id in (1, 2) or name is null)",
                "id between -1 and 2",
                "amount <> 1.5 and day < '2024-01-31'",
                "name not in ('x', 'y') and id is not null",
                "1 < id"
            })
    void aWhereThatBothDialectsReadAlikeIsExact(String where) {
        assertThat(attempt(where(COMPLETE, where))).isInstanceOf(Attempt.Checked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name > 1",
                "id = '1'",
                "name = \"x\"",
                "name = 'a\\b'",
                "id + 1 > 2",
                "id / 2 = 1",
                "upper(name) = 'X'",
                "name like 'x%'",
                "day = '2024-1-1'",
                "id = 1 -- one",
                "id in (select 1)",
                "cast(name as int) = 1",
                "no such sql"
            })
    void anyOtherWhereIsLeftToDeequ(String where) {
        assertThat(attempt(where(COMPLETE, where)))
                .isInstanceOfSatisfying(Attempt.LeftToDeequ.class, left -> assertThat(left.rules())
                        .singleElement()
                        .satisfies(rule -> assertThat(rule.why()).startsWith("where: ")));
    }

    @Test
    void plainQueriesAreExact() {
        List<String> exact = List.of(
                "select count(*) from primary",
                "select max(id) from primary where name = 'x'",
                "SELECT avg(id) FROM primary");
        List<String> others = List.of(
                "select count(distinct id) from primary",
                "select max(name) from primary",
                "select count(*) from primary group by id",
                "select count(*) from primary, primary p",
                "with p as (select * from primary) select count(*) from p",
                "select sum(id) + 1 from primary",
                "select id from primary limit 1");

        assertThat(exact).allSatisfy(query -> assertThat(attempt(sql(query, number(Operator.GREATER_THAN, "0"))))
                .isInstanceOf(Attempt.Checked.class));
        assertThat(others).allSatisfy(query -> assertThat(attempt(sql(query, number(Operator.GREATER_THAN, "0"))))
                .isInstanceOf(Attempt.LeftToDeequ.class));
    }

    @Test
    void patternsAreExactAndFloatingNumbersAsTextAreNot() {
        Rule pattern = rule(RuleKind.COLUMN_VALUES, "name", text(Operator.MATCHES, "(?=x).*\\b\\p{L}\\Z"));
        Rule number = rule(RuleKind.COLUMN_VALUES, "ratio", text(Operator.MATCHES, ".*"));
        Rule length = rule(RuleKind.COLUMN_LENGTH, "ratio", number(Operator.GREATER_THAN, "0"));

        assertThat(attempt(pattern)).isInstanceOf(Attempt.Checked.class);
        assertThat(attempt(number, length))
                .isInstanceOfSatisfying(Attempt.LeftToDeequ.class, left -> assertThat(left.rules())
                        .extracting(Exactness.Inexact::why)
                        .containsOnly("numbers of type double are written as text differently"));
        assertThat(Checks.engine(dir)
                        .checkIfExact(
                                Checks.in(dir.resolve("csv"))
                                        .csv("a.csv", "ratio", "0.5")
                                        .request(number, length),
                                new Cancellation()))
                .isInstanceOf(Attempt.Checked.class);
    }

    @Test
    void valuesOfUnusualTypesAreLeftToDeequ() {
        assertThat(attempt(rule(RuleKind.IS_COMPLETE, "nested"))).isInstanceOf(Attempt.Checked.class);
        assertThat(attempt(rule(RuleKind.IS_UNIQUE, "nested"))).isInstanceOf(Attempt.LeftToDeequ.class);
        assertThat(attempt(rule(RuleKind.COLUMN_VALUES, "u", number(Operator.GREATER_THAN, "0"))))
                .isInstanceOf(Attempt.LeftToDeequ.class);
    }

    @Test
    void nothingIsWrittenThatIsLeftToDeequ() {
        CheckRequest request = batch().request(where(COMPLETE, "id % 2 = 0"));

        Attempt attempt = Checks.engine(dir).checkIfExact(request, new Cancellation());

        assertThat(attempt).isInstanceOf(Attempt.LeftToDeequ.class);
        assertThat(dir.resolve("staging")).doesNotExist();
        assertThat(Checks.engine(dir).check(request).outcomes().get(0).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void aBatchThatDoesNotFitIsLeftToDeequ() {
        DuckDbSettings small = new DuckDbSettings(64L << 20, 1, dir, Duration.ofSeconds(1), 100);
        CheckRequest request = batch().request(rowCount(number(Operator.GREATER_THAN, "0")));

        assertThat(EngineChoice.tooLarge(request, small).orElseThrow()).endsWith("DuckDB is given up to 100");
        assertThat(EngineChoice.tooLarge(request, Checks.settings(dir))).isEmpty();
    }

    private Attempt attempt(Rule... rules) {
        return Checks.engine(dir).checkIfExact(batch().unstaged().request(rules), new Cancellation());
    }

    private Checks batch() {
        return Checks.in(dir)
                .parquet(
                        "a.parquet",
                        "select 1 id, 'x' AS name, 0.5::double ratio, 2.50::decimal(9,2) amount, date '2024-01-01' AS day,"
                                + " {a: 1} nested, 1::ubigint u");
    }
}
