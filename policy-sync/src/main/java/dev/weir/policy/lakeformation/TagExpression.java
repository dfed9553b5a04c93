package dev.weir.policy.lakeformation;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Holds where every key has one of its values.
 *
 * @param anyOf by key; at most five keys
 */
public record TagExpression(SortedMap<String, SortedSet<String>> anyOf) {
    public TagExpression {
        anyOf = Sorted.lower(anyOf);
    }

    public static TagExpression of(Map<String, ? extends Collection<String>> anyOf) {
        return new TagExpression(Sorted.lower(anyOf));
    }

    /** @param tags the effective ones */
    public boolean matches(Map<String, String> tags) {
        for (Map.Entry<String, SortedSet<String>> key : anyOf.entrySet()) {
            String value = tags.get(key.getKey());
            if (value == null || !key.getValue().contains(value)) {
                return false;
            }
        }
        return !anyOf.isEmpty();
    }

    @Override
    public String toString() {
        return anyOf.entrySet().stream()
                .map(key -> key.getKey() + "=" + String.join("|", key.getValue()))
                .collect(Collectors.joining(" & "));
    }
}
