package dev.weir.policy.prove;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.ranger.PolicyResource;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns Ranger's policies treat alike: those of whose policies all is the same but for the names of database, table and
 * column. It can tell only if all policies name single tables, as Weir's do.
 */
final class RangerColumns {

    private final Map<String, List<Said>> ofTable = new HashMap<>();
    private final Map<Object, Integer> contents = new HashMap<>();
    private final Map<List<Integer>, List<Integer>> interned = new HashMap<>();

    /** @param columns empty for the table as a whole */
    private record Said(int content, Collection<String> columns) {
        boolean speaksOf(String column) {
            return columns.isEmpty() || columns.contains("*") || columns.contains(column);
        }
    }

    /** Empty if some object is about more than single tables. */
    static Optional<RangerColumns> of(Collection<? extends RangerObject> objects) {
        RangerColumns columns = new RangerColumns();
        for (RangerObject object : objects) {
            boolean catalogOnly = object instanceof RangerPolicy policy
                    && policy.resources().size() == 1
                    && policy.resources().containsKey("catalog");
            if (!catalogOnly && !(object instanceof RangerPolicy policy && columns.add(policy))) {
                return Optional.empty();
            }
        }
        return Optional.of(columns);
    }

    private boolean add(RangerPolicy policy) {
        PolicyResource schema = policy.resources().get("schema");
        PolicyResource table = policy.resources().get("table");
        if (schema == null
                || table == null
                || !isOne(schema)
                || !isOne(table)
                || !policy.moreResources().isEmpty()) {
            return false;
        }
        PolicyResource column = policy.resources().get("column");
        if (column != null && (column.excludes() || column.values().stream().anyMatch(RangerColumns::isPattern))) {
            return false;
        }
        int content = contents.computeIfAbsent(
                List.of(
                        policy.type(),
                        policy.enabled(),
                        policy.priority(),
                        policy.allow(),
                        policy.allowExceptions(),
                        policy.deny(),
                        policy.denyExceptions(),
                        policy.denyAllElse(),
                        policy.masks(),
                        policy.filters(),
                        policy.validity(),
                        policy.conditions(),
                        policy.zone()),
                said -> contents.size());
        ofTable.computeIfAbsent(schema.values().first() + "." + table.values().first(), name -> new ArrayList<>())
                .add(new Said(content, column == null ? List.of() : column.values()));
        return true;
    }

    private static boolean isOne(PolicyResource resource) {
        return !resource.excludes()
                && resource.values().size() == 1
                && !resource.values().first().contains("*")
                && !isPattern(resource.values().first());
    }

    private static boolean isPattern(String value) {
        return !value.equals("*") && (value.contains("*") || value.contains("?") || value.contains("{"));
    }

    Object classOf(ColumnName name) {
        List<Integer> said = new ArrayList<>();
        String column = name.column().orElse("");
        for (Said one :
                ofTable.getOrDefault(name.database() + "." + name.table().orElse(""), List.of())) {
            if (one.speaksOf(column)) {
                said.add(one.content());
            }
        }
        return interned.computeIfAbsent(said, same -> same);
    }
}
