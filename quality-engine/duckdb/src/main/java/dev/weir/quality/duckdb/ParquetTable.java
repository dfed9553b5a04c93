package dev.weir.quality.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parquet files, read where they are. Columns are matched by name; a file that lacks one has nulls there, as Parquet readers
 * have it. Files that disagree about a type make the batch unreadable.
 */
final class ParquetTable {
    private final Session session;
    private final List<String> leaveOut;

    ParquetTable(Session session, List<String> leaveOut) {
        this.session = session;
        this.leaveOut = leaveOut;
    }

    Table read(List<SourceFiles.Local> files) throws SQLException {
        if (files.isEmpty()) {
            return new Table(List.of(), "SELECT NULL AS none WHERE FALSE", false);
        }
        requireSameTypes(files);
        String scan = scan(files.stream().map(SourceFiles.Local::path).toList());
        Map<String, String> alike = new HashMap<>();
        List<Column> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (String[] column : session.describe("SELECT * FROM " + scan)) {
            String other = alike.put(column[0].toLowerCase(Locale.ROOT), column[0]);
            if (other != null) {
                throw new UnreadableBatch("the batch has the columns " + other + " and " + column[0]
                        + ", which differ only in upper and lower case");
            }
            if (!leaveOut.contains(column[0])) {
                selected.add(Sql.name(column[0]) + " AS c" + columns.size());
                columns.add(Column.typed(columns.size(), column[0], column[1]));
            }
        }
        if (columns.isEmpty()) {
            selected.add("1 AS none");
        }
        return new Table(columns, "SELECT " + String.join(", ", selected) + " FROM " + scan, false);
    }

    static String scan(List<Path> files) {
        return "read_parquet(" + Sql.paths(files) + ", hive_partitioning = false"
                + (files.size() > 1 ? ", union_by_name = true)" : ")");
    }

    private void requireSameTypes(List<SourceFiles.Local> files) throws SQLException {
        Map<String, String> known = new HashMap<>();
        for (Map.Entry<String, List<@Nullable Object[]>> schema : schemas(files).entrySet()) {
            String location = files.stream()
                    .filter(file -> file.path().toString().equals(schema.getKey()))
                    .map(SourceFiles.Local::location)
                    .findFirst()
                    .orElse(schema.getKey());
            Schema tree = new Schema(schema.getValue());
            for (String[] column : tree.columns()) {
                String type = known.putIfAbsent(column[0], column[1]);
                if (type != null && !type.equals(column[1])) {
                    throw new UnreadableBatch(location + " has a column " + column[0] + " of type " + column[1]
                            + ", which is " + type + " in another file of the batch");
                }
            }
        }
    }

    /** The lines of each file's footer about its schema. */
    private Map<String, List<@Nullable Object[]>> schemas(List<SourceFiles.Local> files) throws SQLException {
        Map<String, List<@Nullable Object[]>> schemas = new LinkedHashMap<>();
        try {
            lines(files).forEach(line -> schemas.computeIfAbsent(String.valueOf(line[0]), file -> new ArrayList<>())
                    .add(line));
        } catch (SQLException all) {
            for (SourceFiles.Local file : files) {
                try {
                    lines(List.of(file));
                } catch (SQLException e) {
                    throw new UnreadableBatch(
                            file.location() + " is no readable Parquet file: "
                                    + Failures.said(e).replace(file.path().toString(), file.fileName()),
                            e);
                }
            }
            throw all;
        }
        return schemas;
    }

    private List<@Nullable Object[]> lines(List<SourceFiles.Local> files) throws SQLException {
        String paths = Sql.paths(files.stream().map(SourceFiles.Local::path).toList());
        return session.rows("SELECT file_name, name, num_children, duckdb_type FROM parquet_schema(" + paths + ")"
                + " ORDER BY file_name, column_id");
    }

    /** A schema in the order of its lines: each is followed by its children. */
    private static final class Schema {
        private final List<@Nullable Object[]> lines;
        private int at;

        Schema(List<@Nullable Object[]> lines) {
            this.lines = lines;
        }

        /** Name and type of each column at the top. */
        List<String[]> columns() {
            int count = children(lines.get(at++));
            List<String[]> columns = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = String.valueOf(lines.get(at)[1]);
                columns.add(new String[] {name, type()});
            }
            return columns;
        }

        private String type() {
            @Nullable Object[] line = lines.get(at++);
            List<String> inner = new ArrayList<>();
            for (int i = children(line); i > 0; i--) {
                inner.add(lines.get(at)[1] + " " + type());
            }
            return inner.isEmpty()
                    ? String.valueOf(line[3])
                    : inner.stream().collect(Collectors.joining(", ", "(", ")"));
        }

        private static int children(@Nullable Object[] line) {
            return line[2] instanceof Number count ? count.intValue() : 0;
        }
    }
}
