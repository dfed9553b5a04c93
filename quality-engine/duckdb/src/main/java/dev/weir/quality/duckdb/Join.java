package dev.weir.quality.duckdb;

/**
 * A small table beside the batch.
 *
 * @param table its name, and its alias
 * @param on over the batch's positions and the table's columns
 */
record Join(String table, String on) {
    String sql() {
        return " LEFT JOIN " + table + " ON " + on;
    }
}
