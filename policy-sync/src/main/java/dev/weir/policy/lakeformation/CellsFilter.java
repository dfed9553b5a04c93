package dev.weir.policy.lakeformation;

import dev.weir.policy.lakeformation.LakeJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * A part of a table's cells: some rows of some columns. By itself it gives nothing; a {@link Grant} names it.
 *
 * @param rows an expression in Lake Formation's dialect, shorter than 2,048 characters; empty for all rows
 * @param columns those that are seen; empty for all but {@code without}
 * @param without those that are not seen; empty if {@code columns} is not
 */
public record CellsFilter(
        String database, String table, String name, String rows, SortedSet<String> columns, SortedSet<String> without)
        implements LakeObject {

    public static final String KIND = "cells-filter";
    /** How the names of Weir's own filters begin. */
    public static final String PREFIX = "weir_";
    /** Lake Formation's limit, exclusive. */
    public static final int ROWS_LIMIT = 2048;

    private static final int LONGEST_PURPOSE = 60;

    public CellsFilter {
        if (!columns.isEmpty() && !without.isEmpty()) {
            throw new IllegalArgumentException("a filter with columns and with excluded columns: " + name);
        }
        database = Sorted.lower(database);
        table = Sorted.lower(table);
        columns = Sorted.copy(columns);
        without = Sorted.copy(without);
    }

    public static CellsFilter columns(String database, String table, String name, String rows, Set<String> columns) {
        return new CellsFilter(database, table, name, rows, Sorted.copy(columns), Sorted.copy(Set.of()));
    }

    public static CellsFilter allBut(String database, String table, String name, String rows, Set<String> without) {
        return new CellsFilter(database, table, name, rows, Sorted.copy(Set.of()), Sorted.copy(without));
    }

    /**
     * A name that marks a filter as Weir's and is the same for the same purpose.
     *
     * @param purpose whatever tells this filter from the table's others, such as the policies and the principal
     */
    public static String nameFor(String purpose) {
        String words = Sorted.lower(purpose).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String some = words.length() > LONGEST_PURPOSE ? words.substring(0, LONGEST_PURPOSE) : words;
        return PREFIX + (some.isEmpty() ? "" : some + "_") + Names.hash(purpose);
    }

    @Override
    public ObjectKey key() {
        return key(database, table, name);
    }

    public static ObjectKey key(String database, String table, String name) {
        return new ObjectKey(KIND, Names.bounded(Sorted.lower(database) + "." + Sorted.lower(table) + "/" + name));
    }

    public boolean sees(String column) {
        return columns.isEmpty() ? !without.contains(column) : columns.contains(column);
    }

    static CellsFilter of(Map<String, Object> json) {
        return new CellsFilter(
                LakeJson.text(json, "database"),
                LakeJson.text(json, "table"),
                LakeJson.text(json, "name"),
                LakeJson.text(json, "rows"),
                LakeJson.texts(json.get("columns")),
                LakeJson.texts(json.get("without")));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("database", database)
                .put("table", table)
                .put("name", name)
                .put("rows", rows)
                .put("columns", columns)
                .put("without", without)
                .all();
    }
}
