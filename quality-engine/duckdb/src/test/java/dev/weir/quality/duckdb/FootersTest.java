package dev.weir.quality.duckdb;

import static dev.weir.quality.contract.conformance.Rules.id;
import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rowCount;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.RuleKind;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What footers answer is what a scan answers; a file whose pages are gone shows which of the two it was. */
@NullUnmarked
class FootersTest {
    @TempDir
    Path dir;

    @Test
    void footersSayTheSameAsAScan() throws Exception {
        List<Rule> rules = List.of(
                id("count", rowCount(number(Operator.EQUALS, "250000"))),
                id("few", rowCount(number(Operator.LESS_THAN, "10"))),
                id("complete", rule(RuleKind.IS_COMPLETE, "id")),
                id("half", rule(RuleKind.COMPLETENESS, "half", number(Operator.GREATER_THAN_OR_EQUAL, "0.4"))),
                id("too", rule(RuleKind.COMPLETENESS, "half", number(Operator.LESS_THAN, "0.4"))),
                id("bound", rule(RuleKind.COLUMN_VALUES, "id", number(Operator.GREATER_THAN_OR_EQUAL, "0"))),
                id("within", rule(RuleKind.COLUMN_VALUES, "cents", number(Operator.BETWEEN, "-0.01", "250"))),
                id("skip", rule(RuleKind.COLUMN_VALUES, "half", number(Operator.LESS_THAN, "250000"))),
                id(
                        "pass",
                        rule(RuleKind.COLUMN_VALUES, "half", number(Operator.LESS_THAN, "250000"))
                                .with()
                                .nulls(NullPolicy.PASS)
                                .build()),
                id("none", rule(RuleKind.COLUMN_VALUES, "none", number(Operator.LESS_THAN, "1"))),
                id("there", rule(RuleKind.COLUMN_EXISTS, "gone")));
        CheckRequest request = batch().unstaged().request(rules);
        CheckReport scanned = batch().check(rules);
        damage();

        CheckReport fromFooters = Checks.engine(dir).check(request);

        assertThat(fromFooters.error()).isNull();
        assertThat(scanned.error()).isNull();
        assertThat(fromFooters.outcomes()).isEqualTo(scanned.outcomes());
        assertThat(fromFooters.metrics()).isEqualTo(scanned.metrics());
        assertThat(List.of(fromFooters.rows(), fromFooters.passedRows(), fromFooters.failedRows()))
                .containsExactly(scanned.rows(), scanned.passedRows(), scanned.failedRows());
    }

    @Test
    void rowsAreLookedAtWhereFootersDoNotSuffice() throws Exception {
        List<Rule> needing = List.of(
                rule(RuleKind.COLUMN_VALUES, "id", number(Operator.GREATER_THAN, "0")),
                rule(RuleKind.COLUMN_VALUES, "ratio", number(Operator.GREATER_THAN_OR_EQUAL, "0")),
                rule(RuleKind.COLUMN_VALUES, "id", number(Operator.NOT_EQUALS, "-1")),
                where(rule(RuleKind.IS_COMPLETE, "id"), "id > 10"),
                rule(RuleKind.IS_COMPLETE, "half"),
                rule(RuleKind.IS_UNIQUE, "id"));
        Checks checks = batch().unstaged();
        damage();

        assertThat(needing)
                .allSatisfy(rule ->
                        assertThat(checks.check(rule).error()).as(rule.text()).contains("cannot be read"));
    }

    private Checks batch() {
        return Checks.in(dir)
                .parquet(
                        "a.parquet",
                        "select i id, case when i % 2 = 0 then i end half, (i / 1000)::decimal(8, 3) cents,"
                                + " null::integer AS none, case when i = 7 then 'nan'::double else i end ratio"
                                + " from range(200000) t(i)",
                        ", row_group_size 50000")
                .parquet(
                        "b.parquet",
                        "select i id, case when i % 2 = 0 then i end half, (i / 1000)::decimal(8, 3) cents,"
                                + " null::integer AS none, i::double ratio from range(200000, 250000) t(i)");
    }

    /** The footers stay whole. */
    private void damage() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(dir.resolve("landing/a.parquet").toFile(), "rw")) {
            file.seek(4);
            file.write(new byte[(int) file.length() / 2]);
        }
    }
}
