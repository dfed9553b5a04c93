package dev.weir.quality.duckdb;

import dev.weir.quality.contract.Condition.OperandType;
import dev.weir.quality.meaning.CannotCompile;
import dev.weir.quality.meaning.Meaning;
import dev.weir.quality.meaning.Meaning.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what is asked of a row to SQL. */
final class Flags {
    private final Table table;
    private final Values values;
    private final References references;
    private final Scope scope;
    private final Instant at;

    Flags(Table table, Values values, References references, Scope scope, Instant at) {
        this.table = table;
        this.values = values;
        this.references = references;
        this.scope = scope;
        this.at = at;
    }

    /** @throws CannotCompile if it cannot be asked of rows such as these */
    Flag of(Meaning.RowShare share) {
        Flag flag = share.predicate() instanceof Predicate.Joined joined ? joined(joined) : single(share);
        Optional<String> limited = scope.rows(share.rule());
        if (limited.isEmpty()) {
            return flag;
        }
        String where = limited.get();
        return new Flag(
                Optional.of(flag.spoken()
                        .map(spoken -> "(" + where + ") AND (" + spoken + ")")
                        .orElse(where)),
                "(" + where + ") AND (" + flag.satisfied() + ")",
                flag.joins());
    }

    private Flag joined(Predicate.Joined joined) {
        List<String> satisfied = new ArrayList<>();
        List<Join> joins = new ArrayList<>();
        for (Meaning.RowShare part : joined.parts()) {
            Flag flag = of(part);
            // A row that a part does not speak about satisfies it.
            satisfied.add(flag.spoken()
                            .map(spoken -> "(" + spoken + ") IS NOT TRUE OR ")
                            .orElse("") + "(" + flag.satisfied() + ") IS TRUE");
            joins.addAll(flag.joins());
        }
        return new Flag(Optional.empty(), joined.all() ? Sql.and(satisfied) : Sql.or(satisfied), joins);
    }

    private Flag single(Meaning.RowShare share) {
        Predicate predicate = share.predicate();
        List<Column> columns = predicate.columns().stream().map(table::column).toList();
        List<Join> joins = new ArrayList<>();
        String holds = holds(predicate, joins);
        if (answersForNulls(predicate)) {
            return new Flag(Optional.empty(), holds, joins);
        }
        List<String> known =
                columns.stream().map(column -> column.value() + " IS NOT NULL").toList();
        return switch (share.nulls()) {
            case SKIP -> new Flag(Optional.of(Sql.and(known)), Sql.and(List.of(holds)), joins);
            case FAIL -> new Flag(Optional.empty(), holds, joins);
            case PASS -> {
                List<String> either = new ArrayList<>(List.of(holds));
                columns.forEach(column -> either.add(column.value() + " IS NULL"));
                yield new Flag(Optional.empty(), Sql.or(either), joins);
            }
        };
    }

    /** What is asked about nulls themselves. */
    private static boolean answersForNulls(Predicate predicate) {
        return predicate instanceof Predicate.Complete
                || predicate instanceof Predicate.Value value
                        && value.condition().type() == OperandType.NULL;
    }

    private String holds(Predicate predicate, List<Join> joins) {
        if (predicate instanceof Predicate.Complete complete) {
            return table.column(complete.column()).value() + " IS NOT NULL";
        }
        if (predicate instanceof Predicate.Value value) {
            return values.holds(table.column(value.column()), value.condition());
        }
        if (predicate instanceof Predicate.Length length) {
            return values.lengthHolds(table.column(length.column()), length.condition());
        }
        if (predicate instanceof Predicate.OfType ofType) {
            return values.isOf(table.column(ofType.column()), ofType.type());
        }
        if (predicate instanceof Predicate.Age age) {
            return values.ageHolds(table.column(age.column()), age.condition(), at);
        }
        if (predicate instanceof Predicate.Refers refers) {
            Join join = references.keys(refers, table);
            joins.add(join);
            return join.table() + ".hit";
        }
        throw new IllegalArgumentException("not a predicate about one row: " + predicate);
    }

    /** What a row that breaks the rule has, for people, as SQL for a text that is never null. */
    String found(Meaning.RowShare share) {
        Predicate predicate = share.predicate();
        if (predicate instanceof Predicate.Joined joined) {
            List<String> parts =
                    joined.parts().stream().map(this::foundIfBroken).toList();
            return "concat_ws('; ', " + String.join(", ", parts) + ")";
        }
        String shown = shown(predicate.columns());
        if (predicate instanceof Predicate.Length length) {
            Column column = table.column(length.column());
            return "concat(" + shown + ", ', of length ' || length(" + column.text() + "))";
        }
        if (predicate instanceof Predicate.Refers refers) {
            return "concat(" + shown + ", "
                    + Sql.text(", which is not in " + refers.reference().alias()) + ")";
        }
        return shown;
    }

    private String foundIfBroken(Meaning.RowShare part) {
        Flag flag = of(part);
        String spoken = flag.spoken().map(text -> "(" + text + ") IS TRUE AND ").orElse("");
        return "CASE WHEN " + spoken + "(" + flag.satisfied() + ") IS NOT TRUE THEN " + found(part) + " END";
    }

    /** {@code amount is -12.5 and email is null}; long values are cut. */
    String shown(List<String> columns) {
        List<String> parts = new ArrayList<>();
        for (String name : columns) {
            Column column = table.column(name);
            String text = "CAST(" + column.text() + " AS VARCHAR)";
            parts.add("concat(" + Sql.text(name + " is ") + ", CASE WHEN length(" + text + ") > 200 THEN left(" + text
                    + ", 200) || '...' ELSE coalesce(" + text + ", 'null') END)");
        }
        return parts.size() == 1 ? parts.get(0) : "concat_ws(' and ', " + String.join(", ", parts) + ")";
    }

    Table table() {
        return table;
    }

    Scope scope() {
        return scope;
    }
}
