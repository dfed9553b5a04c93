package dev.weir.quality.duckdb;

import static dev.weir.quality.contract.conformance.Rules.id;
import static dev.weir.quality.contract.conformance.Rules.number;
import static dev.weir.quality.contract.conformance.Rules.rule;
import static dev.weir.quality.contract.conformance.Rules.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.Condition;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.contract.Rule.NullPolicy;
import dev.weir.quality.contract.RuleKind;
import dev.weir.quality.meaning.Meaning.ValueType;
import dev.weir.quality.meaning.TextKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tables of nasty texts, against a reading of the rules in plain Java: every row comes out exactly once, on the right side,
 * with every character that it had.
 */
@NullUnmarked
class RowsPropertyTest {
    private static final List<String> TEXTS = List.of(
            "0",
            "1",
            "-1",
            "-0",
            "00",
            "007",
            "1.0",
            "1.5",
            "1.50",
            "-0.0",
            "-0.50",
            ".5",
            "5.",
            "1e3",
            "1E3",
            "1.0E10",
            "9223372036854775807",
            "9223372036854775808",
            "0.1",
            "0.30000000000000004",
            "12345678901234567890.12",
            "NaN",
            "Infinity",
            "true",
            "TRUE",
            "false",
            "2024-02-29",
            "2023-02-29",
            "2024-2-9",
            "0001-01-01",
            "1850-06-01",
            "2024-01-01 00:00:00",
            "2024-01-01 24:00:00",
            "2024-01-01 10:00:00.10",
            "2024-01-01T10:00:00",
            "",
            " ",
            " 1",
            "1 ",
            "a,b",
            "a\nb",
            "\"",
            "null",
            "NULL",
            "\\N",
            "'",
            "é",
            "日本",
            "🦆",
            "\t",
            "1,000",
            "1_000",
            "1d",
            "--1",
            "1-1",
            "E",
            "-",
            ".");

    record Row(String key, String one, String two, String three) {
        List<String> values() {
            return Arrays.asList(key, one, two, three);
        }
    }

    @Property(tries = 60)
    void everyRowComesOutOnceAndUnchangedOnTheRightSide(
            @ForAll("tables") List<Row> table,
            @ForAll("nulls") NullPolicy nulls,
            @ForAll("operators") Operator operator,
            @ForAll("bounds") String bound)
            throws IOException {
        Path dir = Files.createTempDirectory("weir-rows-");
        try {
            Condition condition = number(operator, bound);
            Rule values = rule(RuleKind.COLUMN_VALUES, "one", condition)
                    .with()
                    .nulls(nulls)
                    .build();
            CheckReport report = Checks.in(dir)
                    .file(DataFormat.CSV, "a.csv", csv(table) + "one,two\n")
                    .maxSamples(10_000)
                    .check(
                            id("complete", rule(RuleKind.IS_COMPLETE, "two")),
                            id("unique", rule(RuleKind.IS_UNIQUE, "key")),
                            id("values", values),
                            id("pattern", rule(RuleKind.COLUMN_VALUES, "three", text(Operator.NOT_MATCHES, "[0-9].*"))),
                            id("long", rule(RuleKind.COLUMN_LENGTH, "two", number(Operator.LESS_THAN, "8"))));

            assertThat(report.error()).isNull();
            assertThat(report.rows()).isEqualTo(table.size() + 1);
            assertThat(report.passedRows() + report.failedRows()).isEqualTo(report.rows());
            boolean comparable = isComparable(table);
            assertThat(report.outcomes().get(2).outcome() != CheckReport.Outcome.UNDECIDED)
                    .isEqualTo(comparable);
            List<List<String>> good = new ArrayList<>();
            List<List<String>> bad = new ArrayList<>(List.of(Arrays.asList(null, null, null, null)));
            Map<String, Integer> keys = new HashMap<>();
            table.forEach(row -> keys.merge(row.key(), 1, Integer::sum));
            for (Row row : table) {
                (breaks(row, keys, nulls, comparable ? condition : null) ? bad : good).add(row.values());
            }
            assertThat(texts(report.passed())).containsExactlyInAnyOrderElementsOf(good);
            assertThat(texts(report.failed())).containsExactlyInAnyOrderElementsOf(bad);
        } finally {
            StagedFiles.delete(dir);
        }
    }

    /** A column of dates, times or truths alone is not compared with numbers, which leaves the rule undecided. */
    private static boolean isComparable(List<Row> table) {
        TextKind kind = new TextKind();
        table.stream().map(Row::one).filter(Objects::nonNull).forEach(kind::add);
        return switch (kind.type()) {
            case LONG, DECIMAL, DOUBLE, TEXT -> true;
            case BOOLEAN, DATE, TIMESTAMP -> false;
        };
    }

    /** @param condition null if nothing is compared */
    private static boolean breaks(Row row, Map<String, Integer> keys, NullPolicy nulls, Condition condition) {
        boolean incomplete = row.two() == null;
        boolean repeated = keys.get(row.key()) > 1;
        boolean outside =
                condition != null && (row.one() == null ? nulls == NullPolicy.FAIL : !holds(row.one(), condition));
        boolean matches = row.three() != null && java.util.regex.Pattern.matches("[0-9].*", row.three());
        boolean tooLong =
                row.two() != null && row.two().codePointCount(0, row.two().length()) >= 8;
        return incomplete || repeated || outside || matches || tooLong;
    }

    private static boolean holds(String text, Condition condition) {
        if (!text.matches(ValueType.DOUBLE.shape())) {
            return false;
        }
        int order = Double.compare(
                new BigDecimal(text.strip()).doubleValue() + 0.0,
                new BigDecimal(condition.operands().get(0)).doubleValue() + 0.0);
        return switch (condition.operator()) {
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_OR_EQUAL -> order >= 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_OR_EQUAL -> order <= 0;
            case EQUALS, IN -> order == 0;
            case NOT_EQUALS, NOT_IN -> order != 0;
            default -> throw new IllegalArgumentException(condition.toString());
        };
    }

    private static String csv(List<Row> table) {
        return "key,one,two,three\n"
                + table.stream()
                        .map(row -> row.values().stream()
                                .map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** As they were written, which text files get back from any type that was found for them. */
    private static List<List<String>> texts(List<CheckReport.StagedFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        return Checks.sql("SELECT " + as("key") + ", " + as("one") + ", " + as("two") + ", " + as("three") + " FROM "
                        + Checks.scan(files))
                .stream()
                .map(row -> row.stream()
                        .map(value -> value.equals("<null>") ? null : value.substring(1))
                        .toList())
                .toList();
    }

    /** DuckDB writes floating numbers in its own way, of which the tables have one. */
    private static String as(String column) {
        return "coalesce('=' || CASE WHEN typeof(" + column + ") = 'DOUBLE' THEN CASE CAST(" + column
                + " AS VARCHAR) WHEN '10000000000.0' THEN '1.0E10' ELSE CAST(" + column + " AS VARCHAR) END ELSE CAST("
                + column + " AS VARCHAR) END, '<null>')";
    }

    @Provide
    Arbitrary<List<Row>> tables() {
        Arbitrary<List<String>> corners =
                Arbitraries.of(TEXTS).list().ofMinSize(1).ofMaxSize(4);
        return corners.flatMap(corner -> Combinators.combine(
                        Arbitraries.integers().between(0, 80).map(i -> "k" + i),
                        Arbitraries.of(corner).injectNull(0.1),
                        Arbitraries.of(TEXTS).injectNull(0.15),
                        Arbitraries.of(TEXTS).injectNull(0.1))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(50));
    }

    @Provide
    Arbitrary<NullPolicy> nulls() {
        return Arbitraries.of(NullPolicy.values());
    }

    @Provide
    Arbitrary<Operator> operators() {
        return Arbitraries.of(
                Operator.GREATER_THAN,
                Operator.GREATER_THAN_OR_EQUAL,
                Operator.LESS_THAN,
                Operator.LESS_THAN_OR_EQUAL,
                Operator.EQUALS,
                Operator.NOT_EQUALS,
                Operator.IN,
                Operator.NOT_IN);
    }

    @Provide
    Arbitrary<String> bounds() {
        return Arbitraries.of(
                "0",
                "1",
                "1.5",
                "0.1",
                "-0.5",
                "1000",
                "9223372036854775807",
                "9223372036854775806.5",
                "1e300",
                "-12345678901234567890123456789012345678901234567890");
    }
}
