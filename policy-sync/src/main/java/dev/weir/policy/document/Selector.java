package dev.weir.policy.document;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which data: what one of the names means, and whose tags have one of the values for every key. Without names, whatever has the
 * tags; without tags, whatever has the name.
 */
public record Selector(List<NamePattern> names, Map<String, Set<String>> tags) {

    public static final Selector NOTHING = new Selector(List.of(), Map.of());

    public Selector {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
    }

    public boolean isEmpty() {
        return names.isEmpty() && tags.isEmpty();
    }

    /** Whether the tags are as wanted; true if none are. */
    public boolean matchesTags(Map<String, String> effective) {
        for (Map.Entry<String, Set<String>> wanted : tags.entrySet()) {
            String value = effective.get(wanted.getKey());
            if (value == null || !wanted.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }
}
