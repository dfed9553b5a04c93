package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rowCount;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.FailingRow;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.Status;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.RuleKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in, comes out. */
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

        assertThat(Checks.read(report.passed()).schema().toDDL())
                .isEqualTo("zip STRING,plain BIGINT,amount DECIMAL(18,2),ratio DOUBLE,day DATE,at TIMESTAMP_NTZ,"
                        + "yes BOOLEAN,plus STRING,mixed STRING");
    }

    @Test
    void tellsAnEmptyTextFromANull() {
        CheckReport report = Checks.in(dir).csv("a.csv", "a,b", "\"\",1", ",2").check(ANY);

        assertThat(rows(report)).containsExactlyInAnyOrder("[,1]", "[null,2]");
    }

    @Test
    void readsQuotedLineEndsAndQuotesAndAByteOrderMark() {
        String text = "\uFEFFa,b\r\n\"one\r\ntwo\",\"say \"\"hi\"\"\"\r\n\r\n3,\"x,y\"\r\n";
        CheckReport report = Checks.in(dir).file(DataFormat.CSV, "a.csv", text).check(ANY);

        assertThat(report.rows()).isEqualTo(2);
        assertThat(rows(report)).containsExactlyInAnyOrder("[one\r\ntwo,say \"hi\"]", "[3,x,y]");
    }

    @Test
    void matchesTheColumnsOfSeveralFilesByName() {
        CheckReport report = Checks.in(dir)
                .csv("A.csv.gz", "id,name", "1,x")
                .csv("_b [1].csv", "name,id", "y,2")
                .check(ANY);

        assertThat(rows(report)).containsExactlyInAnyOrder("[1,x]", "[2,y]");
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
        assertThat(rows(report)).containsExactlyInAnyOrder("[1,x]", "[4,w]");
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
        assertThat(Checks.read(report.passed()).schema().toDDL())
                .isEqualTo("at STRUCT<`a.b`: DOUBLE>,extra BOOLEAN,id BIGINT,name STRING,tags ARRAY<BIGINT>");
        assertThat(report.samples())
                .extracting(row -> row.reasons().get(0))
                .allMatch(reason -> reason.startsWith("malformed: line "))
                .anyMatch(reason -> reason.endsWith(": {\"id\": 6}{\"id\": 7}"));
    }

    @Test
    void mergesTheColumnsOfParquetFiles() {
        CheckReport report = Checks.in(dir)
                .parquet("a.parquet", frame("select 1L id, 'x' name"))
                .parquet("b *.parquet", frame("select 2L id, timestamp'2024-01-01 00:00:00' `at.time`"))
                .check(rule(RuleKind.IS_COMPLETE, "at.time"));

        assertThat(report.error()).isNull();
        assertThat(rows(report)).containsExactly("[2,null,2024-01-01 00:00:00.0]");
        assertThat(report.samples().get(0).reasons()).containsExactly("IsComplete \"at.time\": at.time is null");
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
                Checks.in(dir.resolve("p")).parquet("a.parquet", frame("select 1 id where false")),
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
                Checks.in(dir.resolve("6"))
                        .parquet("a.parquet", frame("select 1 id"))
                        .parquet("b.parquet", frame("select 'x' id")),
                "id");
        assertError(
                Checks.in(dir.resolve("7")).csv("a.csv", "id,weir_rules", "1,2"), "the batch has a column weir_rules");
        assertError(Checks.in(dir.resolve("8")).parquet("_a.parquet", frame("select 1 id")), "takes for a hidden file");
        assertError(
                Checks.in(dir.resolve("9")).file(DataFormat.CSV, "a.csv", "id,n\n1,\"never closed\n2,x\n"),
                "a.csv ends inside of a quoted field; the record begins in line 2");
    }

    @Test
    void noticesThatAnObjectChangedSinceItWasReceived() throws Exception {
        Checks checks = Checks.in(dir).csv("a.csv", "id", "1");
        var request = checks.request(ANY);
        java.nio.file.Files.writeString(dir.resolve("landing/a.csv"), "id\n1\n2\n");

        CheckReport report = Checks.check(request);

        assertThat(report.status()).isEqualTo(Status.ENGINE_ERROR);
        assertThat(report.error())
                .endsWith("a.csv changed while being checked: it had 5 bytes when it was received," + " and has 7 now");
        java.nio.file.Files.delete(dir.resolve("landing/a.csv"));
        assertThat(Checks.check(request).error()).endsWith("a.csv is gone");
    }

    private static void assertError(Checks checks, String message) {
        CheckReport report = checks.check(ANY);

        assertThat(report.status()).isEqualTo(Status.ENGINE_ERROR);
        assertThat(report.error()).contains(message);
        assertThat(report.passed()).isEmpty();
        assertThat(report.outcomes()).isEmpty();
    }

    private static Dataset<Row> frame(String sql) {
        return Checks.spark().sql(sql);
    }

    private static List<String> rows(CheckReport report) {
        assertThat(report.error()).isNull();
        return Checks.read(report.passed()).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
