package dev.weir.policy.ranger;

import dev.weir.policy.ranger.RangerJson.Fields;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values of one level ({@code catalog}, {@code schema}, {@code table}, {@code column}, {@code tag}), with the wildcards
 * {@code *} and {@code ?}.
 *
 * @param excludes everything but the values
 */
public record PolicyResource(SortedSet<String> values, boolean excludes, boolean recursive) {
    public PolicyResource {
        values = Sorted.copy(values);
    }

    public static PolicyResource of(String... values) {
        return of(Set.of(values));
    }

    public static PolicyResource of(Set<String> values) {
        return new PolicyResource(new TreeSet<>(values), false, false);
    }

    static PolicyResource of(Map<String, Object> json) {
        return new PolicyResource(
                new TreeSet<>(RangerJson.texts(json, "values")),
                RangerJson.flag(json, "isExcludes", false),
                RangerJson.flag(json, "isRecursive", false));
    }

    Map<String, Object> fields() {
        return new Fields()
                .put("values", values)
                .put("isExcludes", excludes)
                .put("isRecursive", recursive)
                .all();
    }
}
