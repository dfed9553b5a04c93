package dev.weir.quality.worker.conformance;

import static dev.weir.quality.worker.conformance.Rules.id;
import static dev.weir.quality.worker.conformance.Rules.number;
import static dev.weir.quality.worker.conformance.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.contract.CheckReport.StagedFile;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import dev.weir.quality.contract.Condition.Operator;
import dev.weir.quality.contract.RuleKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random tables of nasty texts, against a reading of the rules that is written here in ten lines: every row comes out
 * exactly once, on the right side, with every character that it had.
 */
class ConservationTest {
    private static final String[] TEXTS = {
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
        "\t",
        "1,000",
        "--1",
        "1-1",
        "E",
        "-",
        "."
    };

    @TempDir
    Path dir;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyRowComesOutOnceAndUnchanged(long seed) {
        Random random = new Random(seed);
        List<String[]> table = table(random);
        long malformed = random.nextInt(3);
        String csv = csv(table, malformed);

        CheckReport report = Checks.in(dir)
                .maxSamples(10_000)
                .file(DataFormat.CSV, "a.csv", csv)
                .check(
                        id("complete", rule(RuleKind.IS_COMPLETE, "c1")),
                        id("unique", rule(RuleKind.IS_UNIQUE, "key")),
                        id("long", rule(RuleKind.COLUMN_LENGTH, "c2", number(Operator.LESS_THAN, "8"))));

        assertThat(report.error()).isNull();
        assertThat(report.rows()).isEqualTo(table.size() + malformed);
        assertThat(report.passedRows() + report.failedRows()).isEqualTo(report.rows());
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        judge(table, good, bad);
        assertThat(texts(report.passed(), 5)).containsExactlyInAnyOrderElementsOf(good);
        assertThat(texts(report.failed(), 5).stream().filter(row -> !row.equals("[null, null, null, null, null]")))
                .containsExactlyInAnyOrderElementsOf(bad);
    }

    private static void judge(List<String[]> table, List<String> good, List<String> bad) {
        Map<String, Integer> keys = new HashMap<>();
        table.forEach(row -> keys.merge(row[0], 1, Integer::sum));
        for (String[] row : table) {
            boolean breaks = row[2] == null
                    || keys.get(row[0]) > 1
                    || row[3] != null && row[3].codePointCount(0, row[3].length()) >= 8;
            (breaks ? bad : good).add(Arrays.toString(row));
        }
    }

    /** key, c0..c3; every column from its own small corner of the texts, so that some columns find a type. */
    private static List<String[]> table(Random random) {
        int corner = random.nextInt(TEXTS.length);
        int width = 1 + random.nextInt(4);
        return IntStream.range(0, 1 + random.nextInt(60))
                .mapToObj(i -> {
                    String[] row = new String[5];
                    row[0] = "k" + random.nextInt(80);
                    row[1] = TEXTS[(corner + random.nextInt(width)) % TEXTS.length];
                    row[2] = random.nextInt(6) == 0 ? null : TEXTS[random.nextInt(TEXTS.length)];
                    row[3] = random.nextInt(9) == 0 ? null : TEXTS[(corner + 7) % TEXTS.length];
                    row[4] = TEXTS[random.nextInt(TEXTS.length)];
                    return row;
                })
                .toList();
    }

    private static String csv(List<String[]> table, long malformed) {
        String lines = table.stream()
                .map(row -> Arrays.stream(row)
                        .map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        return "key,c0,c1,c2,c3\n" + lines + "\n" + "one,two\n".repeat((int) malformed);
    }

    private static List<String> texts(List<StagedFile> files, int columns) {
        if (files.isEmpty()) {
            return List.of();
        }
        Dataset<Row> rows = Checks.read(files);
        Column[] texts = Arrays.stream(rows.columns())
                .limit(columns)
                .map(name -> functions.col(name).cast(DataTypes.StringType))
                .toArray(Column[]::new);
        return rows.select(texts).collectAsList().stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(row::getString)
                        .toList()
                        .toString())
                .toList();
    }
}
