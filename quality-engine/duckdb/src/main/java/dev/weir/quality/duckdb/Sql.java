package dev.weir.quality.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of DuckDB's SQL. */
final class Sql {
    private Sql() {}

    static String text(String value) {
        // A NUL would end the statement for some parsers.
        return value.indexOf('\0') < 0
                ? "'" + value.replace("'", "''") + "'"
                : "decode(from_hex('" + hex(value) + "'))";
    }

    private static String hex(String value) {
        return java.util.HexFormat.of().formatHex(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String paths(List<Path> files) {
        return files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    static String and(List<String> terms) {
        return joined(terms, " AND ", "TRUE");
    }

    static String or(List<String> terms) {
        return joined(terms, " OR ", "FALSE");
    }

    private static String joined(List<String> terms, String with, String none) {
        return terms.isEmpty()
                ? none
                : terms.stream().map(term -> "(" + term + ")").collect(Collectors.joining(with));
    }
}
