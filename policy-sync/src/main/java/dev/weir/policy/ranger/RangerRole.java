package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import dev.weir.policy.target.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A role with its members; a role that is a member lends its members.
 *
 * @param users each with whether it may give the role to others; so for groups and roles
 */
public record RangerRole(
        String name,
        String description,
        SortedMap<String, Boolean> users,
        SortedMap<String, Boolean> groups,
        SortedMap<String, Boolean> roles,
        SortedMap<String, String> options)
        implements RangerObject {

    public static final String KIND = "role";

    public RangerRole {
        users = Sorted.copy(users);
        groups = Sorted.copy(groups);
        roles = Sorted.copy(roles);
        options = Sorted.copy(options);
    }

    /** A role with Weir's mark, none of whose members may give it to others. */
    public static RangerRole owned(String name, String description, Principals members) {
        return new RangerRole(
                name,
                description,
                members(members.users()),
                members(members.groups()),
                members(members.roles()),
                Sorted.copy(Map.of(Mark.OPTION, Mark.LABEL)));
    }

    @Override
    public ObjectKey key() {
        return new ObjectKey(KIND, name);
    }

    public boolean marked() {
        return Mark.LABEL.equals(options.get(Mark.OPTION));
    }

    public static RangerRole of(Map<String, Object> json) {
        return new RangerRole(
                RangerJson.text(json, "name"),
                RangerJson.text(json, "description"),
                members(json, "users"),
                members(json, "groups"),
                members(json, "roles"),
                new TreeMap<>(RangerJson.textByName(json, "options")));
    }

    @Override
    public Map<String, Object> fields() {
        return new Fields()
                .put("name", name)
                .put("description", description)
                .put("users", members(users))
                .put("groups", members(groups))
                .put("roles", members(roles))
                .put("options", options)
                .all();
    }

    private static SortedMap<String, Boolean> members(Set<String> names) {
        SortedMap<String, Boolean> all = new TreeMap<>();
        names.forEach(name -> all.put(name, false));
        return all;
    }

    private static SortedMap<String, Boolean> members(Map<String, Object> json, String field) {
        SortedMap<String, Boolean> all = new TreeMap<>();
        for (Object one : RangerJson.list(json.get(field))) {
            Map<String, Object> member = RangerJson.map(one);
            all.put(RangerJson.text(member, "name"), RangerJson.flag(member, "isAdmin", false));
        }
        return all;
    }

    private static List<Map<String, Object>> members(SortedMap<String, Boolean> members) {
        return members.entrySet().stream()
                .map(member -> new Fields()
                        .put("name", member.getKey())
                        .put("isAdmin", member.getValue())
                        .all())
                .toList();
    }
}
