package dev.weir.policy.check;

import dev.weir.policy.access.Show;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.Policy;
import dev.weir.policy.document.Policy.Combine;
import dev.weir.policy.document.Policy.Part;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Principal;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.ColumnClass;
import dev.weir.policy.intent.Intent;
import dev.weir.policy.intent.TableIntent;
import dev.weir.policy.intent.View;
import dev.weir.policy.rows.Implication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is allowed and yet hardly meant. */
public final class Lint {

    /** How many columns a finding names. */
    private static final int NAMED = 5;

    private final Intent intent;
    private final PolicySet set;
    private final Instant at;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private Lint(Intent intent, Instant at) {
        this.intent = intent;
        this.set = intent.set();
        this.at = at;
    }

    /**
     * @param intent for all targets together
     * @param earlier what the catalog was before; empty if that is not known
     */
    public static List<Finding> of(Intent intent, Instant at, Optional<CatalogSnapshot> earlier) {
        Lint lint = new Lint(intent, at);
        lint.expired();
        lint.matchingNothing();
        lint.principals();
        lint.shadowed();
        lint.conflicting();
        earlier.ifPresent(lint::exposed);
        return List.copyOf(lint.findings);
    }

    private void add(PolicyFault fault, Policy policy, String message) {
        findings.add(new Finding(fault, policy.place(Part.POLICY), message));
    }

    private void expired() {
        for (Policy policy : set.policies()) {
            if (!policy.activeAt(at)) {
                findings.add(new Finding(
                        PolicyFault.POLICY_EXPIRED,
                        policy.place(Part.UNTIL),
                        policy.name() + " ended at " + policy.until().orElseThrow() + " and gives nothing any more"));
            }
        }
    }

    private void matchingNothing() {
        Set<Policy> matching = new HashSet<>();
        for (ColumnClass column : intent.classes()) {
            column.views().forEach(view -> matching.add(view.policy()));
        }
        intent.tables().forEach(table -> matching.addAll(table.policies()));
        for (Policy policy : set.policies()) {
            if (policy.activeAt(at) && !matching.contains(policy)) {
                findings.add(new Finding(
                        PolicyFault.POLICY_MATCHES_NOTHING,
                        policy.place(Part.ON),
                        policy.name() + " speaks of no table or column that the catalog has"));
            }
        }
    }

    private void principals() {
        Set<String> used = new HashSet<>();
        set.policies().forEach(policy -> used.addAll(policy.to()));
        for (Principal principal : set.principals().values()) {
            boolean given = intent.subjects().of(principal.name()).stream().anyMatch(used::contains);
            if (!given) {
                findings.add(new Finding(
                        PolicyFault.POLICY_PRINCIPAL_UNUSED,
                        principal.place(),
                        "no policy is for " + principal.name()));
            } else if (principal.closed()
                    && principal.kind() != Principal.Kind.PERSON
                    && principal.members().isEmpty()) {
                findings.add(new Finding(
                        PolicyFault.POLICY_PRINCIPAL_UNUSED,
                        principal.place(),
                        "nobody is " + principal.name() + ", and yet it is given something"));
            }
        }
    }

    /** Policies that give nothing that some other does not give to the same readers. */
    private void shadowed() {
        Map<Policy, Set<Policy>> by = new LinkedHashMap<>();
        for (ColumnClass column : intent.classes()) {
            for (View view : column.views()) {
                if (view.policy().combine() != Combine.ADD) {
                    continue;
                }
                Set<Policy> wider = by.get(view.policy());
                if (wider != null && wider.isEmpty()) {
                    continue;
                }
                Set<Policy> here = new LinkedHashSet<>();
                for (View other : column.views()) {
                    if (isWider(other, view) && (wider == null || wider.contains(other.policy()))) {
                        here.add(other.policy());
                    }
                }
                by.put(view.policy(), here);
            }
        }
        List<Policy> order = set.policies();
        by.forEach((policy, wider) -> wider.stream()
                // Of two that say the same, the later one is told.
                .filter(other -> !by.getOrDefault(other, Set.of()).contains(policy)
                        || order.indexOf(other) < order.indexOf(policy))
                .findFirst()
                .ifPresent(other -> add(
                        PolicyFault.POLICY_SHADOWED,
                        policy,
                        policy.name() + " gives nothing that " + other.name() + " does not give to the same readers")));
    }

    private static boolean isWider(View wide, View narrow) {
        Policy one = wide.policy();
        Policy other = narrow.policy();
        boolean longer = one.until().isEmpty()
                || (other.until().isPresent()
                        && !one.until().get().isBefore(other.until().get()));
        return one != other
                && one.combine() == Combine.ADD
                && longer
                && one.to().containsAll(other.to())
                && one.allow().containsAll(other.allow())
                && (one.targets().isEmpty() || one.targets().equals(other.targets()))
                && narrow.show().within(wide.show())
                && Implication.holds(other.rows(), one.rows());
    }

    /** A mask that the same readers do not meet, since another policy shows them the column. */
    private void conflicting() {
        Map<Policy, Set<Policy>> told = new HashMap<>();
        for (ColumnClass column : intent.classes()) {
            for (View masked : column.views()) {
                if (masked.show() == Show.PLAIN || masked.policy().combine() != Combine.ADD) {
                    continue;
                }
                for (View plain : column.views()) {
                    boolean conflict = plain.policy() != masked.policy()
                            && plain.policy().combine() == Combine.ADD
                            && masked.show() != plain.show()
                            && masked.show().within(plain.show());
                    if (conflict
                            && told.computeIfAbsent(masked.policy(), policy -> new HashSet<>())
                                    .add(plain.policy())) {
                        conflict(masked, plain);
                    }
                }
            }
        }
    }

    private void conflict(View masked, View plain) {
        Set<String> both = new TreeSet<>(masked.policy().to());
        both.retainAll(plain.policy().to());
        if (!both.isEmpty()) {
            add(
                    PolicyFault.POLICY_CONFLICTING,
                    masked.policy(),
                    masked.policy().name() + " masks what " + plain.policy().name() + " shows to "
                            + String.join(", ", both) + " as well, who so see it");
        }
    }

    private void exposed(CatalogSnapshot earlier) {
        Map<String, Set<String>> before = new HashMap<>();
        for (CatalogSnapshot.Dataset dataset : earlier.datasets()) {
            Set<String> columns = before.computeIfAbsent(dataset.name(), name -> new HashSet<>());
            dataset.columns().forEach(column -> columns.add(column.name()));
        }
        for (TableIntent table : intent.tables()) {
            Set<String> known = before.get(table.dataset().name());
            if (known == null) {
                continue;
            }
            Map<Policy, List<String>> shown = new LinkedHashMap<>();
            table.columns().forEach((column, of) -> {
                if (!known.contains(column)) {
                    for (View view : of.views()) {
                        if (view.policy().combine() == Combine.ADD && view.show() == Show.PLAIN) {
                            shown.computeIfAbsent(view.policy(), policy -> new ArrayList<>())
                                    .add(column);
                        }
                    }
                }
            });
            shown.forEach((policy, columns) -> add(
                    PolicyFault.POLICY_COLUMN_EXPOSED,
                    policy,
                    policy.name() + " shows new columns of " + table.dataset().name() + " to "
                            + String.join(", ", new TreeSet<>(policy.to())) + ": " + some(columns)));
        }
    }

    private static String some(List<String> columns) {
        return columns.size() <= NAMED
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, NAMED)) + " and " + (columns.size() - NAMED) + " more";
    }
}
