package dev.weir.policy.lakeformation;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import dev.weir.policy.lakeformation.EffectiveTags.OfTable;
import dev.weir.policy.lakeformation.Rights.Held;
import dev.weir.policy.lakeformation.Rights.Named;
import dev.weir.policy.lakeformation.Rights.Tagged;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What Lake Formation lets somebody do. Grants add up; nothing denies and nothing masks. Where it is unclear what Lake Formation
 * does, the answer is the larger right, so that a proof that somebody does not see something holds. Of other accounts' catalogs
 * it tells nothing. Safe for many threads.
 *
 * <p>Rules: "Lake Formation permissions reference", "Implicit Lake Formation permissions" and "Data filtering and cell-level
 * security" in AWS' developer guide.
 */
public final class LakeFormationModel implements AccessModel {

    private final EffectiveTags tags;
    private final Map<String, Rights> rights = new HashMap<>();
    /** By lower-case name of the database or table. */
    private final Map<String, String> owners = new HashMap<>();

    private final Set<String> admins = new TreeSet<>();
    /** Of those who were asked about. */
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    public LakeFormationModel(List<TargetObject> objects) {
        this(objects.stream().map(LakeObject::of).toList());
    }

    public LakeFormationModel(Collection<? extends LakeObject> objects) {
        List<TagAssignment> assignments = new ArrayList<>();
        Map<String, CellsFilter> filters = new HashMap<>();
        Map<String, TagExpression> expressions = new HashMap<>();
        List<Grant> grants = new ArrayList<>();
        for (LakeObject object : objects) {
            if (object instanceof TagAssignment one) {
                assignments.add(one);
            } else if (object instanceof CellsFilter one) {
                filters.put(one.key().name(), one);
            } else if (object instanceof NamedExpression one) {
                expressions.put(one.name(), one.expression());
            } else if (object instanceof Grant one) {
                grants.add(one);
            } else if (object instanceof Owner one) {
                owners.put(one.place().toString(), one.principal());
            } else if (object instanceof Admin one) {
                admins.add(one.principal());
            }
        }
        this.tags = new EffectiveTags(assignments);
        Map<TagExpression, byte[]> known = new HashMap<>();
        for (Grant grant : grants) {
            if (grant.resource().catalog().isEmpty()) {
                index(grant, filters, expressions, known);
            }
        }
    }

    private void index(
            Grant grant,
            Map<String, CellsFilter> filters,
            Map<String, TagExpression> expressions,
            Map<TagExpression, byte[]> known) {
        Rights of = rights.computeIfAbsent(grant.principal(), name -> new Rights());
        Held held = new Held(grant.key().toString(), grant.permissions());
        if (grant.resource() instanceof Resource.Database on) {
            of.onDatabase(on.database(), held);
        } else if (grant.resource() instanceof Resource.AllTables on) {
            of.onAllTables(on.database(), held);
        } else if (grant.resource() instanceof Resource.Table on) {
            of.onTable(on.database(), on.table(), new Named(held, null, false, ""));
        } else if (grant.resource() instanceof Resource.Columns on) {
            of.onTable(on.database(), on.table(), new Named(held, Rights.lower(on.columns()), on.except(), ""));
        } else if (grant.resource() instanceof Resource.Cells on) {
            CellsFilter filter = filters.get(
                    CellsFilter.key(on.database(), on.table(), on.filter()).name());
            of.onTable(on.database(), on.table(), cells(held, filter));
        } else if (grant.resource() instanceof Resource.Tagged on) {
            TagExpression expression =
                    on.named().isEmpty() ? on.expression() : expressions.getOrDefault(on.named(), on.expression());
            byte[] matches = known.computeIfAbsent(expression, one -> new byte[tags.size()]);
            of.onTagged(on.databases(), new Tagged(held, expression, matches));
        }
    }

    /** A grant on a filter that was not read may be a grant on everything. */
    private static Named cells(Held held, @Nullable CellsFilter filter) {
        if (filter == null
                || (filter.rows().isEmpty()
                        && filter.columns().isEmpty()
                        && filter.without().isEmpty())) {
            return new Named(held, null, false, "");
        }
        return filter.columns().isEmpty()
                ? new Named(held, Rights.lower(filter.without()), true, filter.rows())
                : new Named(held, Rights.lower(filter.columns()), false, filter.rows());
    }

    @Override
    public Access answer(Question question) {
        Place place = Place.of(question.column());
        Set<String> who = who(question);
        Found found = new Found();
        for (String name : who) {
            Rights some = rights.get(name);
            if (some != null) {
                collect(some, question.action(), place, found);
            }
        }
        Rights everybody = rights.get(Grant.IAM_ALLOWED_PRINCIPALS);
        if (everybody != null) {
            unprotected(everybody, place, found);
        }
        implicit(who, question.action(), place, found);
        return found.answer();
    }

    private Set<String> who(Question question) {
        Set<String> all = new LinkedHashSet<>(names(question.user()));
        question.groups().forEach(group -> all.addAll(names(group)));
        question.roles().forEach(role -> all.addAll(names(role)));
        return all;
    }

    private List<String> names(String name) {
        return names.computeIfAbsent(name, Who::names);
    }

    /** Where everybody whom IAM lets holds any permission, Lake Formation checks none. */
    private static void unprotected(Rights everybody, Place place, Found found) {
        List<Held> holding = new ArrayList<>();
        if (place.table().isPresent()) {
            everybody.table(place.database(), place.table().get()).forEach(named -> holding.add(named.held()));
            holding.addAll(everybody.allTables(place.database()));
        } else {
            holding.addAll(everybody.database(place.database()));
            holding.addAll(everybody.allTables(place.database()));
        }
        holding.forEach(held -> found.all(held.key()));
    }

    private void implicit(Set<String> who, Action action, Place place, Found found) {
        String whole =
                place.database() + place.table().map(table -> "." + table).orElse("");
        String owner = owners.get(whole);
        boolean ofDatabase = place.table().isEmpty();
        if (owner != null
                && who.contains(owner)
                && !(ofDatabase && (action == Action.SELECT || action == Action.INSERT || action == Action.DELETE))) {
            found.all(Owner.KIND + "/" + Names.bounded(whole));
        }
        if (action == Action.DESCRIBE) {
            admins.stream().filter(who::contains).findFirst().ifPresent(admin -> found.all(Admin.KIND + "/" + admin));
        }
    }

    private void collect(Rights some, Action action, Place place, Found found) {
        if (place.table().isEmpty()) {
            ofDatabase(some, action, place.database(), found);
        } else if (action == Action.SELECT) {
            select(some, place, place.table().get(), found);
        } else {
            ofTable(some, action, place.database(), place.table().get(), found);
        }
    }

    private void ofDatabase(Rights some, Action action, String database, Found found) {
        String permission = Permissions.of(action);
        if (action == Action.SELECT || action == Action.INSERT || action == Action.DELETE) {
            found.all(some.allTables(database), held -> held.gives(permission));
            return;
        }
        boolean any = action == Action.DESCRIBE;
        found.all(some.database(database), held -> any || held.gives(permission));
        for (Tagged tagged : some.taggedDatabases()) {
            if ((any || tagged.held().gives(permission)) && tagged.matches(tags.database(database))) {
                found.all(tagged.held().key());
            }
        }
    }

    /** Whoever may do anything with a table may see that it is there. */
    private void ofTable(Rights some, Action action, String database, String table, Found found) {
        String permission = Permissions.of(action);
        boolean any = action == Action.DESCRIBE;
        for (Named named : some.table(database, table)) {
            if (any || named.held().gives(permission)) {
                found.all(named.held().key());
            }
        }
        found.all(some.allTables(database), held -> any || held.gives(permission));
        if (some.taggedTables().isEmpty()) {
            return;
        }
        OfTable has = tags.table(database, table);
        for (Tagged tagged : some.taggedTables()) {
            // Of a table that matches in part, what goes beyond reading shrinks to DESCRIBE.
            if (any ? tagged.matchesAny(has) : tagged.held().gives(permission) && tagged.matchesAll(has)) {
                found.all(tagged.held().key());
            }
        }
    }

    private void select(Rights some, Place place, String table, Found found) {
        List<String> columns = columns(place);
        for (Named named : some.table(place.database(), table)) {
            boolean sees = columns.isEmpty() || columns.stream().anyMatch(named::sees);
            if (sees && named.held().gives(Permissions.SELECT)) {
                found.rows(named.held().key(), named.rows());
            }
        }
        found.all(some.allTables(place.database()), held -> held.gives(Permissions.SELECT));
        if (some.taggedTables().isEmpty()) {
            return;
        }
        OfTable has = tags.table(place.database(), table);
        for (Tagged tagged : some.taggedTables()) {
            if (tagged.held().gives(Permissions.SELECT)
                    && (columns.isEmpty()
                            ? tagged.matchesAny(has)
                            : columns.stream().anyMatch(column -> tagged.matches(has.of(column))))) {
                found.all(tagged.held().key());
            }
        }
    }

    /** A part of a nested column is seen with the whole; a dot may also be a part of a column's name. Empty if any column will do. */
    private static List<String> columns(Place place) {
        Optional<String> column = place.column().map(Sorted::lower);
        if (column.isEmpty()) {
            return List.of();
        }
        int dot = column.get().indexOf('.');
        return dot <= 0
                ? List.of(column.get())
                : List.of(column.get(), column.get().substring(0, dot));
    }

    /** What speaks for it. */
    private static final class Found {
        private final List<String> all = new ArrayList<>();
        private final List<String> some = new ArrayList<>();
        private final Set<String> rows = new TreeSet<>();

        void all(String key) {
            all.add(key);
        }

        void all(List<Held> holding, Predicate<Held> gives) {
            for (Held held : holding) {
                if (gives.test(held)) {
                    all(held.key());
                }
            }
        }

        void rows(String key, String expression) {
            if (expression.isEmpty()) {
                all.add(key);
            } else {
                some.add(key);
                rows.add(expression);
            }
        }

        Access answer() {
            if (all.isEmpty() && some.isEmpty()) {
                return Access.denied(List.of());
            }
            List<String> because = new ArrayList<>(all);
            because.addAll(some);
            return new Access(true, Show.PLAIN, "", all.isEmpty() ? rows : Set.of(), because);
        }
    }
}
