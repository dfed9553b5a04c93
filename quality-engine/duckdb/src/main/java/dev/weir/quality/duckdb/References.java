package dev.weir.quality.duckdb;

import dev.weir.quality.contract.CheckRequest.ReferenceSource;
import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning.Predicate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The other datasets that rules speak of. Each is read when the first rule asks for it. */
final class References {
    private final Session session;
    private final Map<String, ReferenceSource> sources = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<List<?>, Join> joins = new LinkedHashMap<>();
    private final Function<ReferenceSource, Table> reader;

    References(Session session, List<ReferenceSource> references, Function<ReferenceSource, Table> reader) {
        this.session = session;
        this.reader = reader;
        references.forEach(reference -> sources.put(reference.alias(), reference));
    }

    Set<String> aliases() {
        return sources.keySet();
    }

    /** @throws CannotCompile if the request does not have it */
    Table table(String alias) {
        ReferenceSource source = sources.get(alias);
        if (source == null) {
            throw new CannotCompile("the dataset " + alias + " was not given; there are "
                    + (sources.isEmpty() ? "none" : String.join(", ", sources.keySet())));
        }
        Table known = tables.get(alias);
        if (known == null) {
            known = reader.apply(source);
            tables.put(alias, known);
        }
        return known;
    }

    /** The distinct keys of the other dataset; {@code hit} is true where the row's key is among them. */
    Join keys(Predicate.Refers refers, Table batch) {
        Rule.Reference reference = refers.reference();
        Table other = table(reference.alias());
        List<Column> ours = refers.columns().stream().map(batch::column).toList();
        List<Column> theirs = reference.columns().stream().map(other::column).toList();
        return joins.computeIfAbsent(List.of(reference.alias(), ours, theirs), key -> made(other, ours, theirs));
    }

    private Join made(Table other, List<Column> ours, List<Column> theirs) {
        String name = "weir_keys_" + joins.size();
        List<String> keys = new ArrayList<>();
        List<String> known = new ArrayList<>();
        List<String> on = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            String[] pair = comparable(ours.get(i), theirs.get(i));
            keys.add(pair[1] + " AS k" + i);
            known.add(theirs.get(i).value() + " IS NOT NULL");
            on.add(pair[0] + " = " + name + ".k" + i);
        }
        try {
            session.execute("CREATE TEMP TABLE " + name + " AS SELECT DISTINCT " + String.join(", ", keys)
                    + ", TRUE AS hit FROM " + other.as("r") + " WHERE " + Sql.and(known));
        } catch (SQLException e) {
            throw new CannotCompile("the keys could not be compared: " + Failures.said(e));
        }
        return new Join(name, String.join(" AND ", on));
    }

    private static boolean isMoment(Column column) {
        return switch (column.family()) {
            case DATE, TIMESTAMP, ZONED -> true;
            case INTEGER, DECIMAL, FLOATING, TEXT, BOOLEAN, OTHER -> false;
        };
    }

    /**
     * Two values as they can be compared: numbers as numbers, points in time as such, values of one type as they are, others
     * as text.
     */
    static String[] comparable(Column ours, Column theirs) {
        boolean alike = ours.type().equals(theirs.type())
                || ours.family() == Column.Family.INTEGER && theirs.family() == Column.Family.INTEGER;
        if (alike) {
            return new String[] {ours.value(), theirs.value()};
        }
        if (ours.family().numeric() && theirs.family().numeric()) {
            boolean floating = ours.family() == Column.Family.FLOATING || theirs.family() == Column.Family.FLOATING;
            String type = floating ? "DOUBLE" : "DECIMAL(38," + Math.max(ours.scale(), theirs.scale()) + ")";
            return new String[] {
                "TRY_CAST(" + ours.value() + " AS " + type + ")", "TRY_CAST(" + theirs.value() + " AS " + type + ")"
            };
        }
        if (isMoment(ours) && isMoment(theirs)) {
            String type = "TIMESTAMP WITH TIME ZONE";
            return new String[] {
                "CAST(" + ours.value() + " AS " + type + ")", "CAST(" + theirs.value() + " AS " + type + ")"
            };
        }
        return new String[] {Values.text(ours), Values.text(theirs)};
    }

    /** Makes the dataset known to queries by its alias. */
    void view(String alias) throws SQLException {
        Table table = table(alias);
        session.execute("CREATE OR REPLACE TEMP VIEW " + Sql.name(alias) + " AS " + table.named());
    }
}
