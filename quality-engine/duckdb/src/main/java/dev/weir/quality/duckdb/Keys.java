package dev.weir.quality.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often the keys of rows occur: a grouped query for each key that a rule asks about. */
final class Keys {
    private final Session session;
    private final Table table;
    private final Map<List<?>, Counts> known = new HashMap<>();

    Keys(Session session, Table table) {
        this.session = session;
        this.table = table;
    }

    /**
     * Of the rows whose key is not wholly null, if not said otherwise.
     *
     * @param distinct different keys
     * @param single keys that occur once
     * @param rows with such a key
     * @param entropy of the keys, in nats; 0 without values
     * @param wholeSingle keys without any null that occur once
     * @param all rows, those with a null key too
     * @param repeated rows beyond the first of each key, null keys too
     */
    record Counts(long distinct, long single, long rows, double entropy, long wholeSingle, long all, long repeated) {}

    Counts of(List<Column> keys, Optional<String> scope) throws SQLException {
        List<?> asked = List.of(keys, scope);
        Counts counts = known.get(asked);
        if (counts == null) {
            counts = counted(keys, scope);
            known.put(asked, counts);
        }
        return counts;
    }

    private Counts counted(List<Column> keys, Optional<String> scope) throws SQLException {
        List<String> names = keys.stream().map(Column::value).distinct().toList();
        String list = String.join(", ", names);
        List<String> there = names.stream().map(name -> name + " IS NOT NULL").toList();
        String any = " FILTER (WHERE " + Sql.or(there) + ")";
        String whole = " FILTER (WHERE n = 1 AND " + Sql.and(there) + ")";
        @Nullable
        Object[] row = session.row("SELECT count(*)" + any + ", count(*) FILTER (WHERE n = 1 AND ("
                + Sql.or(there) + ")), sum(n)" + any + ", sum(n * ln(n))" + any + ", count(*)" + whole
                + ", sum(n), sum(n - 1) FROM (SELECT " + list + ", count(*) AS n FROM " + table.as("b") + " WHERE "
                + scope.orElse("TRUE") + " GROUP BY " + list + ")");
        long rows = count(row[2]);
        double entropy =
                rows > 0 && row[3] instanceof Number logs ? Math.max(0, Math.log(rows) - logs.doubleValue() / rows) : 0;
        return new Counts(count(row[0]), count(row[1]), rows, entropy, count(row[4]), count(row[5]), count(row[6]));
    }

    private static long count(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /**
     * A table of the keys that occur more than once, few as a rule, with how often as {@code n}.
     *
     * @param name of the table to be made
     */
    Join repeated(String name, List<Column> keys, Optional<String> scope) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> on = new ArrayList<>();
        List<String> there = new ArrayList<>();
        for (Column key : keys) {
            String ours = key.value();
            columns.add(ours + " AS k" + key.index());
            there.add(ours + " IS NOT NULL");
            on.add(ours + (keys.size() == 1 ? " = " : " IS NOT DISTINCT FROM ") + name + ".k" + key.index());
        }
        session.execute("CREATE OR REPLACE TEMP TABLE " + name + " AS SELECT " + String.join(", ", columns)
                + ", count(*) AS n FROM " + table.as("b") + " WHERE (" + Sql.or(there) + ") AND ("
                + scope.orElse("TRUE") + ") GROUP BY "
                + String.join(", ", keys.stream().map(Column::value).toList()) + " HAVING count(*) > 1");
        return new Join(name, String.join(" AND ", on));
    }
}
