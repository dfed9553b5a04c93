package dev.weir.quality.duckdb;

import dev.weir.quality.meaning.TextKind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * CSV files with a header line each, read once into a table of texts. Columns are matched by name, so their order may
 * differ from file to file; a file that has other columns than the first one makes the batch unreadable, since filling up
 * with nulls could hide a broken export.
 *
 * <p>A record with too few or too many fields is malformed; its text is kept in the reason.
 */
final class CsvTable {
    private final Session session;
    private final String name;
    private final List<String> leaveOut;
    private final Cancellation cancellation;

    /** @param name of the table that is made */
    CsvTable(Session session, String name, List<String> leaveOut, Cancellation cancellation) {
        this.session = session;
        this.name = name;
        this.leaveOut = leaveOut;
        this.cancellation = cancellation;
    }

    Table read(List<SourceFiles.Local> files) throws SQLException {
        List<String> header = header(files);
        List<String> columns =
                header.stream().filter(column -> !leaveOut.contains(column)).toList();
        session.execute("CREATE TABLE " + name + " ("
                + Stream.concat(IntStream.range(0, columns.size()).mapToObj(i -> "c" + i), Stream.of("malformed"))
                        .map(column -> column + " VARCHAR")
                        .collect(Collectors.joining(", "))
                + ")");
        List<TextKind> kinds = columns.stream().map(column -> new TextKind()).toList();
        long malformed = 0;
        try (DuckDBAppender appender = session.appender(name)) {
            for (SourceFiles.Local file : files) {
                malformed += append(file, columns, kinds, appender);
            }
        }
        return table(columns, kinds, malformed > 0);
    }

    private static List<String> header(List<SourceFiles.Local> files) {
        List<@Nullable String> columns = List.of();
        SourceFiles.Local first = null;
        for (SourceFiles.Local file : files) {
            try (CsvRecords records = new CsvRecords(file)) {
                List<@Nullable String> header = records.header();
                if (header.isEmpty()) {
                    continue; // an empty file has no rows to lose
                }
                if (first == null) {
                    first = file;
                    columns = header;
                } else if (!new HashSet<>(header).equals(new HashSet<>(columns))) {
                    throw new UnreadableBatch(file.location() + " has the columns " + joined(header) + ", but "
                            + first.location() + " has " + joined(columns));
                }
            } catch (IOException e) {
                throw file.unreadable(e);
            }
        }
        return columns.stream().map(Objects::requireNonNull).toList();
    }

    private static String joined(List<@Nullable String> names) {
        return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private long append(SourceFiles.Local file, List<String> columns, List<TextKind> kinds, DuckDBAppender appender)
            throws SQLException {
        long malformed = 0;
        try (CsvRecords records = new CsvRecords(file)) {
            List<@Nullable String> header = records.header();
            int[] source = columns.stream().mapToInt(header::indexOf).toArray();
            long count = 0;
            while (records.next()) {
                if (++count % 4096 == 0) {
                    cancellation.ensureActive();
                }
                List<@Nullable String> values = records.values();
                boolean whole = values.size() == header.size();
                malformed += whole ? 0 : 1;
                appender.beginRow();
                for (int i = 0; i < source.length; i++) {
                    String value = whole ? values.get(source[i]) : null;
                    appender.append(value);
                    if (value != null && !kinds.get(i).settled()) {
                        kinds.get(i).add(value);
                    }
                }
                appender.append(whole ? null : malformed(file, records, header.size()));
                appender.endRow();
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return malformed;
    }

    private static String malformed(SourceFiles.Local file, CsvRecords records, int fields) {
        return "malformed: line " + records.line() + " of " + file.fileName() + " has "
                + records.values().size() + " fields where the header has " + fields + ": " + again(records.values());
    }

    /** The record as CSV, so that nothing of it is lost. */
    private static String again(List<@Nullable String> values) {
        return values.stream().map(CsvTable::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean plain =
                !value.isEmpty() && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private Table table(List<String> names, List<TextKind> kinds, boolean malformed) {
        List<Column> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String type = type(kinds.get(i));
            String text = type.equals("VARCHAR") ? "c" + i : "t" + i;
            columns.add(new Column(i, names.get(i), type, text));
            if (!type.equals("VARCHAR")) {
                // A text that does not fit after all ends the check: the batch is held, and nothing is lost.
                selected.add("CAST(" + name + ".c" + i + " AS " + type + ") AS c" + i);
            }
            selected.add(name + ".c" + i + " AS " + text);
        }
        selected.add("malformed");
        return new Table(columns, "SELECT " + String.join(", ", selected) + " FROM " + name, malformed);
    }

    private static String type(TextKind kind) {
        return switch (kind.type()) {
            case LONG -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + kind.precision() + "," + kind.scale() + ")";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case TEXT -> "VARCHAR";
        };
    }
}
