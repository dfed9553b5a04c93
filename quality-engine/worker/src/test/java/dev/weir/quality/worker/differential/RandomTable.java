package dev.weir.quality.worker.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A table of values at the edges of their types, as text; null where there is none.
 *
 * @param columns in order
 * @param rows of as many values as there are columns
 */
record RandomTable(List<Column> columns, List<List<String>> rows) {
    private static final List<String> TEXTS = List.of(
            "a",
            "b",
            "DE",
            "FR",
            "",
            " ",
            "  x ",
            "é",
            "e\u0301",
            "日本",
            "🦆",
            "ß",
            "A",
            "0",
            "1",
            "-1",
            "007",
            "1.0",
            "1.50",
            "1e3",
            "NaN",
            "true",
            "2024-02-29",
            "2023-02-29",
            "null",
            "NULL",
            "\\N",
            "'",
            "\"",
            "a,b",
            "a\nb",
            "%",
            "\t",
            "x".repeat(20_000),
            "2024-01-01 10:00:00",
            "9223372036854775808",
            "Infinity");
    private static final List<String> WHOLE =
            List.of("0", "1", "2", "3", "4", "5", "7", "-1", "-7", "100", "2147483647", "-2147483648");
    private static final List<String> LONGS = List.of(
            "0",
            "1",
            "2",
            "3",
            "-1",
            "9007199254740993",
            "9007199254740992",
            "9223372036854775807",
            "-9223372036854775808");
    private static final List<String> DECIMALS = List.of(
            "0.000", "1.000", "1.500", "-1.500", "0.001", "-0.001", "999999999999999.999", "2.000", "0.300", "0.100");
    private static final List<String> DOUBLES = List.of(
            "0.0",
            "-0.0",
            "1.0",
            "1.5",
            "-2.25",
            "0.1",
            "0.30000000000000004",
            "1e300",
            "-1e300",
            "1e-300",
            "NaN",
            "Infinity",
            "-Infinity",
            "3.0",
            "4.0",
            "5.0");
    private static final List<String> TAME =
            List.of("0.0", "-0.0", "1.0", "1.5", "-2.25", "0.1", "3.0", "4.5", "100.0");
    private static final List<String> DAYS = List.of(
            "0001-01-01",
            "1582-10-04",
            "1582-10-15",
            "1850-06-01",
            "1899-12-31",
            "1969-12-31",
            "1970-01-01",
            "2023-12-31",
            "2024-01-10",
            "2024-01-11",
            "2024-02-29",
            "9999-12-31");
    private static final List<String> TIMES = List.of(
            "0001-01-01 00:00:00",
            "1850-06-01 12:34:56.000001",
            "1899-12-31 23:59:59.999999",
            "1970-01-01 00:00:00",
            "2024-01-10 00:00:00",
            "2024-01-10 23:59:59.5",
            "2024-01-11 00:00:00",
            "2024-01-12 00:00:00",
            "9999-12-31 23:59:59");

    /** @param type of DuckDB */
    record Column(String name, String type, List<String> values) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("whole", "INTEGER", WHOLE),
            new Column("big", "BIGINT", LONGS),
            new Column("price", "DECIMAL(18,3)", DECIMALS),
            new Column("wide", "DECIMAL(38,3)", DECIMALS),
            new Column("wild", "DOUBLE", DOUBLES),
            new Column("tame", "DOUBLE", TAME),
            new Column("single", "REAL", TAME),
            new Column("word", "VARCHAR", TEXTS),
            new Column("code", "VARCHAR", List.of("DE", "FR", "IT")),
            new Column("day", "DATE", DAYS),
            new Column("moment", "TIMESTAMPTZ", TIMES),
            new Column("clock", "TIMESTAMP", TIMES),
            new Column("flag", "BOOLEAN", List.of("true", "false")));

    static RandomTable of(SplittableRandom random) {
        int rows = random.nextInt(8) == 0 ? random.nextInt(3) : 1 + random.nextInt(40);
        double nulls = List.of(0.0, 0.1, 0.5).get(random.nextInt(3));
        List<List<String>> pools =
                COLUMNS.stream().map(column -> pool(column.values(), random)).toList();
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            table.add(pools.stream()
                    .map(pool -> random.nextDouble() < nulls ? null : pool.get(random.nextInt(pool.size())))
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
        return new RandomTable(COLUMNS, table);
    }

    /** A few of the values, or all: columns of one value have metrics of their own. */
    private static List<String> pool(List<String> values, SplittableRandom random) {
        int size = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(values.size());
        return random.ints(size, 0, values.size()).mapToObj(values::get).toList();
    }

    RandomTable with(List<List<String>> some) {
        return new RandomTable(columns, some);
    }

    String sql() {
        String casts = columns.stream()
                .map(column -> "CAST(" + column.name() + " AS " + column.type() + ") AS " + column.name())
                .collect(Collectors.joining(", "));
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = rows.stream()
                .map(row -> row.stream().map(RandomTable::literal).collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        String nothing = columns.stream().map(column -> "NULL").collect(Collectors.joining(", ", "(", ")"));
        return "SELECT " + casts + " FROM (VALUES " + (rows.isEmpty() ? nothing : values) + ") AS t(" + names + ")"
                + (rows.isEmpty() ? " WHERE false" : "");
    }

    private static String literal(String value) {
        return value == null ? "CAST(NULL AS VARCHAR)" : "'" + value.replace("'", "''") + "'";
    }

    String csv() {
        List<List<String>> lines = new ArrayList<>(rows);
        return columns.stream().map(Column::name).collect(Collectors.joining(",", "", "\n"))
                + lines.stream()
                        .map(row -> row.stream()
                                .map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",", "", "\n")))
                        .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return columns.stream().map(Column::name).toList() + "\n"
                + rows.stream()
                        .limit(20)
                        .map(row -> Arrays.toString(row.toArray()))
                        .collect(Collectors.joining("\n"));
    }
}
