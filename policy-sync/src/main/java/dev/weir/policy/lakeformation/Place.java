package dev.weir.policy.lakeformation;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.lakeformation.LakeJson.Fields;
import java.util.Map;
import java.util.Optional;

/** A database, table or column of the account's own catalog. Databases and tables have lower-case names, as Glue's. */
public record Place(String database, Optional<String> table, Optional<String> column) implements Comparable<Place> {
    public Place {
        if (database.isEmpty() || (table.isEmpty() && column.isPresent())) {
            throw new IllegalArgumentException("no database, table or column: " + database + table + column);
        }
        database = Sorted.lower(database);
        table = table.map(Sorted::lower);
    }

    public static Place of(ColumnName name) {
        return new Place(name.database(), name.table(), name.column());
    }

    public static Place database(String database) {
        return new Place(database, Optional.empty(), Optional.empty());
    }

    public static Place table(String database, String table) {
        return new Place(database, Optional.of(table), Optional.empty());
    }

    public static Place column(String database, String table, String column) {
        return new Place(database, Optional.of(table), Optional.of(column));
    }

    static Place of(Map<String, Object> json) {
        return new Place(LakeJson.text(json, "database"), optional(json, "table"), optional(json, "column"));
    }

    private static Optional<String> optional(Map<String, Object> json, String field) {
        return Optional.of(LakeJson.text(json, field)).filter(text -> !text.isEmpty());
    }

    Fields fields() {
        return new Fields()
                .put("database", database)
                .put("table", table.orElse(""))
                .put("column", column.orElse(""));
    }

    @Override
    public int compareTo(Place other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return database
                + table.map(name -> "." + name).orElse("")
                + column.map(name -> "." + name).orElse("");
    }
}
