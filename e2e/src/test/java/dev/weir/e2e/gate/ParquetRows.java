package dev.weir.e2e.gate;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads Parquet with an engine that is none of ours: a file that Weir alone can read is no good. */
final class ParquetRows {

    /** The names of all columns that some file has, in order of the first. */
    List<String> columns(List<Path> files) {
        String list = files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("describe select * from read_parquet([" + list
                        + "], union_by_name = true, hive_partitioning = false)")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString("column_name"));
            }
            return names;
        } catch (SQLException e) {
            throw new AssertionError("cannot read " + list, e);
        }
    }

    /** The values of one column, each as often as it is there, in order. */
    List<String> sorted(String column, List<Path> files) {
        List<String> values = new ArrayList<>();
        if (files.isEmpty()) {
            return values;
        }
        String list = files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + column + " from read_parquet([" + list
                        + "], union_by_name = true, hive_partitioning = false) order by all")) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError("cannot read " + list, e);
        }
    }
}
