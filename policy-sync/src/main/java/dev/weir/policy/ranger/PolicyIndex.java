package dev.weir.policy.ranger;

import dev.weir.policy.ranger.CompiledPolicy.Matcher;
import dev.weir.policy.ranger.Place.OnResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the policies on a resource without asking each: most name their schema and their table. */
final class PolicyIndex {
    private static final int SCHEMA = 1;
    private static final int TABLE = 2;

    private final List<CompiledPolicy> all = new ArrayList<>();
    private final Map<List<String>, List<CompiledPolicy>> byTable = new HashMap<>();
    private final Map<String, List<CompiledPolicy>> bySchema = new HashMap<>();
    private final List<CompiledPolicy> others = new ArrayList<>();

    void add(CompiledPolicy policy) {
        all.add(policy);
        for (Matcher matcher : policy.matchers) {
            if (matcher.usable()) {
                add(policy, matcher.levels());
            }
        }
    }

    private void add(CompiledPolicy policy, LevelMatcher[] levels) {
        if (levels[SCHEMA] == null || !levels[SCHEMA].onlyExact()) {
            others.add(policy);
        } else if (levels[TABLE] == null || !levels[TABLE].onlyExact()) {
            levels[SCHEMA].exact().forEach(schema -> bySchema.computeIfAbsent(schema, none -> new ArrayList<>())
                    .add(policy));
        } else {
            for (String schema : levels[SCHEMA].exact()) {
                for (String table : levels[TABLE].exact()) {
                    byTable.computeIfAbsent(List.of(schema, table), none -> new ArrayList<>())
                            .add(policy);
                }
            }
        }
    }

    /** @param place names from the outside in, in lower case */
    List<OnResource> on(String[] place) {
        List<OnResource> found = new ArrayList<>();
        for (CompiledPolicy policy : candidates(place)) {
            boolean likely = false;
            boolean fits = false;
            List<Matcher> byUser = new ArrayList<>();
            for (Matcher matcher : policy.matchers) {
                if (matcher.likely(place)) {
                    likely = true;
                    if (matcher.namesTheUser()) {
                        byUser.add(matcher);
                    } else {
                        fits |= OnResource.about(matcher.fit(place, ""));
                    }
                }
            }
            if (likely) {
                found.add(new OnResource(policy, fits, byUser, byUser.isEmpty() ? List.of() : List.of(place)));
            }
        }
        found.sort((a, b) -> CompiledPolicy.ORDER.compare(a.policy(), b.policy()));
        return found;
    }

    private Set<CompiledPolicy> candidates(String[] place) {
        if (place.length <= TABLE) {
            return new LinkedHashSet<>(all);
        }
        Set<CompiledPolicy> found = new LinkedHashSet<>(others);
        found.addAll(bySchema.getOrDefault(place[SCHEMA], List.of()));
        found.addAll(byTable.getOrDefault(List.of(place[SCHEMA], place[TABLE]), List.of()));
        return found;
    }
}
