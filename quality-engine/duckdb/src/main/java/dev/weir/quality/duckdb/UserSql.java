package dev.weir.quality.duckdb;

import dev.weir.quality.meaning.CannotCompile;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SQL that somebody wrote into a rule. It may look at the batch and at the datasets that the rule is given, and at nothing
 * else: not write, not open files, not ask for settings or secrets.
 */
final class UserSql {
    /** Functions in a {@code FROM} that only make rows up. */
    private static final Set<String> HARMLESS = Set.of("range", "generate_series", "unnest");

    private static final String ROWS = "SELECT 1 FROM t WHERE (";

    private final Session session;
    private @Nullable Set<String> unsteady;

    UserSql(Session session) {
        this.session = session;
    }

    /** Functions that answer differently when they are asked again. To list them takes longer than to check a small batch. */
    private Set<String> unsteady() {
        Set<String> known = unsteady;
        if (known == null) {
            known = new HashSet<>();
            try {
                for (@Nullable
                Object[] row : session.rows("SELECT DISTINCT function_name FROM duckdb_functions()"
                        + " WHERE stability IN ('VOLATILE', 'CONSISTENT_WITHIN_QUERY')")) {
                    known.add(String.valueOf(row[0]));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("DuckDB does not list its functions", e);
            }
            unsteady = known;
        }
        return known;
    }

    /**
     * A query in DuckDB's words.
     *
     * @param datasets that it may read, by name
     * @throws CannotCompile unless it is one {@code SELECT} or {@code WITH} over them
     */
    String query(String sql, Set<String> datasets) {
        String own = Dialect.toDuckDb(sql);
        Map<?, ?> statement = parsed(own);
        Set<String> known = new HashSet<>();
        datasets.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        walk(statement, node -> with(node).forEach(name -> known.add(name.toLowerCase(Locale.ROOT))));
        walk(statement, node -> requireReading(node, known));
        return own;
    }

    /** The names that a {@code WITH} defines. */
    private static List<String> with(Map<?, ?> node) {
        List<String> names = new ArrayList<>();
        if (node.get("cte_map") instanceof Map<?, ?> ctes && ctes.get("map") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> pair) {
                    names.add(String.valueOf(pair.get("key")));
                }
            }
        }
        return names;
    }

    private static void requireReading(Map<?, ?> node, Set<String> known) {
        String type = String.valueOf(node.get("type"));
        if (type.equals("BASE_TABLE")) {
            String table = String.valueOf(node.get("table_name"));
            boolean qualified = !isEmpty(node.get("schema_name")) || !isEmpty(node.get("catalog_name"));
            if (qualified || !known.contains(table.toLowerCase(Locale.ROOT))) {
                throw new CannotCompile("SQL: there is no dataset " + table + " here; there are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
        if (type.equals("TABLE_FUNCTION") && node.get("function") instanceof Map<?, ?> function) {
            String name = String.valueOf(function.get("function_name")).toLowerCase(Locale.ROOT);
            if (!HARMLESS.contains(name)) {
                throw new CannotCompile("SQL: " + name + " would read something else than the batch");
            }
        }
        if (type.equals("SHOW_REF") || type.equals("PIVOT")) {
            throw new CannotCompile("SQL: only a single SELECT or WITH is allowed, not a " + type);
        }
        if (type.equals("FUNCTION") && isOfTheSystem(String.valueOf(node.get("function_name")))) {
            throw new CannotCompile("SQL: " + node.get("function_name") + " asks for something else than the batch");
        }
    }

    private static boolean isOfTheSystem(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        return name.startsWith("weir_")
                || Set.of(
                                "getenv",
                                "getvariable",
                                "current_setting",
                                "write_log",
                                "nextval",
                                "setval",
                                "currval",
                                "setseed",
                                "query",
                                "query_table")
                        .contains(name);
    }

    private static boolean isEmpty(@Nullable Object text) {
        return text == null || text.equals("");
    }

    /**
     * A predicate over a table's positions.
     *
     * @throws CannotCompile if it is no predicate over that table, or would not answer the same twice
     */
    String where(String sql, Table table) {
        String own = Dialect.toDuckDb(sql);
        Map<?, ?> statement = predicate(own);
        List<Reference> references = new ArrayList<>();
        walk(statement, node -> {
            if ("SUBQUERY".equals(node.get("class"))) {
                throw new CannotCompile("where: a subquery cannot say of one row whether the rule speaks about it");
            }
            if ("FUNCTION".equals(node.get("class"))) {
                requireSteady(String.valueOf(node.get("function_name")));
            }
            if ("STAR".equals(node.get("class")) || "PARAMETER".equals(node.get("class"))) {
                throw new CannotCompile("where: columns are named one by one");
            }
            if ("WINDOW".equals(node.get("class"))) {
                throw new CannotCompile("where: a window cannot say of one row whether the rule speaks about it");
            }
            if ("COLUMN_REF".equals(node.get("class"))) {
                references.add(reference(node, table));
            }
        });
        String positions = replaced(own, references);
        requireBinds(positions, table);
        return positions;
    }

    private Map<?, ?> predicate(String own) {
        if (!Dialect.isBalanced(own)) {
            throw new CannotCompile("where: a parenthesis is closed that was not opened");
        }
        return parsed(ROWS + own + "\n)");
    }

    private void requireSteady(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        if (unsteady().contains(name) || name.equals("rand")) {
            throw new CannotCompile("where: the predicate would not answer the same twice, because of " + name);
        }
        if (isOfTheSystem(name)) {
            throw new CannotCompile("where: " + name + " asks for something else than the row");
        }
    }

    private record Reference(int start, int length, String position) {}

    private static Reference reference(Map<?, ?> node, Table table) {
        List<?> names = node.get("column_names") instanceof List<?> list ? list : List.of();
        if (names.size() != 1) {
            throw new CannotCompile("where: a column is named alone, not as " + names);
        }
        String name = String.valueOf(names.get(0));
        Column column = table.columns().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .or(() -> alike(name, table))
                .orElseThrow(() -> new CannotCompile("where: column " + name + " is not in the batch"));
        return new Reference(
                number(node.get("query_location")), number(node.get("query_location_length")), column.value());
    }

    private static Optional<Column> alike(String name, Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .toList();
        if (columns.size() > 1) {
            throw new CannotCompile("where: " + name + " could be any of "
                    + String.join(", ", columns.stream().map(Column::name).toList()));
        }
        return columns.stream().findFirst();
    }

    private static int number(@Nullable Object numeral) {
        return numeral instanceof Json.Numeral number ? Integer.parseInt(number.text()) : 0;
    }

    /** DuckDB counts bytes. */
    private static String replaced(String own, List<Reference> references) {
        byte[] bytes = own.getBytes(StandardCharsets.UTF_8);
        int before = ROWS.length();
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Reference reference : references.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Reference::start))
                .toList()) {
            int start = reference.start() - before;
            result.append(new String(bytes, done, start - done, StandardCharsets.UTF_8))
                    .append(reference.position());
            done = start + reference.length();
        }
        // A comment at its end must not reach what follows.
        return result.append(new String(bytes, done, bytes.length - done, StandardCharsets.UTF_8))
                .append('\n')
                .toString();
    }

    private void requireBinds(String positions, Table table) {
        try {
            session.describe("SELECT 1 FROM " + table.as("b") + " WHERE (" + positions + ")");
        } catch (SQLException e) {
            throw new CannotCompile("where: " + Failures.said(e));
        }
    }

    /** Of a predicate: what {@link Exactness} looks at. */
    static Map<?, ?> tree(Session session, String where) {
        return new TreeOnly(session).of(ROWS + where + "\n)");
    }

    /** Of a query. */
    static Map<?, ?> queryTree(Session session, String sql) {
        return new TreeOnly(session).of(sql);
    }

    private Map<?, ?> parsed(String sql) {
        return new TreeOnly(session).of(sql);
    }

    private record TreeOnly(Session session) {
        /** @throws CannotCompile unless it is a single SELECT */
        Map<?, ?> of(String sql) {
            try {
                Object json = session.row("SELECT json_serialize_sql(" + Sql.text(sql) + ")")[0];
                Object tree = Json.read(String.valueOf(json));
                if (!(tree instanceof Map<?, ?> map)) {
                    throw new CannotCompile("SQL: it could not be read");
                }
                if (Boolean.TRUE.equals(map.get("error"))) {
                    throw rejected(map);
                }
                if (!(map.get("statements") instanceof List<?> statements) || statements.size() != 1) {
                    throw new CannotCompile("SQL: only a single SELECT or WITH is allowed");
                }
                return map;
            } catch (SQLException | Json.NoJson e) {
                throw new CannotCompile("SQL: " + Failures.said(e));
            }
        }

        private static CannotCompile rejected(Map<?, ?> error) {
            String message = String.valueOf(error.get("error_message"));
            return message.contains("Only SELECT statements")
                    ? new CannotCompile("SQL: only a single SELECT or WITH is allowed")
                    : new CannotCompile("SQL: " + message.lines().findFirst().orElse(""));
        }
    }

    /** Every object in a tree. */
    static void walk(@Nullable Object tree, Consumer<Map<?, ?>> visitor) {
        if (tree instanceof Map<?, ?> node) {
            visitor.accept(node);
            node.values().forEach(child -> walk(child, visitor));
        } else if (tree instanceof List<?> list) {
            list.forEach(child -> walk(child, visitor));
        }
    }
}
