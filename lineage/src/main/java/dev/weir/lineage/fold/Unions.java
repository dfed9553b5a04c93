package dev.weir.lineage.fold;

import dev.weir.lineage.fold.Names.Link;
import dev.weir.lineage.fold.Names.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which names mean the same, and which of them stands for all: one that the catalog knows, else one that events spoke of as
 * a dataset, and of those the first by name. It does not matter in which order the links came.
 */
final class Unions {

    private static final Comparator<Member> BEST = Comparator.comparing((Member member) -> !member.catalogued())
            .thenComparing(member -> !member.told())
            .thenComparing(member -> member.name().namespace())
            .thenComparing(member -> member.name().name());

    private final Map<Long, Long> above = new HashMap<>();

    /** @return the ids of those that somebody else stands for from now on, with that one's id */
    static Map<Long, Long> plan(Collection<Member> members, Collection<Link> links) {
        Unions unions = new Unions();
        members.forEach(member -> unions.unite(member.id(), member.canonical()));
        links.forEach(link -> unions.unite(link.dataset(), link.other()));

        Map<Long, List<Member>> groups = new HashMap<>();
        members.forEach(member -> groups.computeIfAbsent(unions.top(member.id()), first -> new ArrayList<>())
                .add(member));
        Map<Long, Long> changed = new HashMap<>();
        groups.values().forEach(group -> {
            long best = group.stream().min(BEST).orElseThrow().id();
            group.stream()
                    .filter(member -> member.canonical() != best)
                    .forEach(member -> changed.put(member.id(), best));
        });
        return changed;
    }

    private void unite(long one, long other) {
        above.put(top(one), top(other));
    }

    private long top(long id) {
        long at = id;
        Long next = above.get(at);
        while (next != null && next != at) {
            at = next;
            next = above.get(at);
        }
        return at;
    }
}
