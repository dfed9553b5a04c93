package dev.weir.policy.ranger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A policy, ready to be asked. A condition, or a validity that recurs, is not evaluated: such a policy or line allows and
 * unmasks as if it counted, and denies, masks and filters as if it did not, so that the answer is never stricter than Ranger.
 */
final class CompiledPolicy {
    /** Of access policies and of all policies on resources: Ranger's own order of evaluation. */
    static final Comparator<CompiledPolicy> ORDER = Comparator.comparing((CompiledPolicy policy) -> -policy.priority)
            .thenComparing(policy -> !policy.denies)
            .thenComparing(policy -> policy.evalOrder)
            .thenComparing(policy -> policy.name);
    /** Of masks on tags. */
    static final Comparator<CompiledPolicy> BY_NAME = Comparator.comparing((CompiledPolicy policy) -> -policy.priority)
            .thenComparing(policy -> !policy.denies)
            .thenComparing(policy -> policy.name);

    private static final String TAG_PREFIX = RangerService.TYPE + ":";

    record Mask(CompiledItem item, String type, String expression) {}

    record Filter(CompiledItem item, String expression) {}

    final RangerPolicy policy;
    final int priority;
    final boolean denies;
    private final String name;
    private final int evalOrder;
    private final boolean doubtful;
    private final List<CompiledItem> allow;
    private final List<CompiledItem> allowExceptions;
    private final List<CompiledItem> deny;
    private final List<CompiledItem> denyExceptions;
    final List<Mask> masks = new ArrayList<>();
    final List<Filter> filters = new ArrayList<>();
    private final List<SortedMap<String, PolicyResource>> resources = new ArrayList<>();
    final List<Matcher> matchers = new ArrayList<>();

    CompiledPolicy(RangerPolicy policy) {
        this.policy = policy;
        name = policy.name();
        priority = policy.priority();
        doubtful = !policy.conditions().isEmpty()
                || policy.validity().stream()
                        .anyMatch(schedule -> !schedule.recurrences().isEmpty());
        boolean tags = policy.onTags();
        allow = items(policy.allow(), tags);
        allowExceptions = items(policy.allowExceptions(), tags);
        deny = items(policy.deny(), tags);
        denyExceptions = items(policy.denyExceptions(), tags);
        denies = policy.denyAllElse() || !deny.isEmpty();
        for (MaskItem mask : policy.masks()) {
            CompiledItem item = item(mask.item(), tags);
            String type = tags ? mask.type().replaceFirst("^" + TAG_PREFIX, "") : mask.type();
            boolean counts = !doubtful && !item.conditional();
            if (counts || type.equals("MASK_NONE")) {
                masks.add(new Mask(item, type, mask.expression()));
            }
        }
        for (FilterItem filter : policy.filters()) {
            CompiledItem item = item(filter.item(), tags);
            if (!doubtful && !item.conditional()) {
                filters.add(new Filter(item, filter.filter()));
            }
        }
        resources.add(policy.resources());
        resources.addAll(policy.moreResources());
        if (!tags) {
            resources.forEach(resource -> matchers.add(new Matcher(resource)));
        }
        evalOrder = EvalOrder.of(policy);
    }

    private static List<CompiledItem> items(List<PolicyItem> items, boolean tags) {
        return items.stream().map(item -> item(item, tags)).toList();
    }

    /** In a tag policy only the accesses of our type of service count. */
    private static CompiledItem item(PolicyItem item, boolean tags) {
        if (!tags) {
            return new CompiledItem(item, item.accesses());
        }
        Set<String> ours = new HashSet<>();
        for (String access : item.accesses()) {
            if (access.startsWith(TAG_PREFIX)) {
                ours.add(access.substring(TAG_PREFIX.length()));
            }
        }
        return new CompiledItem(item, ours);
    }

    boolean applicable(Instant at) {
        List<Validity> schedules = policy.validity();
        return schedules.isEmpty() || schedules.stream().anyMatch(schedule -> schedule.holds(at));
    }

    /** What this policy says on its own. */
    enum Say {
        ALLOW,
        DENY,
        NOTHING
    }

    Say say(Asker asker, String access) {
        if (hit(deny, denyExceptions, asker, access, false)) {
            return Say.DENY;
        }
        if (hit(allow, allowExceptions, asker, access, true)) {
            return Say.ALLOW;
        }
        return policy.denyAllElse() && !doubtful ? Say.DENY : Say.NOTHING;
    }

    private boolean hit(
            List<CompiledItem> items, List<CompiledItem> exceptions, Asker asker, String access, boolean allows) {
        if (doubtful && !allows) {
            return false;
        }
        return items.stream().anyMatch(item -> (allows || !item.conditional()) && item.matches(asker, access))
                && exceptions.stream()
                        .noneMatch(item -> (!allows || (!item.conditional())) && item.matches(asker, access));
    }

    /** One set of resources of a policy. */
    static final class Matcher {
        private final Map<String, PolicyResource> resource;
        private final LevelMatcher[] levels = new LevelMatcher[RangerService.LEVELS.size()];
        private final int depth;
        private final boolean usable;

        Matcher(Map<String, PolicyResource> resource) {
            this.resource = resource;
            int deepest = 0;
            for (int level = 0; level < levels.length; level++) {
                PolicyResource values = resource.get(RangerService.LEVELS.get(level));
                if (values != null) {
                    levels[level] = new LevelMatcher(values);
                    deepest = level + 1;
                }
            }
            depth = deepest;
            // A policy on a function, a session property or a query is another hierarchy, and says nothing of columns.
            usable = depth > 0 && depth == resource.size();
        }

        boolean usable() {
            return usable;
        }

        LevelMatcher[] levels() {
            return levels;
        }

        boolean namesTheUser() {
            for (LevelMatcher level : levels) {
                if (level != null && level.namesTheUser()) {
                    return true;
                }
            }
            return false;
        }

        /** @param place names from the outside in, in lower case */
        boolean likely(String[] place) {
            if (!usable) {
                return false;
            }
            for (int level = 0; level < place.length && level < depth; level++) {
                if (!levels[level].likely(place[level])) {
                    return false;
                }
            }
            return true;
        }

        Fit fit(String[] place, String user) {
            if (!usable) {
                return Fit.NONE;
            }
            for (int level = 0; level < place.length && level < depth; level++) {
                if (!levels[level].matches(place[level], user)) {
                    return Fit.NONE;
                }
            }
            if (place.length > depth) {
                return Fit.ABOVE;
            }
            for (int level = place.length; level < depth; level++) {
                if (!levels[level].matchesWhole()) {
                    return Fit.NONE;
                }
            }
            return place.length == depth ? Fit.SELF : Fit.SELF_AND_ALL_BELOW;
        }

        @Override
        public String toString() {
            return resource.toString();
        }
    }
}
