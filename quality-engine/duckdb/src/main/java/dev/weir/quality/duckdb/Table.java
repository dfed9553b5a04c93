package dev.weir.quality.duckdb;

import dev.weir.quality.meaning.CannotCompile;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A dataset as SQL sees it.
 *
 * @param columns by position
 * @param relation a query that gives {@code c0..cN}, and of text {@code malformed} as well. It is repeated wherever it is
 *     read: DuckDB would keep a shared one in memory as a whole
 * @param malformed whether there are records that are no rows; their columns are null, and {@code malformed} says why
 */
record Table(List<Column> columns, String relation, boolean malformed) {
    Table {
        columns = List.copyOf(columns);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** @throws CannotCompile if there is none */
    Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CannotCompile("column " + name + " is not there; there are "
                        + (columns.isEmpty() ? "no columns" : String.join(", ", names()))));
    }

    /** For a {@code FROM}. */
    String as(String alias) {
        return "(" + relation + ") " + alias;
    }

    /** True for what is a row. */
    String isRow() {
        return malformed ? "malformed IS NULL" : "TRUE";
    }

    /** The rows under the names that people know. */
    String named() {
        String list = columns.stream()
                .map(column -> column.value() + " AS " + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
        return "SELECT " + (list.isEmpty() ? "NULL AS none" : list) + " FROM " + as("b") + " WHERE " + isRow();
    }
}
