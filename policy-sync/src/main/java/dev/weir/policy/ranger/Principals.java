package dev.weir.policy.ranger;

import java.util.Set;
import java.util.SortedSet;

/** Users, groups and roles by Ranger's names. The group {@code public} is everybody. */
public record Principals(SortedSet<String> users, SortedSet<String> groups, SortedSet<String> roles) {
    public static final String EVERYBODY = "public";

    public Principals {
        users = Sorted.copy(users);
        groups = Sorted.copy(groups);
        roles = Sorted.copy(roles);
    }

    public static Principals of(Set<String> users, Set<String> groups, Set<String> roles) {
        return new Principals(Sorted.copy(users), Sorted.copy(groups), Sorted.copy(roles));
    }

    public static Principals everybody() {
        return of(Set.of(), Set.of(EVERYBODY), Set.of());
    }
}
