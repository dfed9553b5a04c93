package dev.weir.policy.desk;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Principal;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.Subjects;
import dev.weir.policy.plan.Person;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whom and what a target is asked about: the principals by the target's names for them, and the catalog's columns. */
final class People {

    private People() {}

    static List<Person> of(PolicySet set, TargetSpec target) {
        Subjects subjects = new Subjects(set);
        List<Person> people = new ArrayList<>();
        for (Principal principal : set.principals().values()) {
            of(principal, set, subjects, target).ifPresent(people::add);
        }
        return people;
    }

    /** Empty if the target does not know the principal. */
    static Optional<Person> of(Principal principal, PolicySet set, Subjects subjects, TargetSpec target) {
        if (principal.identity(target).isEmpty()) {
            return Optional.empty();
        }
        String user = "";
        Set<String> groups = new HashSet<>();
        Set<String> roles = new HashSet<>();
        for (String name : subjects.of(principal.name())) {
            Principal one = set.principals().get(name);
            Optional<Principal.Identity> identity = one == null ? Optional.empty() : one.identity(target);
            if (identity.isEmpty()) {
                continue;
            }
            String kind = identity.get().kind();
            if (kind.equals("group") || kind.equals("identityCenter") && one != principal) {
                groups.add(identity.get().value());
            } else if (kind.equals("role")) {
                roles.add(identity.get().value());
            } else if (one == principal) {
                user = identity.get().value();
            } else {
                groups.add(identity.get().value());
            }
        }
        String name = principal.kind() == Principal.Kind.PERSON
                ? principal.name()
                : principal.kind().name().toLowerCase(Locale.ROOT) + " " + principal.name();
        return Optional.of(new Person(name, user, groups, roles));
    }

    static List<ColumnName> columns(PolicySet set, CatalogSnapshot catalog) {
        List<ColumnName> columns = new ArrayList<>();
        for (CatalogSnapshot.Dataset dataset : catalog.datasets()) {
            if (set.ownership().covers(dataset.database())) {
                dataset.columns()
                        .forEach(column ->
                                columns.add(ColumnName.column(dataset.database(), dataset.table(), column.name())));
            }
        }
        return columns;
    }
}
