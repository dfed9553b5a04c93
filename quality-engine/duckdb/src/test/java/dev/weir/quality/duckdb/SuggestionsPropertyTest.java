package dev.weir.quality.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.Outcome;
import dev.weir.quality.contract.CheckReport.RuleOutcome;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.profile.Suggestion;
import dev.weir.quality.profile.Suggestions;
import dev.weir.quality.rules.FileFacts;
import dev.weir.quality.rules.History;
import dev.weir.quality.rules.RuleResolver;
import dev.weir.quality.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.NullUnmarked;

/** What data suggests holds for it, and does not hold for everything. */
@NullUnmarked
class SuggestionsPropertyTest {

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void holdForTheDataTheyCameFrom(@ForAll("tables") List<List<String>> columns) throws IOException {
        Path dir = Files.createTempDirectory("weir-suggestions");
        try {
            Checks data = Checks.in(dir).csv("a.csv", lines(columns)).unstaged();

            List<Suggestion> suggestions = suggestions(dir, data);
            CheckReport report = data.check(resolved(suggestions));

            assertThat(report.error()).isNull();
            assertThat(report.outcomes())
                    .as("%s", suggestions)
                    .extracting(RuleOutcome::outcome)
                    .containsOnly(Outcome.PASSED);
        } finally {
            StagedFiles.delete(dir);
        }
    }

    @Example
    void holdForParquetOfManyTypes() throws IOException {
        Path dir = Files.createTempDirectory("weir-suggestions");
        try {
            Checks data = Checks.in(dir).parquet("a.parquet", """
                    SELECT i AS id, i / 3.0::FLOAT AS f, 1e300 * i AS huge, CASE WHEN i = 3 THEN 'nan'::DOUBLE ELSE i END AS odd,
                           'inf'::DOUBLE AS endless, CAST(-i AS DECIMAL(38,6)) / 7 AS d, uuid() AS u, CAST(uuid() AS VARCHAR) AS ut,
                           [i] AS list, DATE '2026-01-01' + CAST(i AS INTEGER) AS day, i % 2 = 0 AS flag, CAST(i AS VARCHAR) AS digits,
                           '2026-01-01' AS "day text", 'a@b.org' AS mail, CASE WHEN i % 3 = 0 THEN 'x' END AS holes, 1 AS one
                    FROM range(100) t(i)""").unstaged();

            List<Suggestion> suggestions = suggestions(dir, data);
            CheckReport report = data.check(resolved(suggestions));

            assertThat(report.outcomes())
                    .as("%s", suggestions)
                    .extracting(RuleOutcome::outcome)
                    .containsOnly(Outcome.PASSED);
            assertThat(suggestions)
                    .extracting(Suggestion::rule)
                    .contains(
                            "RowCount >= 50",
                            "IsComplete \"id\"",
                            "IsUnique \"id\"",
                            "ColumnValues \"id\" >= 0",
                            "ColumnDataType \"digits\" = \"Long\"",
                            "ColumnDataType \"day text\" = \"Date\"",
                            "Completeness \"holes\" > 0.19",
                            "ColumnValues \"holes\" in [\"x\"]",
                            "ColumnLength \"ut\" = 36");
        } finally {
            StagedFiles.delete(dir);
        }
    }

    @Example
    void eachCanBeBroken() throws IOException {
        Path dir = Files.createTempDirectory("weir-suggestions");
        try {
            List<String> good = new ArrayList<>(List.of("id,state,mail,amount,delta,code,since,sparse,word"));
            for (int i = 0; i < 40; i++) {
                good.add(i + "," + (i % 2 == 0 ? "open" : "done") + ",p" + i + "@x.org," + i % 7 + "," + (i % 7 - 3)
                        + ",AB" + (10 + i) + ",2026-01-" + (10 + i % 20) + "," + (i % 2 == 0 ? "v" : "") + ","
                        + "w".repeat(1 + i % 3) + i);
            }
            Checks data = Checks.in(dir.resolve("good"))
                    .csv("a.csv", good.toArray(new String[0]))
                    .unstaged();
            List<Suggestion> suggestions = suggestions(dir, data);
            Checks bad = Checks.in(dir.resolve("bad"))
                    .csv(
                            "a.csv",
                            "id,state,mail,amount,delta,code,since,sparse,word",
                            "-1,lost,not at all a mail address,-9,99,AB123,someday,," + "w".repeat(50),
                            "-1,lost,not at all a mail address,99,-99,AB123,someday,u," + "w".repeat(50),
                            "x,,,much,much,,,,",
                            ",,,,,,,,")
                    .unstaged();

            assertThat(data.check(resolved(suggestions)).outcomes())
                    .extracting(RuleOutcome::outcome)
                    .containsOnly(Outcome.PASSED);
            CheckReport report = bad.check(resolved(suggestions));
            assertThat(suggestions).hasSizeGreaterThan(20);
            for (int i = 0; i < suggestions.size(); i++) {
                assertThat(report.outcomes().get(i).outcome())
                        .as(suggestions.get(i).rule())
                        .isEqualTo(Outcome.FAILED);
            }
        } finally {
            StagedFiles.delete(dir);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers()
                .between(1, 60)
                .flatMap(rows -> column(rows).list().ofMinSize(1).ofMaxSize(6));
    }

    /** Values of one sort each, with holes and with an odd one now and then. */
    private static Arbitrary<List<String>> column(int rows) {
        Arbitrary<String> odd =
                Arbitraries.of("", "\"\"", "\"a \"\"b\"\"\"", "NaN", "-0", "1e999", "00", "\"now()\"", "ü", "NULL");
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.bigDecimals().ofScale(2).map(java.math.BigDecimal::toPlainString));
        List<Arbitrary<String>> sorts = List.of(
                Arbitraries.integers().between(-50, 50).map(String::valueOf),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.bigDecimals().ofScale(2).map(java.math.BigDecimal::toPlainString),
                Arbitraries.of("open", "done", "in progress"),
                Arbitraries.of("true", "false"),
                Arbitraries.of("2026-01-01", "2026-02-28", "1969-12-31"),
                Arbitraries.of("10:30", "now()", "a\tb", "x'y", "EMPTY"),
                Arbitraries.strings().alpha().ofMaxLength(12).map(text -> text + "@x.org"),
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(300),
                value);
        return Arbitraries.of(sorts).flatMap(sort -> Arbitraries.of(0, 0, 1).flatMap(some -> (some == 0
                        ? sort
                        : Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, sort), net.jqwik.api.Tuple.of(1, odd)))
                .list()
                .ofSize(rows)));
    }

    private static String[] lines(List<List<String>> columns) {
        List<String> lines = new ArrayList<>();
        lines.add(java.util.stream.IntStream.range(0, columns.size())
                .mapToObj(i -> "column " + i)
                .collect(Collectors.joining(",")));
        for (int row = 0; row < columns.get(0).size(); row++) {
            int at = row;
            lines.add(columns.stream().map(column -> column.get(at)).collect(Collectors.joining(",")));
        }
        return lines.toArray(new String[0]);
    }

    private static List<Suggestion> suggestions(Path dir, Checks data) {
        return Suggestions.of(new Profiler(Checks.settings(dir), ObjectFetcher.none())
                .profile(data.request().source(), new Cancellation()));
    }

    private static List<Rule> resolved(List<Suggestion> suggestions) {
        String text =
                suggestions.stream().map(Suggestion::rule).collect(Collectors.joining(",\n", "Rules = [\n", "\n]"));
        return new RuleResolver(Instant.EPOCH, History.NONE, new NoFiles())
                .resolve(RulesFile.parse(text).rules().rules());
    }

    private static final class NoFiles implements FileFacts {
        @Override
        public List<FileFact> batch() {
            return List.of();
        }

        @Override
        public List<FileFact> below(String path) {
            return List.of();
        }
    }
}
