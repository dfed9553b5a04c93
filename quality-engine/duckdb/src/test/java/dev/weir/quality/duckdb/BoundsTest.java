package dev.weir.quality.duckdb;

import static dev.weir.quality.contract.conformance.Rules.id;
import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rowCount;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.text;
import static dev.weir.quality.contract.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.contract.conformance.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules cannot do: reach out, run for ever, take the others with them. */
@NullUnmarked
class BoundsTest {
    private static final String ENDLESS =
            "select sum(sqrt(a.range * b.range)) from range(10000000) a, range(10000000) b";

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from read_csv('/etc/passwd')",
                "select count(*) from '/etc/passwd'",
                "select count(*) from read_text('/etc/passwd')",
                "select count(*) from glob('/etc/*')",
                "select count(*) from read_parquet('LANDING/a.csv')",
                "select count(*) from duckdb_settings()",
                "select count(*) from information_schema.tables",
                "select count(*) from batch",
                "select length(getenv('HOME'))",
                "select count(*) from query('select 1')",
                "copy primary to 'LANDING/b.csv'",
                "attach 'LANDING/x.db'",
                "install httpfs",
                "set threads = 1",
                "pragma version",
                "select 1; drop table batch",
                "call duckdb_tables()",
                "insert into batch values (1)"
            })
    void aQuerySeesNothingButTheBatch(String sql) {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id", "1")
                .check(Rules.sql(
                        sql.replace("LANDING", dir.resolve("landing").toString()),
                        number(Operator.GREATER_THAN_OR_EQUAL, "0")));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes()).extracting(RuleOutcome::outcome).containsExactly(Outcome.UNDECIDED);
        assertThat(report.outcomes().get(0).message()).startsWith("SQL: ");
        assertThat(dir.resolve("landing").toFile().list()).containsExactly("a.csv");
    }

    @Test
    @Timeout(60)
    void aQueryThatWouldNotEndLeavesItsRuleUndecided() {
        DuckDbSettings quick =
                new DuckDbSettings(512L << 20, 2, dir.resolve("scratch"), Duration.ofSeconds(1), 1L << 30);
        CheckRequest request = Checks.in(dir)
                .csv("a.csv", "id", "1")
                .request(Rules.sql(ENDLESS, number(Operator.GREATER_THAN, "0")), rule(RuleKind.IS_COMPLETE, "id"));

        CheckReport report = new DuckDbEngine(quick, ObjectFetcher.none()).check(request);

        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.UNDECIDED, Outcome.PASSED);
        assertThat(report.outcomes().get(0).message()).isEqualTo("it took longer than is allowed");
    }

    @Test
    @Timeout(60)
    void aPatternThatGoesBackForEverLeavesItsRuleUndecided() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,v", "1," + "a".repeat(60) + "!", "2,aab")
                .check(
                        id("r1", rule(RuleKind.COLUMN_VALUES, "v", text(Operator.MATCHES, "(a|aa)+b\\1"))),
                        id("r2", rule(RuleKind.COLUMN_VALUES, "v", text(Operator.MATCHES, "(a|aa|a*)+b"))),
                        id("r3", rule(RuleKind.IS_COMPLETE, "id")));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.UNDECIDED, Outcome.FAILED, Outcome.PASSED);
        assertThat(report.outcomes().get(0).message()).contains("needs more than");
        assertThat(report.outcomes().get(1).failingRows()).isEqualTo(1);
    }

    @Test
    void aPatternThatRe2CannotReadIsAnsweredAsJavaDoes() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "v", "abcabc", "abcabd", "", "ABCABC")
                .check(
                        id("back", rule(RuleKind.COLUMN_VALUES, "v", text(Operator.MATCHES, "(\\w+)\\1"))),
                        id("ahead", rule(RuleKind.COLUMN_VALUES, "v", text(Operator.MATCHES, "(?!abcabd).*"))),
                        id("flag", rule(RuleKind.COLUMN_VALUES, "v", text(Operator.MATCHES, "(?i)abcab[cd]"))));

        assertThat(report.outcomes()).extracting(RuleOutcome::failingRows).containsExactly(1L, 1L, 0L);
    }

    @Test
    void aRuleThatCannotBeEvaluatedDoesNotKeepTheOthersFromIt() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,name", "1,x", "2,")
                .check(
                        id("r1", rule(RuleKind.IS_COMPLETE, "name")),
                        id("r2", where(rule(RuleKind.IS_COMPLETE, "id"), "cast(name as integer) = 1")),
                        id("r3", rule(RuleKind.IS_UNIQUE, "id")));

        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.FAILED, Outcome.UNDECIDED, Outcome.PASSED);
        assertThat(report.outcomes().get(1).message()).contains("Could not convert string 'x' to INT32");
        assertThat(report.failedRows()).isEqualTo(1);
    }

    @Test
    void aWhereStaysInItsParentheses() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,`é`,name", "1,1,x", "2,2,")
                .check(
                        id("r1", where(rule(RuleKind.IS_COMPLETE, "name"), "id = 1) or (1 = 1")),
                        id("r2", where(rule(RuleKind.IS_COMPLETE, "name"), "```é``` = 1 and NAME = 'x' -- only x")),
                        id("r3", where(rule(RuleKind.IS_COMPLETE, "name"), "count(*) > 1")));

        assertThat(report.outcomes())
                .extracting(RuleOutcome::outcome)
                .containsExactly(Outcome.UNDECIDED, Outcome.PASSED, Outcome.UNDECIDED);
    }

    @Test
    void tenThousandRules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            rules.add(id("r" + i, rule(RuleKind.COLUMN_VALUES, "id", number(Operator.NOT_EQUALS, "" + i))));
        }

        CheckReport report = Checks.in(dir).csv("a.csv", "id", "1", "2", "-1").check(rules);

        assertThat(report.error()).isNull();
        assertThat(report.outcomes().stream().filter(outcome -> outcome.outcome() == Outcome.FAILED))
                .hasSize(2);
        assertThat(report.failedRows()).isEqualTo(2);
    }

    @Test
    void aCancelledCheckReportsNothing() {
        CheckRequest request = Checks.in(dir).csv("a.csv", "id", "1").request(rule(RuleKind.IS_COMPLETE, "id"));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> Checks.engine(dir).check(request, cancellation))
                .isInstanceOf(CheckCancelled.class);
    }

    @Test
    @Timeout(60)
    void cancellingARunningCheckStopsIt() throws Exception {
        CheckRequest request =
                Checks.in(dir).csv("a.csv", "id", "1").request(Rules.sql(ENDLESS, number(Operator.GREATER_THAN, "0")));
        Cancellation cancellation = new Cancellation();
        Thread canceller = new Thread(() -> {
            pause(1000);
            cancellation.cancel();
        });
        canceller.start();

        assertThatThrownBy(() -> Checks.engine(dir).check(request, cancellation))
                .isInstanceOf(CheckCancelled.class);
        canceller.join();
        assertThat(dir.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void fetchesWhatIsNotOnThisDisk() throws Exception {
        Path store = Files.createDirectories(dir.resolve("store"));
        Files.writeString(store.resolve("a.csv"), "id,name\n1,x\n2,\n");
        ObjectFetcher fetcher = new ObjectFetcher() {
            @Override
            public void fetch(String location, Path file) throws java.io.IOException {
                Files.copy(at(location), file);
            }

            @Override
            public void store(Path file, String location) throws java.io.IOException {
                Files.createDirectories(at(location).getParent());
                Files.copy(file, at(location));
            }

            @Override
            public void remove(String folder) throws java.io.IOException {
                StagedFiles.delete(at(folder));
            }

            private Path at(String location) {
                return store.resolve(location.substring("s3://lake/".length()));
            }
        };
        CheckRequest local = Checks.in(dir).csv("b.csv", "id", "1").request(rule(RuleKind.IS_COMPLETE, "name"));
        CheckRequest request = new CheckRequest(
                local.runId(),
                1,
                local.at(),
                new CheckRequest.BatchSource(
                        "s3://lake/",
                        CheckRequest.DataFormat.CSV,
                        List.of(new CheckRequest.SourceObject("s3://lake/a.csv", Files.size(store.resolve("a.csv"))))),
                List.of(),
                local.rules(),
                List.of(),
                CheckRequest.BadRows.APART,
                new CheckRequest.Staging("s3://lake/staging/passed/", "s3://lake/staging/failed/"),
                10);

        CheckReport report = new DuckDbEngine(Checks.settings(dir), fetcher).check(request);

        assertThat(report.error()).isNull();
        assertThat(report.passed().get(0).location()).startsWith("s3://lake/staging/passed/part-");
        assertThat(store.resolve("staging/failed")).isDirectoryContaining("glob:**.parquet");
        assertThat(Checks.engine(dir).check(request).error())
                .isEqualTo("s3://lake/a.csv cannot be read: there is no way to read s3://lake/a.csv from here, only"
                        + " file:///");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void manyRowsOnLittleMemory() {
        DuckDbSettings small =
                new DuckDbSettings(192L << 20, 2, dir.resolve("scratch"), Duration.ofSeconds(60), 1L << 30);
        CheckRequest request = Checks.in(dir)
                .parquet(
                        "a.parquet",
                        "select i id, md5(i::varchar) || md5((i + 1)::varchar) AS h from range(1500000) t(i)")
                .request(rule(RuleKind.IS_UNIQUE, "h"), rowCount(number(Operator.EQUALS, "1500000")));

        CheckReport report = new DuckDbEngine(small, ObjectFetcher.none()).check(request);

        assertThat(report.error()).isNull();
        assertThat(report.outcomes()).extracting(RuleOutcome::outcome).containsExactly(Outcome.PASSED, Outcome.PASSED);
        assertThat(report.passedRows()).isEqualTo(1_500_000);
    }
}
