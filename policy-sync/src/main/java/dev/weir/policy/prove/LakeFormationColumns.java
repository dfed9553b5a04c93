package dev.weir.policy.prove;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.Resource;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.target.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which columns Lake Formation's objects treat alike: those with the same tags, and the same grants but for the table's name. Grants
 * on tags look at nothing but tags.
 */
public final class LakeFormationColumns {

    private final Map<ObjectKey, CellsFilter> filters = new HashMap<>();
    private final Map<String, List<On>> grants = new HashMap<>();
    private final Map<Place, Map<String, String>> tags = new HashMap<>();
    private final Map<Object, Object> interned = new HashMap<>();

    /** @param columns empty for all */
    private record On(String principal, Set<String> permissions, boolean except, Set<String> columns, String rows) {
        boolean sees(String column) {
            return columns.isEmpty() || except != columns.contains(column);
        }
    }

    private record Said(String principal, Set<String> permissions, String rows) {}

    private record Alike(Map<String, String> tags, List<Said> said) {}

    public LakeFormationColumns(Collection<? extends LakeObject> objects) {
        for (LakeObject object : objects) {
            if (object instanceof CellsFilter filter) {
                filters.put(filter.key(), filter);
            } else if (object instanceof TagAssignment assignment) {
                Place place = assignment.place();
                tags.computeIfAbsent(
                                new Place(
                                        place.database(),
                                        place.table(),
                                        place.column().map(LakeFormationColumns::lower)),
                                key -> new HashMap<>())
                        .put(assignment.tag(), assignment.value());
            }
        }
        for (LakeObject object : objects) {
            if (object instanceof Grant grant) {
                index(grant);
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void index(Grant grant) {
        Resource resource = grant.resource();
        if (resource instanceof Resource.Table on) {
            add(on.database() + "." + on.table(), grant, false, Set.of(), "");
        } else if (resource instanceof Resource.Columns on) {
            add(on.database() + "." + on.table(), grant, on.except(), on.columns(), "");
        } else if (resource instanceof Resource.AllTables on) {
            add(on.database(), grant, false, Set.of(), "");
        } else if (resource instanceof Resource.Cells on) {
            CellsFilter filter = filters.get(CellsFilter.key(on.database(), on.table(), on.filter()));
            if (filter == null) {
                add(on.database() + "." + on.table(), grant, false, Set.of(), "");
            } else {
                boolean except = filter.columns().isEmpty();
                add(
                        on.database() + "." + on.table(),
                        grant,
                        except,
                        except ? filter.without() : filter.columns(),
                        filter.rows());
            }
        }
    }

    private void add(String place, Grant grant, boolean except, Set<String> columns, String rows) {
        Set<String> lower = new java.util.HashSet<>();
        columns.forEach(column -> lower.add(lower(column)));
        grants.computeIfAbsent(place, key -> new ArrayList<>())
                .add(new On(grant.principal(), grant.permissions(), except, lower, rows));
    }

    /** Equal for two columns only if every question about SELECT has the same answer for both. */
    public Object classOf(ColumnName name) {
        String database = lower(name.database());
        String table = lower(name.table().orElse(""));
        String column = lower(name.column().orElse(""));
        Map<String, String> effective = new HashMap<>(tags.getOrDefault(Place.database(database), Map.of()));
        effective.putAll(tags.getOrDefault(Place.table(database, table), Map.of()));
        effective.putAll(tags.getOrDefault(Place.column(database, table, column), Map.of()));
        List<Said> said = new ArrayList<>();
        for (String place : List.of(database, database + "." + table)) {
            for (On on : grants.getOrDefault(place, List.of())) {
                if (on.sees(column)) {
                    said.add(new Said(on.principal(), on.permissions(), on.rows()));
                }
            }
        }
        Alike alike = new Alike(effective, said);
        return interned.computeIfAbsent(alike, same -> same);
    }
}
