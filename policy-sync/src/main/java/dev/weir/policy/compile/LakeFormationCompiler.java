package dev.weir.policy.compile;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.Show;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.document.Policy.Part;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.Principal;
import dev.weir.policy.document.Principal.Identity;
import dev.weir.policy.document.TagKey;
import dev.weir.policy.document.TagKey.Propagation;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.TableIntent;
import dev.weir.policy.intent.View;
import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.lakeformation.LfTag;
import dev.weir.policy.lakeformation.Permissions;
import dev.weir.policy.lakeformation.Place;
import dev.weir.policy.lakeformation.Resource;
import dev.weir.policy.lakeformation.TagAssignment;
import dev.weir.policy.rows.Dialect;
import dev.weir.policy.rows.Rows;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lake Formation. A policy on tags alone becomes a grant on a tag expression; any other becomes grants on tables, on columns, or on
 * a filter of cells. There is no deny, so a restriction takes away from the grants of everybody whom it may concern; there are no
 * masks, so a masked column is left out if the policy lets it.
 */
final class LakeFormationCompiler {

    private static final int MOST_KEYS = 5;
    private static final int MOST_FILTERS = 100;

    private final Intent intent;
    private final TargetSpec target;
    private final Overlaps overlaps;
    private final Map<String, LakeObject> objects = new TreeMap<>();
    private final Map<String, Map<Resource, Set<String>>> grants = new TreeMap<>();
    private final Map<String, Integer> filtersOf = new HashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Policy> byTags = new HashSet<>();
    private final Map<String, Optional<String>> identities = new HashMap<>();

    LakeFormationCompiler(Intent intent, TargetSpec target) {
        this.intent = intent;
        this.target = target;
        this.overlaps = new Overlaps(intent.set());
    }

    Compilation compile() {
        tags();
        Set<Policy> all = new LinkedHashSet<>();
        Set<Policy> restricted = new HashSet<>();
        for (ColumnClass column : intent.classes()) {
            List<Policy> caps = new ArrayList<>();
            for (View view : column.views()) {
                all.add(view.policy());
                if (view.policy().combine() == Combine.RESTRICT) {
                    caps.add(view.policy());
                }
            }
            for (View view : column.views()) {
                if (view.policy().combine() == Combine.ADD
                        && (view.show() != Show.PLAIN || caps.stream().anyMatch(cap -> concerns(cap, view.policy())))) {
                    restricted.add(view.policy());
                }
            }
        }
        intent.tables().forEach(table -> all.addAll(table.policies()));
        for (Policy policy : all) {
            if (policy.until().isPresent()) {
                findings.add(new Finding(
                        PolicyFault.POLICY_EXPIRY_BY_WEIR,
                        policy.place(Part.UNTIL),
                        "Lake Formation does not end grants by itself; Weir revokes what " + policy.name()
                                + " gives in time"));
            }
            if (policy.combine() == Combine.ADD && !restricted.contains(policy) && sayableByTags(policy)) {
                byTags.add(policy);
                tagGrants(policy);
            }
        }
        intent.tables().forEach(this::table);
        grants.forEach((principal, resources) ->
                resources.forEach((resource, permissions) -> put(Grant.of(principal, resource, permissions))));
        List<TargetObject> made = objects.values().stream()
                .map(LakeObject::wanted)
                .sorted(Comparator.comparing(TargetObject::key))
                .toList();
        return new Compilation(made, List.copyOf(findings));
    }

    private void put(LakeObject object) {
        objects.put(object.key().toString(), object);
    }

    private void refuse(Policy policy, Part part, String why) {
        findings.add(new Finding(PolicyFault.POLICY_NOT_EXPRESSIBLE, policy.place(part), why));
    }

    /** Whether some reader of a policy may be one of those whom a restriction addresses. */
    private boolean concerns(Policy cap, Policy policy) {
        return policy.to().stream()
                .anyMatch(reader -> cap.to().stream().anyMatch(name -> overlaps.mayBeBoth(reader, name)));
    }

    private void tags() {
        for (TagKey tag : intent.set().tags().values()) {
            put(LfTag.of(tag.name(), Set.copyOf(tag.values())));
        }
        for (TableIntent table : intent.tables()) {
            String database = table.dataset().database();
            String name = table.dataset().table();
            assign(Place.database(database), table.databaseTags(), false);
            assign(Place.table(database, name), table.ownTags(), false);
            table.ownColumnTags().forEach((column, tags) -> assign(Place.column(database, name, column), tags, true));
        }
    }

    /** Whatever is assigned to a database or table, its columns inherit; so what is not to be inherited is not assigned there. */
    private void assign(Place place, Map<String, String> tags, boolean column) {
        tags.forEach((key, value) -> {
            if (column || inherited(key)) {
                put(new TagAssignment(place, key, value));
            }
        });
    }

    private boolean inherited(String key) {
        TagKey tag = intent.set().tags().get(key);
        return tag != null && tag.propagates().contains(Propagation.BELOW);
    }

    private boolean sayableByTags(Policy policy) {
        return policy.on().names().isEmpty()
                && policy.except().isEmpty()
                && policy.columns().isEmpty()
                && policy.rows() instanceof Rows.All
                && policy.on().tags().size() <= MOST_KEYS
                && policy.on().tags().keySet().stream().allMatch(this::inherited);
    }

    private void tagGrants(Policy policy) {
        Set<String> permissions = permissions(policy, true);
        for (String reader : policy.to()) {
            identity(reader)
                    .ifPresent(principal ->
                            give(principal, Resource.tablesTagged(policy.on().tags()), permissions));
        }
    }

    private static Set<String> permissions(Policy policy, boolean withSelect) {
        Set<String> permissions = new TreeSet<>();
        for (Action action : policy.allow()) {
            if (withSelect || action != Action.SELECT) {
                permissions.add(Permissions.of(action));
            }
        }
        return permissions;
    }

    private void give(String principal, Resource resource, Set<String> permissions) {
        if (!permissions.isEmpty()) {
            grants.computeIfAbsent(principal, name -> new LinkedHashMap<>())
                    .computeIfAbsent(resource, on -> new TreeSet<>())
                    .addAll(permissions);
        }
    }

    private void table(TableIntent table) {
        String database = table.dataset().database();
        String name = table.dataset().table();
        for (Policy policy : table.policies()) {
            if (!byTags.contains(policy)) {
                for (String reader : policy.to()) {
                    identity(reader)
                            .ifPresent(principal ->
                                    give(principal, Resource.table(database, name), permissions(policy, false)));
                }
            }
        }
        Map<Policy, Map<String, ColumnClass>> spoken = new LinkedHashMap<>();
        table.columns().forEach((column, of) -> {
            for (View view : of.views()) {
                if (view.policy().combine() == Combine.ADD && !byTags.contains(view.policy())) {
                    spoken.computeIfAbsent(view.policy(), policy -> new LinkedHashMap<>())
                            .put(column, of);
                }
            }
        });
        // What somebody sees in all rows is one grant, whatever policies it comes from.
        Map<String, Set<String>> inAllRows = new TreeMap<>();
        Map<String, Boolean> whole = new HashMap<>();
        spoken.forEach((policy, columns) -> {
            for (String reader : policy.to()) {
                Map<Rows, Set<String>> seen = seen(table, policy, reader, columns);
                seen.forEach((rows, names) -> {
                    if (rows instanceof Rows.All) {
                        inAllRows
                                .computeIfAbsent(reader, who -> new TreeSet<>())
                                .addAll(names);
                        boolean all = names.size() == table.columns().size()
                                && table.policies().contains(policy)
                                && policy.columns().isEmpty();
                        whole.merge(reader, all, Boolean::logicalOr);
                    } else {
                        cells(table, policy, reader, rows, names);
                    }
                });
            }
        });
        inAllRows.forEach((reader, names) -> identity(reader)
                .ifPresent(principal -> give(
                        principal,
                        whole.getOrDefault(reader, false)
                                ? Resource.table(database, name)
                                : Resource.columns(database, name, names),
                        Set.of(Permissions.SELECT))));
    }

    /** What one policy lets one reader see: columns by rows. */
    private Map<Rows, Set<String>> seen(
            TableIntent table, Policy policy, String reader, Map<String, ColumnClass> columns) {
        Map<Rows, Set<String>> seen = new LinkedHashMap<>();
        columns.forEach((column, of) -> {
            Show show = of.views().stream()
                    .filter(view -> view.policy().equals(policy))
                    .map(View::show)
                    .findFirst()
                    .orElse(Show.EXCLUDED);
            if (show != Show.PLAIN) {
                leftOut(table, policy, column, show);
                return;
            }
            List<Rows> rows = new ArrayList<>(List.of(policy.rows()));
            for (View cap : of.views()) {
                if (cap.policy().combine() == Combine.RESTRICT
                        && cap.policy().to().stream().anyMatch(name -> overlaps.mayBeBoth(reader, name))) {
                    rows.add(cap(table, policy, reader, column, cap));
                }
            }
            Rows all = Rows.and(rows);
            if (!(all instanceof Rows.None)) {
                seen.computeIfAbsent(all, key -> new TreeSet<>()).add(column);
            }
        });
        return seen;
    }

    private void leftOut(TableIntent table, Policy policy, String column, Show show) {
        if (!policy.ifCannot().equals(Optional.of(Show.EXCLUDED))) {
            refuse(
                    policy,
                    Part.COLUMNS,
                    "Lake Formation has no masks, and " + policy.name() + " shows "
                            + table.dataset().name() + "." + column
                            + " as " + show.name().toLowerCase(java.util.Locale.ROOT)
                            + ": say ifCannot: excluded to leave out what it cannot mask");
        }
    }

    /** What a restriction leaves of a reader's rows. */
    private Rows cap(TableIntent table, Policy policy, String reader, String column, View cap) {
        boolean allOfThem =
                intent.subjects().of(reader).stream().anyMatch(cap.policy().to()::contains);
        boolean declared = policy.ifCannot().equals(Optional.of(Show.EXCLUDED))
                || cap.policy().ifCannot().equals(Optional.of(Show.EXCLUDED));
        if (!allOfThem && !declared) {
            refuse(
                    cap.policy(),
                    Part.TO,
                    "some who are " + reader + " may be addressed by "
                            + cap.policy().name()
                            + ", and Lake Formation takes nothing away from one who has it from another grant, here by "
                            + policy.name() + " on " + table.dataset().name()
                            + ": list the members of both, or say ifCannot: excluded to take it from all of " + reader);
        } else if (!allOfThem) {
            findings.add(new Finding(
                    PolicyFault.POLICY_NARROWER,
                    cap.policy().place(Part.POLICY),
                    cap.policy().name() + " takes from all of " + reader + " what it means to take from some"));
        }
        if (cap.show() != Show.PLAIN) {
            if (cap.show() != Show.EXCLUDED && !declared) {
                leftOut(table, cap.policy(), column, cap.show());
            }
            return Rows.NONE;
        }
        return cap.policy().rows();
    }

    private void cells(TableIntent table, Policy policy, String reader, Rows rows, Set<String> columns) {
        Optional<String> why = Dialect.LAKE_FORMATION.refusal(rows).or(() -> nullPartition(table, rows));
        if (why.isPresent()) {
            if (!policy.ifCannot().equals(Optional.of(Show.EXCLUDED))) {
                refuse(policy, Part.ROWS, why.get() + ", on " + table.dataset().name());
            }
            return;
        }
        Optional<String> principal = identity(reader);
        if (principal.isEmpty()) {
            return;
        }
        String database = table.dataset().database();
        String name = table.dataset().table();
        String text = Dialect.LAKE_FORMATION.text(rows);
        CellsFilter filter = CellsFilter.columns(
                database,
                name,
                CellsFilter.nameFor(policy.name() + " " + text + " " + String.join(",", columns)),
                text,
                columns);
        put(filter);
        give(principal.get(), Resource.cells(filter), Set.of(Permissions.SELECT));
        int filters = filtersOf.merge(principal.get() + " " + table.dataset().name(), 1, Integer::sum);
        if (filters == MOST_FILTERS + 1) {
            refuse(
                    policy,
                    Part.ROWS,
                    "Lake Formation has at most " + MOST_FILTERS + " filters for one principal on one table, and "
                            + reader + " has more on " + table.dataset().name());
        }
    }

    private static Optional<String> nullPartition(TableIntent table, Rows rows) {
        return rows.atoms().stream()
                .filter(Rows.IsNull.class::isInstance)
                .map(Rows.Atom::column)
                .filter(column -> table.dataset().columns().stream()
                        .anyMatch(found -> found.partition() && found.name().equals(column)))
                .findFirst()
                .map(column -> "Lake Formation asks no partition column for null, such as " + column);
    }

    private Optional<String> identity(String name) {
        return identities.computeIfAbsent(name, this::findIdentity);
    }

    private Optional<String> findIdentity(String name) {
        Principal principal = intent.set().principals().get(name);
        Optional<Identity> identity = principal == null ? Optional.empty() : principal.identity(target);
        boolean known = identity.isPresent()
                && Set.of("iam", "identityCenter", "saml")
                        .contains(identity.get().kind());
        if (principal != null && !known) {
            findings.add(new Finding(
                    PolicyFault.POLICY_IDENTITY_MISSING,
                    principal.place(),
                    name + " is nobody in " + target.name() + ": write under its targets " + target.name()
                            + ": {iam: arn:aws:iam::123456789012:role/" + name + "}, or identityCenter, or saml"));
        }
        return known ? identity.map(Identity::value) : Optional.empty();
    }
}
