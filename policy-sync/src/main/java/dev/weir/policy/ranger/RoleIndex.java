package dev.weir.policy.ranger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/** Which roles a user has: by name, by group, and through roles that are members of roles. */
final class RoleIndex {
    private final Map<String, Set<String>> ofUser;
    private final Map<String, Set<String>> ofGroup;
    private final Map<String, Set<String>> ofRole;

    RoleIndex(Collection<RangerRole> roles) {
        ofUser = invert(roles, RangerRole::users);
        ofGroup = invert(roles, RangerRole::groups);
        ofRole = invert(roles, RangerRole::roles);
    }

    private static Map<String, Set<String>> invert(
            Collection<RangerRole> roles, Function<RangerRole, SortedMap<String, Boolean>> members) {
        Map<String, Set<String>> all = new HashMap<>();
        for (RangerRole role : roles) {
            members.apply(role).keySet().forEach(member -> all.computeIfAbsent(member, none -> new HashSet<>())
                    .add(role.name()));
        }
        return all;
    }

    /** @param known roles that the target gave to the user by other ways */
    Set<String> of(String user, Set<String> groups, Set<String> known) {
        Set<String> all = new HashSet<>();
        known.forEach(role -> add(all, role));
        ofUser.getOrDefault(user, Set.of()).forEach(role -> add(all, role));
        groups.forEach(group -> ofGroup.getOrDefault(group, Set.of()).forEach(role -> add(all, role)));
        return Set.copyOf(all);
    }

    private void add(Set<String> all, String role) {
        if (all.add(role)) {
            ofRole.getOrDefault(role, Set.of()).forEach(outer -> add(all, outer));
        }
    }
}
