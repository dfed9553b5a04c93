package dev.weir.quality.duckdb;

import static dev.weir.quality.contract.conformance.Rules.id;
import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rowCount;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.contract.conformance.Rules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in, comes out. */
@NullUnmarked
class BatchReadingTest {
    private static final Rule ANY = rowCount(number(Operator.GREATER_THAN_OR_EQUAL, "0"));

    @TempDir
    Path dir;

    @Test
    void keepsTextThatOnlyLooksLikeANumber() {
        CheckReport report = Checks.in(dir)
                .csv(
                        "a.csv",
                        "zip,plain,amount,ratio,day,at,yes,plus,mixed",
                        "00123,1,1.50,0.5,2024-01-31,2024-01-31 08:00:00,true,+5,1",
                        "12345,-2,20.25,0.125,2024-02-29,2024-01-31 08:00:00.5,false,6,1.0")
                .check(ANY);

        assertThat(report.error()).isNull();
        assertThat(Checks.schema(report.passed()))
                .isEqualTo("zip VARCHAR, plain BIGINT, amount DECIMAL(18,2), ratio DOUBLE, day DATE, at TIMESTAMP,"
                        + " yes BOOLEAN, plus VARCHAR, mixed VARCHAR");
    }

    @Test
    void tellsAnEmptyTextFromANull() {
        CheckReport report = Checks.in(dir).csv("a.csv", "a,b", "\"\",1", ",2").check(ANY);

        assertThat(rows(report)).containsExactlyInAnyOrder(List.of("", "1"), List.of("null", "2"));
    }

    @Test
    void readsQuotedLineEndsAndQuotesAndAByteOrderMark() {
        String text = "\uFEFFa,b\r\n\"one\r\ntwo\",\"say \"\"hi\"\"\"\r\n\r\n3,\"x,y\"\r\n";
        CheckReport report = Checks.in(dir).file(DataFormat.CSV, "a.csv", text).check(ANY);

        assertThat(report.rows()).isEqualTo(2);
        assertThat(rows(report)).containsExactlyInAnyOrder(List.of("one\r\ntwo", "say \"hi\""), List.of("3", "x,y"));
    }

    @Test
    void matchesTheColumnsOfSeveralFilesByName() {
        CheckReport report = Checks.in(dir)
                .csv("A.csv.gz", "id,name", "1,x")
                .csv("_b [1]*.csv", "name,id", "y,2")
                .check(ANY);

        assertThat(rows(report)).containsExactlyInAnyOrder(List.of("1", "x"), List.of("2", "y"));
    }

    @Test
    void leavesColumnsOut() {
        List<CheckReport> reports = List.of(
                Checks.in(dir.resolve("c"))
                        .csv("a.csv", "id,name,note", "1,x,?")
                        .leaveOut("name")
                        .check(ANY),
                Checks.in(dir.resolve("n"))
                        .ndjson("a", "{\"id\":1,\"name\":2,\"note\":\"?\"}")
                        .leaveOut("name")
                        .check(ANY),
                Checks.in(dir.resolve("p"))
                        .parquet("a", "SELECT 1 id, 2 AS name, '?' note")
                        .leaveOut("name")
                        .check(ANY));

        assertThat(reports).allSatisfy(report -> assertThat(rows(report)).containsExactly(List.of("1", "?")));
    }

    @Test
    void keepsLinesWithTooManyOrTooFewFieldsAsFailedRows() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,name", "1,x", "2", "3,y,\"z,z\"", "4,w")
                .check(rowCount(number(Operator.EQUALS, "4")));

        assertThat(report.outcomes().get(0).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows()))
                .containsExactly(4L, 2L, 2L);
        assertThat(report.samples())
                .extracting(FailingRow::reasons)
                .containsExactlyInAnyOrder(
                        List.of("malformed: line 3 of a.csv has 1 fields where the header has 2: 2"),
                        List.of("malformed: line 4 of a.csv has 3 fields where the header has 2: 3,y,\"z,z\""));
        assertThat(report.samples()).allSatisfy(row -> assertThat(row.ruleIds()).isEmpty());
        assertThat(rows(report)).containsExactlyInAnyOrder(List.of("1", "x"), List.of("4", "w"));
    }

    @Test
    void keepsLinesThatAreNoJsonObjectAsFailedRows() {
        CheckReport report = Checks.in(dir)
                .ndjson(
                        "a.ndjson",
                        "{\"id\": 1, \"name\": \"x\", \"tags\": [1, 2], \"at\": {\"a.b\": 1.5}}",
                        "{\"id\": 2, \"extra\": true}",
                        "",
                        "{\"id\": 3",
                        "[{\"id\": 4}, {\"id\": 5}]",
                        "{\"id\": 6}{\"id\": 7}",
                        "{\"id\": 8, \"id\": 9}",
                        "null")
                .check(rule(RuleKind.IS_COMPLETE, "id"));

        assertThat(report.error()).isNull();
        assertThat(List.of(report.rows(), report.passedRows(), report.failedRows()))
                .containsExactly(7L, 2L, 5L);
        assertThat(report.outcomes().get(0).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Checks.schema(report.passed()))
                .isEqualTo("at STRUCT(\"a.b\" DOUBLE), extra BOOLEAN, id BIGINT, name VARCHAR, tags BIGINT[]");
        assertThat(report.samples())
                .extracting(row -> row.reasons().get(0))
                .allMatch(reason -> reason.startsWith("malformed: line "))
                .anyMatch(reason -> reason.endsWith(": {\"id\": 6}{\"id\": 7}"));
    }

    @Test
    void keepsJsonValuesOfMixedTypesAsText() {
        CheckReport report = Checks.in(dir)
                .ndjson(
                        "a.ndjson",
                        "{\"v\": 1, \"big\": 12345678901234567890, \"n\": 1, \"w\": \"\\u00e9\\ud83e\\udd86\"}",
                        "{\"v\": \"x\", \"big\": 1, \"n\": 1.5, \"w\": null}")
                .check(ANY);

        assertThat(Checks.schema(report.passed())).isEqualTo("big DECIMAL(38,0), n DOUBLE, v VARCHAR, w VARCHAR");
        assertThat(rows(report))
                .containsExactlyInAnyOrder(
                        List.of("12345678901234567890", "1.0", "1", "é🦆"), List.of("1", "1.5", "x", "null"));
    }

    @Test
    void mergesTheColumnsOfParquetFiles() {
        CheckReport report = Checks.in(dir)
                .parquet("a.parquet", "select 1::bigint id, 'x' AS name")
                .parquet("day=1/b *[x].parquet", "select 2::bigint id, timestamp '2024-01-01 00:00:00' AS \"at.time\"")
                .check(rule(RuleKind.IS_COMPLETE, "at.time"));

        assertThat(report.error()).isNull();
        assertThat(rows(report)).containsExactly(List.of("2", "null", "2024-01-01 00:00:00.0"));
        assertThat(report.samples().get(0).reasons()).containsExactly("IsComplete \"at.time\": at.time is null");
    }

    @Test
    void columnsMayBeCalledAsOurOwn() {
        CheckReport csv = Checks.in(dir.resolve("c"))
                .csv("a.csv", "c1,c0,t1,malformed,n,hit", "1,2,x,4,5,6", "1,2,y,4,5,6")
                .check(
                        rule(RuleKind.IS_UNIQUE, "t1"),
                        rule(RuleKind.COLUMN_VALUES, "c1", number(Operator.EQUALS, "1")));
        CheckReport parquet = Checks.in(dir.resolve("p"))
                .parquet("a.parquet", "select 1 AS c1, 2 AS c0, 'x' AS t1, 4 AS malformed, 5 AS n, 6 AS b")
                .check(rule(RuleKind.COLUMN_VALUES, "c1", number(Operator.EQUALS, "2")));

        assertThat(rows(csv))
                .containsExactlyInAnyOrder(
                        List.of("1", "2", "x", "4", "5", "6"), List.of("1", "2", "y", "4", "5", "6"));
        assertThat(parquet.samples().get(0).values().values()).containsExactly("1", "2", "x", "4", "5", "6");
        assertThat(Checks.read(parquet.failed()).get(0)).startsWith("1", "2", "x", "4", "5", "6");
    }

    @Test
    void anEmptyBatchHoldsEveryRuleAboutRows() {
        CheckReport report = Checks.in(dir)
                .csv("a.csv", "id,name")
                .check(
                        rule(RuleKind.IS_COMPLETE, "id"),
                        rule(RuleKind.IS_UNIQUE, "id"),
                        rule(RuleKind.COLUMN_VALUES, "id", number(Operator.GREATER_THAN, "0")),
                        rowCount(number(Operator.GREATER_THAN, "0")),
                        Rules.sql("select count(*) from primary", number(Operator.EQUALS, "0")));

        assertThat(report.outcomes())
                .extracting(CheckReport.RuleOutcome::outcome)
                .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
        assertThat(report.passed()).isEmpty();
        assertThat(report.failed()).isEmpty();
    }

    @Test
    void anEmptyFileHasNoRows() {
        List<Checks> empty = List.of(
                Checks.in(dir).file(DataFormat.CSV, "a.csv", ""),
                Checks.in(dir.resolve("n")).file(DataFormat.NDJSON, "a.ndjson", ""),
                Checks.in(dir.resolve("p")).parquet("a.parquet", "select 1 id where false"),
                Checks.in(dir.resolve("nothing")));

        assertThat(empty).extracting(checks -> checks.check(ANY)).allSatisfy(report -> {
            assertThat(report.error()).isNull();
            assertThat(report.rows()).isZero();
        });
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        assertError(
                Checks.in(dir.resolve("1")).csv("a.csv", "id", "1").csv("b.csv", "id,x", "1,2"),
                "b.csv has the columns id, x, but file://" + dir + "/1/landing/a.csv has id");
        assertError(Checks.in(dir.resolve("2")).csv("a.csv", "id,id", "1,2"), "a.csv has two columns of the name id");
        assertError(Checks.in(dir.resolve("3")).csv("a.csv", "id,", "1,2"), "a.csv has a column without a name");
        assertError(
                Checks.in(dir.resolve("4"))
                        .file(DataFormat.CSV, "a.csv", "id\nM\u00fcnchen\n".getBytes(StandardCharsets.ISO_8859_1)),
                "a.csv is not UTF-8");
        assertError(
                Checks.in(dir.resolve("5")).file(DataFormat.PARQUET, "a.parquet", "PAR1 not really PAR1"),
                "a.parquet is no readable Parquet file");
        assertError(
                Checks.in(dir.resolve("6")).parquet("a.parquet", "select 1 id").parquet("b.parquet", "select 'x' id"),
                "b.parquet has a column id of type VARCHAR, which is INTEGER in another file of the batch");
        assertError(
                Checks.in(dir.resolve("7")).csv("a.csv", "id,weir_rules", "1,2"), "the batch has a column weir_rules");
        assertError(
                Checks.in(dir.resolve("9")).file(DataFormat.CSV, "a.csv", "id,n\n1,\"never closed\n2,x\n"),
                "a.csv ends inside of a quoted field; the record begins in line 2");
        assertError(
                Checks.in(dir.resolve("10")).ndjson("a.ndjson", "{\"a\": 1, \"A\": 2}"),
                "the columns A and a, which differ only in upper and lower case");
    }

    @Test
    void noticesAParquetFileThatIsDamagedInItsMiddle() throws Exception {
        Checks checks =
                Checks.in(dir).parquet("a.parquet", "select i id, md5(i::varchar) AS h from range(200000) t(i)");
        Path file = dir.resolve("landing/a.parquet");
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4096, (byte) 7);
        Files.write(file, bytes);

        assertError(checks, "a.parquet");
    }

    @Test
    void noticesThatAnObjectChangedSinceItWasReceived() throws Exception {
        Checks checks = Checks.in(dir).csv("a.csv", "id", "1");
        var request = checks.request(ANY);
        Files.writeString(dir.resolve("landing/a.csv"), "id\n1\n2\n");

        CheckReport report = Checks.engine(dir).check(request);

        assertThat(report.status()).isEqualTo(Status.ENGINE_ERROR);
        assertThat(report.error())
                .endsWith("a.csv changed while being checked: it had 5 bytes when it was received, and has 7 now");
        Files.delete(dir.resolve("landing/a.csv"));
        assertThat(Checks.engine(dir).check(request).error()).endsWith("a.csv is gone");
    }

    @Test
    void knowsNumbersTimesAndTextsAtTheirEdges() {
        CheckReport report = Checks.in(dir)
                .parquet(
                        "a.parquet",
                        "select * from (values"
                                + " (1, 'nan'::double, date '1850-01-01', 1.10::decimal(5,2), repeat('é', 3000000)),"
                                + " (2, -0.0::double, date '0001-01-01', -0.01, ''),"
                                + " (3, 'inf'::double, null, 999.99, '🦆'))"
                                + " t(id, f, d, m, s)")
                .check(
                        id("nan", rule(RuleKind.COLUMN_VALUES, "f", number(Operator.GREATER_THAN_OR_EQUAL, "0"))),
                        id("zero", rule(RuleKind.ZEROS_COUNT, "f", number(Operator.EQUALS, "1"))),
                        id("old", rule(RuleKind.COLUMN_VALUES, "d", Rules.date(Operator.GREATER_THAN, "1849-12-31"))),
                        id("cent", rule(RuleKind.COLUMN_VALUES, "m", number(Operator.GREATER_THAN, "-0.01"))),
                        id("tie", rule(RuleKind.COLUMN_VALUES, "m", number(Operator.LESS_THAN_OR_EQUAL, "999.989"))),
                        id("long", rule(RuleKind.COLUMN_LENGTH, "s", number(Operator.LESS_THAN, "3000000"))),
                        id("one", rule(RuleKind.COLUMN_LENGTH, "s", number(Operator.IN, "0", "1", "3000000"))),
                        id("text", rule(RuleKind.COLUMN_VALUES, "s", text(Operator.MATCHES, "[^a-z]*"))));

        assertThat(report.error()).isNull();
        assertThat(report.outcomes())
                .extracting(CheckReport.RuleOutcome::outcome)
                .containsExactly(
                        Outcome.FAILED,
                        Outcome.PASSED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.FAILED,
                        Outcome.PASSED,
                        Outcome.PASSED);
        assertThat(report.outcomes())
                .extracting(CheckReport.RuleOutcome::failingRows)
                .containsExactly(1L, 0L, 1L, 1L, 1L, 1L, 0L, 0L);
        assertThat(report.failedRows()).isEqualTo(3);
    }

    private static void assertError(Checks checks, String message) {
        CheckReport report = checks.check(ANY);

        assertThat(report.status()).isEqualTo(Status.ENGINE_ERROR);
        assertThat(report.error()).contains(message);
        assertThat(report.passed()).isEmpty();
        assertThat(report.outcomes()).isEmpty();
    }

    private static List<List<String>> rows(CheckReport report) {
        assertThat(report.error()).isNull();
        return Checks.read(report.passed());
    }
}
