package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who a line of a policy speaks of, and which accesses.
 *
 * @param accesses Ranger's access types; in tag policies with the service's type before them: {@code trino:select}
 * @param conditions in canonical JSON; Weir writes none, since an engine that does not know a condition ignores it
 */
public record PolicyItem(
        SortedSet<String> accesses,
        SortedSet<String> users,
        SortedSet<String> groups,
        SortedSet<String> roles,
        boolean delegateAdmin,
        List<String> conditions) {

    public PolicyItem {
        accesses = Sorted.copy(accesses);
        users = Sorted.copy(users);
        groups = Sorted.copy(groups);
        roles = Sorted.copy(roles);
        conditions = List.copyOf(conditions);
    }

    public static PolicyItem of(Principals who, String... accesses) {
        return new PolicyItem(
                new TreeSet<>(List.of(accesses)), who.users(), who.groups(), who.roles(), false, List.of());
    }

    static PolicyItem of(Map<String, Object> json) {
        TreeSet<String> accesses = new TreeSet<>();
        for (Object one : RangerJson.list(json.get("accesses"))) {
            Map<String, Object> access = RangerJson.map(one);
            if (RangerJson.flag(access, "isAllowed", true)) {
                accesses.add(RangerJson.text(access, "type"));
            }
        }
        return new PolicyItem(
                accesses,
                new TreeSet<>(RangerJson.texts(json, "users")),
                new TreeSet<>(RangerJson.texts(json, "groups")),
                new TreeSet<>(RangerJson.texts(json, "roles")),
                RangerJson.flag(json, "delegateAdmin", false),
                RangerJson.raw(json, "conditions"));
    }

    Fields fields() {
        return new Fields()
                .put(
                        "accesses",
                        accesses.stream()
                                .map(type -> Map.of("type", type, "isAllowed", true))
                                .toList())
                .put("users", users)
                .put("groups", groups)
                .put("roles", roles)
                .put("delegateAdmin", delegateAdmin)
                .put("conditions", RangerJson.unraw(conditions));
    }
}
