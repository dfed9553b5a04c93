package dev.weir.quality.duckdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Files with one JSON object a line. A line that is no single object, by a strict reading, is malformed and kept in the
 * reason; a blank line is no record. A field that is missing is null; where fields of one name disagree about their type,
 * the column is text. Columns are in the order of their names.
 */
final class NdjsonTable {
    private final Session session;
    private final String name;
    private final List<String> leaveOut;
    private final Cancellation cancellation;
    private final JsonKind lines = new JsonKind();
    private long malformed;

    /** @param name of the table that is made */
    NdjsonTable(Session session, String name, List<String> leaveOut, Cancellation cancellation) {
        this.session = session;
        this.name = name;
        this.leaveOut = leaveOut;
        this.cancellation = cancellation;
    }

    Table read(List<SourceFiles.Local> files) throws SQLException {
        String raw = name + "_lines";
        session.execute("CREATE TABLE " + raw + " (line VARCHAR, malformed VARCHAR)");
        long rows = 0;
        try (DuckDBAppender appender = session.appender(raw)) {
            for (SourceFiles.Local file : files) {
                rows += append(file, appender);
            }
        }
        Map<String, JsonKind> fields = lines.fields();
        fields.keySet().removeAll(leaveOut);
        requireDifferent(fields);
        if (fields.isEmpty()) {
            if (rows > 0) {
                throw new UnreadableBatch("the batch has rows, but no column");
            }
            return new Table(List.of(), "SELECT malformed FROM " + raw, malformed > 0);
        }
        return typed(raw, fields);
    }

    private Table typed(String raw, Map<String, JsonKind> fields) throws SQLException {
        List<String> names = List.copyOf(fields.keySet());
        String list = java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> "j." + Sql.name(names.get(i)) + " AS c" + i)
                .collect(Collectors.joining(", "));
        session.execute("CREATE TABLE " + name + " AS SELECT " + list + ", malformed FROM (SELECT from_json(line, "
                + Sql.text(JsonKind.structure(fields)) + ") AS j, malformed FROM " + raw + ")");
        session.execute("DROP TABLE " + raw);
        List<Column> columns = new ArrayList<>();
        for (String[] column : session.describe("SELECT * EXCLUDE (malformed) FROM " + name)) {
            columns.add(Column.typed(columns.size(), names.get(columns.size()), column[1]));
        }
        return new Table(columns, "SELECT * FROM " + name, malformed > 0);
    }

    private static void requireDifferent(Map<String, JsonKind> fields) {
        Map<String, String> alike = new HashMap<>();
        for (String field : fields.keySet()) {
            if (field.isBlank()) {
                throw new UnreadableBatch("the batch has a column without a name");
            }
            String other = alike.put(field.toLowerCase(Locale.ROOT), field);
            if (other != null) {
                throw new UnreadableBatch("the batch has the columns " + other + " and " + field
                        + ", which differ only in upper and lower case");
            }
        }
    }

    /** How many of the lines are rows. */
    private long append(SourceFiles.Local file, DuckDBAppender appender) throws SQLException {
        long rows = 0;
        long number = 0;
        try (BufferedReader text = new BufferedReader(file.open())) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (++number % 4096 == 0) {
                    cancellation.ensureActive();
                }
                if (line.isBlank()) {
                    continue;
                }
                String wrong = wrong(line);
                malformed += wrong.isEmpty() ? 0 : 1;
                rows += wrong.isEmpty() ? 1 : 0;
                appender.beginRow();
                appender.append(wrong.isEmpty() ? line : null);
                appender.append(
                        wrong.isEmpty()
                                ? null
                                : "malformed: line " + number + " of " + file.fileName() + " " + wrong + ": " + line);
                appender.endRow();
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return rows;
    }

    private String wrong(String line) {
        try {
            Object value = Json.read(line);
            if (!(value instanceof Map<?, ?>)) {
                return "is no JSON object";
            }
            lines.add(value);
            return "";
        } catch (Json.NoJson e) {
            return "is no JSON object (" + e.getMessage() + ")";
        }
    }
}
