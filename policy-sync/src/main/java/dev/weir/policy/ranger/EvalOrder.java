package dev.weir.policy.ranger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ranger's score of a policy: of several policies on a resource the one with the lowest is asked first, and of masks and row
 * filters the first that fits counts. Wide resources, many principals and many accesses lower it; then the name decides.
 */
final class EvalOrder {
    private static final int START = 10_000;
    private static final int MOST_FOR_RESOURCES = 100;
    private static final int MOST_FOR_PRINCIPALS = 25;
    private static final int MOST_FOR_ACCESSES = 25;
    private static final int MOST_FOR_CONDITIONS = 25;
    private static final int EACH_CONDITION = 5;
    private static final int ANY = 25;
    private static final int STAR = 10;
    private static final int QUESTION_MARK = 5;
    private static final int EXCLUDES = 5;
    private static final int RECURSIVE = 5;
    private static final int TOKEN = 20;

    private EvalOrder() {}

    static int of(RangerPolicy policy) {
        int resources = policy.resources().values().stream()
                .mapToInt(EvalOrder::resource)
                .sum();
        Set<String> users = new HashSet<>();
        Set<String> groups = new HashSet<>();
        Set<String> accesses = new HashSet<>();
        int conditions = policy.conditions().size();
        for (PolicyItem item : items(policy)) {
            users.addAll(item.users());
            groups.addAll(item.groups());
            accesses.addAll(item.accesses());
            conditions += item.conditions().size();
        }
        boolean everybody = policy.denyAllElse()
                || users.stream().anyMatch("{USER}"::equalsIgnoreCase)
                || groups.stream().anyMatch(Principals.EVERYBODY::equalsIgnoreCase);
        int principals = everybody ? MOST_FOR_PRINCIPALS : Math.min(MOST_FOR_PRINCIPALS, users.size() + groups.size());
        boolean token = policy.resources().values().stream()
                .flatMap(resource -> resource.values().stream())
                .anyMatch(value -> value.contains("{"));
        return START
                + (token ? TOKEN : 0)
                - Math.min(MOST_FOR_RESOURCES, resources)
                - principals
                - Math.round((float) MOST_FOR_ACCESSES * accesses.size() / RangerService.ACCESS_TYPES)
                - Math.max(0, MOST_FOR_CONDITIONS - EACH_CONDITION * conditions);
    }

    private static List<PolicyItem> items(RangerPolicy policy) {
        return Stream.of(
                        policy.allow().stream(),
                        policy.allowExceptions().stream(),
                        policy.deny().stream(),
                        policy.denyExceptions().stream(),
                        policy.masks().stream().map(MaskItem::item),
                        policy.filters().stream().map(FilterItem::item))
                .flatMap(items -> items)
                .toList();
    }

    private static int resource(PolicyResource resource) {
        if (resource.values().isEmpty()) {
            return 0;
        }
        if (resource.values().contains("*") || resource.values().contains("")) {
            return ANY;
        }
        int discount = 0;
        if (resource.values().stream().anyMatch(value -> value.contains("*"))) {
            discount = STAR;
        } else if (resource.values().stream().anyMatch(value -> value.contains("?"))) {
            discount = QUESTION_MARK;
        }
        return discount + (resource.excludes() ? EXCLUDES : 0) + (resource.recursive() ? RECURSIVE : 0);
    }
}
