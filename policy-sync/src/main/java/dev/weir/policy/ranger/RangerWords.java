package dev.weir.policy.ranger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ranger's objects in a sentence, for people who look at what Weir did not make. */
public final class RangerWords {
    private RangerWords() {}

    /** Such as {@code on lake.crm.orders.*: group analysts may select, except user bob; not in force after …}. */
    public static String describe(RangerObject object) {
        if (object instanceof RangerPolicy policy) {
            return policy(policy);
        }
        if (object instanceof RangerRole role) {
            return "role " + role.name() + " with "
                    + who(
                            role.users().keySet(),
                            role.groups().keySet(),
                            role.roles().keySet());
        }
        if (object instanceof TaggedResource tagged) {
            return tagged.place() + " is tagged " + tagged.tag();
        }
        if (object instanceof TagDefinition tag) {
            return "tag " + tag.name() + (tag.source().isEmpty() ? "" : ", defined by " + tag.source());
        }
        if (object instanceof FoundUser user) {
            return "user " + user.name() + (user.groups().isEmpty() ? "" : " in " + String.join(", ", user.groups()));
        }
        return "group " + object.key().name();
    }

    private static String policy(RangerPolicy policy) {
        List<String> says = new ArrayList<>();
        policy.deny().forEach(item -> says.add(who(item) + " may not " + accesses(item)));
        policy.denyExceptions()
                .forEach(item -> says.add("that does not hold for " + who(item) + " (" + accesses(item) + ")"));
        policy.allow().forEach(item -> says.add(who(item) + " may " + accesses(item)));
        policy.allowExceptions().forEach(item -> says.add("except " + who(item) + " (" + accesses(item) + ")"));
        if (policy.denyAllElse()) {
            says.add("nobody else may anything");
        }
        policy.masks().forEach(mask -> says.add(who(mask.item()) + " see " + mask(mask)));
        policy.filters()
                .forEach(filter -> says.add(who(filter.item()) + " see "
                        + (filter.filter().isEmpty() ? "all rows" : "only rows with " + filter.filter())));
        if (says.isEmpty()) {
            says.add("nothing is said");
        }
        return "on " + place(policy.resources()) + ": " + String.join("; ", says) + remarks(policy);
    }

    private static String remarks(RangerPolicy policy) {
        List<String> remarks = new ArrayList<>();
        if (!policy.enabled()) {
            remarks.add("disabled");
        }
        if (policy.priority() > 0) {
            remarks.add("overrides others");
        }
        if (!policy.zone().isEmpty()) {
            remarks.add("in the zone " + policy.zone());
        }
        if (!policy.conditions().isEmpty()) {
            remarks.add("under conditions");
        }
        for (Validity validity : policy.validity()) {
            remarks.add("valid"
                    + (validity.start().isEmpty() ? "" : " from " + validity.start())
                    + (validity.end().isEmpty() ? "" : " to " + validity.end())
                    + (validity.timeZone().isEmpty() ? "" : " " + validity.timeZone()));
        }
        return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
    }

    private static String place(Map<String, PolicyResource> resources) {
        List<String> levels = new ArrayList<>(RangerService.LEVELS);
        resources.keySet().stream().filter(level -> !levels.contains(level)).forEach(levels::add);
        List<String> parts = new ArrayList<>();
        for (String level : levels) {
            PolicyResource resource = resources.get(level);
            if (resource != null) {
                String values = String.join("|", resource.values());
                parts.add((RangerService.LEVELS.contains(level) ? "" : level + " ")
                        + (resource.excludes() ? "all but " + values : values));
            }
        }
        return String.join(".", parts);
    }

    private static String accesses(PolicyItem item) {
        return item.accesses().isEmpty() ? "nothing" : String.join(", ", item.accesses());
    }

    private static String mask(MaskItem mask) {
        String plain = mask.type().replaceFirst("^" + RangerService.TYPE + ":", "");
        return mask.expression().isEmpty()
                ? Masks.show(plain)
                        .map(show -> show.name().toLowerCase(Locale.ROOT))
                        .orElse(plain)
                : mask.expression();
    }

    private static String who(PolicyItem item) {
        return who(item.users(), item.groups(), item.roles());
    }

    private static String who(Set<String> users, Set<String> groups, Set<String> roles) {
        if (groups.contains(Principals.EVERYBODY)) {
            return "everybody";
        }
        List<String> all = new ArrayList<>();
        users.forEach(name -> all.add("user " + name));
        groups.forEach(name -> all.add("group " + name));
        roles.forEach(name -> all.add("role " + name));
        return all.isEmpty() ? "nobody" : all.stream().collect(Collectors.joining(", "));
    }
}
