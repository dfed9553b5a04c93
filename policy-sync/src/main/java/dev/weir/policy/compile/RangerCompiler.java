package dev.weir.policy.compile;

import dev.weir.policy.access.Action;
import dev.weir.policy.access.Show;
import dev.weir.policy.compile.TableDecision.Filtered;
import dev.weir.policy.compile.TableDecision.Layer;
import dev.weir.policy.compile.TableDecision.Masked;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.document.Policy.Part;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.Principal;
import dev.weir.policy.document.Principal.Identity;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.TableIntent;
import dev.weir.policy.intent.View;
import dev.weir.policy.ranger.Mark;
import dev.weir.policy.ranger.Masks;
import dev.weir.policy.ranger.PolicyItem;
import dev.weir.policy.ranger.PolicyResource;
import dev.weir.policy.ranger.Principals;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.ranger.Validity;
import dev.weir.policy.rows.ColumnTypes;
import dev.weir.policy.rows.Dialect;
import dev.weir.policy.rows.Rows;
import dev.weir.policy.target.TargetObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ranger with Trino. For each table: policies of access, one for each audience that its columns have; a policy for each column that
 * is masked for somebody; one row filter. Tags are resolved here: in Ranger, tags of a table and of its column both count, whereas
 * in documents the nearer one does.
 */
final class RangerCompiler {

    private static final Map<Action, String> ACCESSES = Map.of(
            Action.SELECT, "select",
            Action.INSERT, "insert",
            Action.DELETE, "delete",
            Action.ALTER, "alter",
            Action.DROP, "drop",
            Action.DESCRIBE, "show");

    private final Intent intent;
    private final TargetSpec target;
    private final String service;
    private final String catalog;
    private final Overlaps overlaps;
    private final Map<Set<ColumnClass>, TableDecision> decisions = new HashMap<>();
    private final List<RangerPolicy> policies = new ArrayList<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<String> readers = new TreeSet<>();

    RangerCompiler(Intent intent, TargetSpec target) {
        this.intent = intent;
        this.target = target;
        this.service = target.setting("service").orElse(target.name());
        this.catalog = target.setting("catalog").orElse("lake");
        this.overlaps = new Overlaps(intent.set());
    }

    Compilation compile() {
        for (TableIntent table : intent.tables()) {
            Set<ColumnClass> spoken = new LinkedHashSet<>();
            for (ColumnClass column : table.columns().values()) {
                if (!column.views().isEmpty()) {
                    spoken.add(column);
                }
            }
            if (!spoken.isEmpty()) {
                TableDecision decision = decisions.computeIfAbsent(spoken, this::decide);
                table(table, decision);
            }
            wholeTable(table);
        }
        enter();
        List<TargetObject> objects = policies.stream()
                .map(policy -> new TargetObject(policy.key(), true, policy.body()))
                .sorted(Comparator.comparing(TargetObject::key))
                .toList();
        return new Compilation(objects, List.copyOf(findings));
    }

    private TableDecision decide(Set<ColumnClass> classes) {
        for (ColumnClass column : classes) {
            for (View view : column.views()) {
                Dialect.TRINO.refusal(view.policy().rows()).ifPresent(why -> refuse(view.policy(), Part.ROWS, why));
            }
        }
        TableDecision decision = TableDecision.of(intent, overlaps, classes);
        for (Policy policy : decision.narrowed()) {
            String what = policy.name()
                    + " shows other columns, or shows them otherwise, than another policy does in other rows of"
                    + " the same table, for the same readers. Ranger has one row filter for a table and one mask for a column";
            if (policy.ifCannot().isPresent()) {
                findings.add(new Finding(
                        PolicyFault.POLICY_NARROWER,
                        policy.place(Part.ROWS),
                        what + ": they see the rows that all of these policies show"));
            } else {
                refuse(policy, Part.ROWS, what + ": say ifCannot: excluded for the rows that all of them show");
            }
        }
        return decision;
    }

    private void refuse(Policy policy, Part part, String why) {
        findings.add(new Finding(PolicyFault.POLICY_NOT_EXPRESSIBLE, policy.place(part), why));
    }

    private void table(TableIntent table, TableDecision decision) {
        String name = table.dataset().name();
        for (Layer layer : decision.layers()) {
            access(table, decision, layer);
            masks(table, layer);
            if (!layer.filters().isEmpty()) {
                RangerPolicy.Builder filter =
                        RangerPolicy.rowFilter(service, Mark.policyName(name + " rows" + suffix(layer)));
                place(filter, table);
                for (Filtered line : layer.filters()) {
                    filter.filter(
                            PolicyItem.of(who(List.of(line.principal())), "select"),
                            line.rows() instanceof Rows.All ? "" : Dialect.TRINO.text(line.rows()));
                }
                overriding(filter, layer);
                policies.add(filter.build());
            }
        }
    }

    private record Audience(Set<String> who, Set<String> denied) {}

    private void access(TableIntent table, TableDecision decision, Layer layer) {
        Map<Audience, List<String>> columns = new LinkedHashMap<>();
        table.columns().forEach((column, of) -> {
            Set<String> who = layer.audience().getOrDefault(of, Set.of());
            Set<String> denied = layer.until().isEmpty() ? decision.denied().getOrDefault(of, Set.of()) : Set.of();
            if (!who.isEmpty() || (!denied.isEmpty() && decision.layers().size() > 1)) {
                columns.computeIfAbsent(new Audience(who, denied), audience -> new ArrayList<>())
                        .add(column);
            }
        });
        columns.forEach((audience, names) -> {
            boolean whole = names.size() == table.columns().size() && isWhole(table);
            String purpose = table.dataset().name() + " select for " + String.join(",", audience.who())
                    + (audience.denied().isEmpty() ? "" : " not " + String.join(",", audience.denied()))
                    + suffix(layer);
            RangerPolicy.Builder policy = RangerPolicy.access(service, Mark.policyName(purpose));
            place(policy, table).on("column", whole ? PolicyResource.of("*") : PolicyResource.of(new TreeSet<>(names)));
            if (!audience.who().isEmpty()) {
                policy.allow(PolicyItem.of(who(audience.who()), "select"));
                readers.addAll(audience.who());
            }
            if (!audience.denied().isEmpty()) {
                policy.deny(PolicyItem.of(who(audience.denied()), "select"));
            }
            layer.until().ifPresent(end -> policy.valid(Validity.until(end.minusSeconds(1))));
            policies.add(policy.build());
        });
    }

    /** Whether all that is said of its columns is said of the table, so that it is also said of a column that is yet to come. */
    private static boolean isWhole(TableIntent table) {
        return table.columns().values().stream()
                .flatMap(column -> column.views().stream())
                .allMatch(view -> view.policy().combine() == Combine.ADD
                        && table.policies().contains(view.policy()));
    }

    private void masks(TableIntent table, Layer layer) {
        table.columns().forEach((column, of) -> {
            List<Masked> lines = layer.masks().get(of);
            if (lines == null) {
                return;
            }
            String type = type(table, column);
            RangerPolicy.Builder policy = RangerPolicy.mask(
                    service, Mark.policyName(table.dataset().name() + "." + column + " mask" + suffix(layer)));
            place(policy, table).on("column", PolicyResource.of(column));
            for (Masked line : lines) {
                Show show = line.show() == Show.YEAR && !ColumnTypes.hasYear(type)
                        ? noYear(table, column, of)
                        : line.show();
                policy.mask(
                        PolicyItem.of(who(List.of(line.principal())), "select"),
                        Masks.type(show).orElseThrow(),
                        "");
            }
            overriding(policy, layer);
            policies.add(policy.build());
        });
    }

    /** Of what has no year the mask would show all, or fail. */
    private Show noYear(TableIntent table, String column, ColumnClass of) {
        for (View view : of.views()) {
            if (view.show() == Show.YEAR && view.policy().ifCannot().isEmpty()) {
                refuse(
                        view.policy(),
                        Part.COLUMNS,
                        table.dataset().name() + "." + column + " is " + type(table, column)
                                + ", of which Ranger shows no year; it can for a date or a timestamp");
            }
        }
        return Show.NULL;
    }

    private static String type(TableIntent table, String column) {
        return table.dataset().columns().stream()
                .filter(found -> found.name().equals(column))
                .map(found -> found.type())
                .findFirst()
                .orElse("struct");
    }

    private RangerPolicy.Builder place(RangerPolicy.Builder policy, TableIntent table) {
        return policy.on("catalog", PolicyResource.of(catalog))
                .on("schema", PolicyResource.of(table.dataset().database()))
                .on("table", PolicyResource.of(table.dataset().table()));
    }

    private static void overriding(RangerPolicy.Builder policy, Layer layer) {
        layer.until().ifPresent(end -> policy.overriding().valid(Validity.until(end.minusSeconds(1))));
    }

    private static String suffix(Layer layer) {
        return layer.until().map(end -> " until " + end).orElse("");
    }

    /** What is done to tables as a whole. */
    private void wholeTable(TableIntent table) {
        Map<Optional<Instant>, Map<String, Set<String>>> given =
                new TreeMap<>(Comparator.comparing((Optional<Instant> until) -> until.orElse(Instant.MAX)));
        for (Policy policy : table.policies()) {
            for (Action action : policy.allow()) {
                if (action != Action.SELECT) {
                    for (String name : policy.to()) {
                        given.computeIfAbsent(policy.until(), until -> new TreeMap<>())
                                .computeIfAbsent(name, who -> new TreeSet<>())
                                .add(ACCESSES.get(action));
                    }
                }
            }
        }
        given.forEach((until, byName) -> {
            String end = until.map(time -> " until " + time).orElse("");
            RangerPolicy.Builder policy =
                    RangerPolicy.access(service, Mark.policyName(table.dataset().name() + " changes" + end));
            place(policy, table);
            Map<Set<String>, Set<String>> byAccesses = new LinkedHashMap<>();
            byName.forEach((name, accesses) ->
                    byAccesses.computeIfAbsent(accesses, key -> new TreeSet<>()).add(name));
            byAccesses.forEach(
                    (accesses, names) -> policy.allow(PolicyItem.of(who(names), accesses.toArray(String[]::new))));
            until.ifPresent(time -> policy.valid(Validity.until(time.minusSeconds(1))));
            policies.add(policy.build());
            readers.addAll(byName.keySet());
        });
    }

    /** Trino asks first whether somebody may use the catalog at all. */
    private void enter() {
        if (!readers.isEmpty()) {
            policies.add(RangerPolicy.access(service, Mark.policyName(catalog + " use"))
                    .on("catalog", PolicyResource.of(catalog))
                    .allow(PolicyItem.of(who(readers), "use"))
                    .build());
        }
    }

    private Principals who(Collection<String> names) {
        Map<String, Set<String>> byKind = names.stream()
                .map(this::identity)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(
                        Identity::kind, Collectors.mapping(Identity::value, Collectors.toCollection(TreeSet::new))));
        return Principals.of(
                byKind.getOrDefault("user", Set.of()),
                byKind.getOrDefault("group", Set.of()),
                byKind.getOrDefault("role", Set.of()));
    }

    private Optional<Identity> identity(String name) {
        Principal principal = intent.set().principals().get(name);
        Optional<Identity> identity = principal == null ? Optional.empty() : principal.identity(target);
        boolean known = identity.isPresent()
                && Set.of("user", "group", "role").contains(identity.get().kind());
        if (principal != null && !known) {
            findings.add(new Finding(
                    PolicyFault.POLICY_IDENTITY_MISSING,
                    principal.place(),
                    name + " is nobody in " + target.name() + ": write under its targets " + target.name()
                            + ": {group: name}, or user, or role"));
        }
        return known ? identity : Optional.empty();
    }
}
