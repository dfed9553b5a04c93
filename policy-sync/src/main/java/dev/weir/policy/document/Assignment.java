package dev.weir.policy.document;

import java.util.Map;

/** Data carries tags. Nearer to a column counts before farther: its own before its table's before its database's. */
public record Assignment(NamePattern on, Map<String, String> tags, Place place) {
    public Assignment {
        tags = Map.copyOf(tags);
    }
}
