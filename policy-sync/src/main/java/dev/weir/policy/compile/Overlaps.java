package dev.weir.policy.compile;

import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether somebody may be in two groups at once. Of a group without a list of members nobody knows who is in it. */
final class Overlaps {

    private final PolicySet set;
    private final Map<String, Inside> inside = new HashMap<>();

    Overlaps(PolicySet set) {
        this.set = set;
    }

    private record Inside(Set<String> names, boolean closed) {}

    boolean mayBeBoth(String one, String other) {
        Inside first = inside.computeIfAbsent(one, this::inside);
        Inside second = inside.computeIfAbsent(other, this::inside);
        return !first.closed() || !second.closed() || first.names().stream().anyMatch(second.names()::contains);
    }

    private Inside inside(String principal) {
        Set<String> names = new HashSet<>();
        return new Inside(names, collect(principal, names));
    }

    private boolean collect(String name, Set<String> names) {
        Principal principal = set.principals().get(name);
        if (principal == null) {
            return false;
        }
        boolean closed = principal.closed();
        if (names.add(name)) {
            for (String member : principal.members()) {
                closed &= collect(member, names);
            }
        }
        return closed;
    }
}
