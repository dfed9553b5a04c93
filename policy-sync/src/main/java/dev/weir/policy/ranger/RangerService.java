package dev.weir.policy.ranger;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A Trino service of a Ranger, and how Weir's names are its resources.
 *
 * @param name of the service
 * @param tagService linked to it; empty if there is none
 * @param catalog of Trino in which the databases are schemas
 */
public record RangerService(String name, String tagService, String catalog) {
    public static final String TYPE = "trino";
    /** From the outside in. */
    static final List<String> LEVELS = List.of("catalog", "schema", "table", "column");

    private static final Map<Action, String> ACCESSES = Map.of(
            Action.SELECT, "select",
            Action.INSERT, "insert",
            Action.DELETE, "delete",
            Action.ALTER, "alter",
            Action.DROP, "drop",
            Action.DESCRIBE, "show");

    private static final Set<String> PLAIN_TYPES = Set.of(
            "select",
            "insert",
            "create",
            "drop",
            "delete",
            "use",
            "alter",
            "grant",
            "revoke",
            "show",
            "impersonate",
            "execute",
            "read_sysinfo",
            "write_sysinfo");
    /** What Ranger's collective access types stand for, in one step as Ranger takes it. */
    private static final Map<String, Set<String>> IMPLIED = Map.of(
            "all", PLAIN_TYPES,
            "_ALL", and(PLAIN_TYPES, "all"),
            "_CREATE", Set.of("alter", "create"),
            "_READ", Set.of("select", "impersonate", "use", "show", "execute"),
            "_UPDATE", Set.of("insert"),
            "_DELETE", Set.of("drop", "delete"),
            "_MANAGE", Set.of("read_sysinfo", "revoke", "grant", "write_sysinfo"));

    /** How many access types the service has, the collective {@code all} with them. */
    static final int ACCESS_TYPES = PLAIN_TYPES.size() + 1;

    public static String access(Action action) {
        String access = ACCESSES.get(action);
        if (access == null) {
            throw new IllegalArgumentException("Trino's service has no access for " + action);
        }
        return access;
    }

    /** As a tag policy writes an access or a mask type: {@code trino:select}. */
    public static String inTagPolicy(String accessOrMask) {
        return TYPE + ":" + accessOrMask;
    }

    /** The resource by level; a database may name another catalog than the usual one: {@code catalog.schema}. */
    public Map<String, String> resource(ColumnName column) {
        Map<String, String> resource = new TreeMap<>();
        int dot = column.database().indexOf('.');
        resource.put("catalog", dot < 0 ? catalog : column.database().substring(0, dot));
        resource.put("schema", column.database().substring(dot + 1));
        column.table().ifPresent(table -> resource.put("table", table));
        column.column().ifPresent(name -> resource.put("column", name));
        return resource;
    }

    /** The other way round; empty for what is no single schema, table or column. */
    public Optional<ColumnName> column(Map<String, PolicyResource> resource) {
        Map<String, String> single = new HashMap<>();
        for (Map.Entry<String, PolicyResource> level : resource.entrySet()) {
            PolicyResource value = level.getValue();
            if (value.excludes()
                    || value.values().size() != 1
                    || value.values().first().matches(".*[*?{].*")) {
                return Optional.empty();
            }
            single.put(level.getKey(), value.values().first());
        }
        String schema = single.get("schema");
        if (schema == null) {
            return Optional.empty();
        }
        String database = catalog.equals(single.get("catalog")) ? schema : single.get("catalog") + "." + schema;
        return Optional.of(new ColumnName(
                database, Optional.ofNullable(single.get("table")), Optional.ofNullable(single.get("column"))));
    }

    static Set<String> withImplied(Set<String> accesses) {
        Set<String> all = new TreeSet<>(accesses);
        accesses.forEach(access -> all.addAll(IMPLIED.getOrDefault(access, Set.of())));
        return all;
    }

    private static Set<String> and(Set<String> some, String one) {
        Set<String> all = new TreeSet<>(some);
        all.add(one);
        return Set.copyOf(all);
    }
}
