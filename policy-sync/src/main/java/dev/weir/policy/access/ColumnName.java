package dev.weir.policy.access;

import java.util.Optional;

/**
 * A column, a whole table, or a whole database, by the names that people and targets use.
 *
 * @param table empty for a database
 * @param column its path, {@code address.zip} for a nested one; empty for a table or a database
 */
public record ColumnName(String database, Optional<String> table, Optional<String> column) {

    public static ColumnName database(String database) {
        return new ColumnName(database, Optional.empty(), Optional.empty());
    }

    public static ColumnName table(String database, String table) {
        return new ColumnName(database, Optional.of(table), Optional.empty());
    }

    public static ColumnName column(String database, String table, String column) {
        return new ColumnName(database, Optional.of(table), Optional.of(column));
    }

    @Override
    public String toString() {
        return database
                + table.map(name -> "." + name).orElse("")
                + column.map(name -> "." + name).orElse("");
    }
}
