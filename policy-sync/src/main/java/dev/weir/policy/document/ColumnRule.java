package dev.weir.policy.document;

import dev.weir.policy.access.Show;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How some of the columns are shown. Of several rules that fit, the first counts; what none fits is plain.
 *
 * @param names of columns, with stars; empty for any
 */
public record ColumnRule(List<String> names, Map<String, Set<String>> tags, Show show, Place place) {
    public ColumnRule {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
    }

    public boolean fits(String column, Map<String, String> effective) {
        return (names.isEmpty() || names.stream().anyMatch(name -> NamePattern.matches(name, column)))
                && new Selector(List.of(), tags).matchesTags(effective);
    }
}
