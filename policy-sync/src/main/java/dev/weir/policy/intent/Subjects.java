package dev.weir.policy.intent;

import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who somebody is, by the documents: a person, and all groups and roles that the person belongs to. */
public final class Subjects {

    private final Map<String, Set<String>> belongsTo = new HashMap<>();
    private final ConcurrentMap<String, Set<String>> known = new ConcurrentHashMap<>();

    public Subjects(PolicySet set) {
        for (Principal principal : set.principals().values()) {
            for (String member : principal.members()) {
                belongsTo.computeIfAbsent(member, name -> new TreeSet<>()).add(principal.name());
            }
        }
    }

    /** The principal itself first. */
    public Set<String> of(String principal) {
        return known.computeIfAbsent(principal, name -> {
            Set<String> all = new LinkedHashSet<>();
            add(name, all);
            return Collections.unmodifiableSet(all);
        });
    }

    private void add(String principal, Set<String> all) {
        if (all.add(principal)) {
            belongsTo.getOrDefault(principal, Set.of()).forEach(name -> add(name, all));
        }
    }
}
