package dev.weir.policy.ranger;

import java.util.Collections;
import java.util.Set;

/** A line of a policy, ready to be asked. */
final class CompiledItem {
    private static final String WHO_ASKS = "{USER}";
    private final Set<String> accesses;
    private final Set<String> users;
    private final Set<String> groups;
    private final Set<String> roles;
    private final boolean everybody;
    private final boolean conditional;

    CompiledItem(PolicyItem item, Set<String> accesses) {
        this.accesses = Set.copyOf(RangerService.withImplied(accesses));
        users = Set.copyOf(item.users());
        groups = Set.copyOf(item.groups());
        roles = Set.copyOf(item.roles());
        everybody = groups.contains(Principals.EVERYBODY) || users.contains(WHO_ASKS);
        conditional = !item.conditions().isEmpty();
    }

    boolean matches(Asker asker, String access) {
        return accesses.contains(access)
                && (everybody
                        || users.contains(asker.user())
                        || !Collections.disjoint(groups, asker.groups())
                        || !Collections.disjoint(roles, asker.roles()));
    }

    boolean conditional() {
        return conditional;
    }
}
