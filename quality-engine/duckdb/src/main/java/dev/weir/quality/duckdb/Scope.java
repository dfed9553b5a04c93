package dev.weir.quality.duckdb;

import dev.weir.quality.contract.Rule;
import dev.weir.quality.meaning.CannotCompile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which rows a rule is limited to. */
final class Scope {
    private final UserSql users;
    private final Table table;
    private final Map<String, String> known = new HashMap<>();

    Scope(UserSql users, Table table) {
        this.users = users;
        this.table = table;
    }

    /**
     * SQL over positions; empty if the rule speaks about all rows.
     *
     * @throws CannotCompile if its {@code where} is no predicate over the batch
     */
    Optional<String> of(Rule rule) {
        String where = rule.where();
        if (where == null) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(where, sql -> users.where(sql, table)));
    }

    /** The same, and the record is a row at all. */
    Optional<String> rows(Rule rule) {
        Optional<String> scope = of(rule);
        if (!table.malformed()) {
            return scope;
        }
        return Optional.of(
                scope.map(where -> "(" + where + ") AND " + table.isRow()).orElse(table.isRow()));
    }
}
