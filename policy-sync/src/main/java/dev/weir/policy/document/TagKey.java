package dev.weir.policy.document;

import java.util.List;
import java.util.Set;

/**
 * A tag that data may carry.
 *
 * @param values all that it may have, the strictest first: where several meet, that counts
 * @param propagates how it travels: below, from a database to its tables and columns; lineage, as proposals
 */
public record TagKey(String name, List<String> values, Set<Propagation> propagates, Place place) {
    public TagKey {
        values = List.copyOf(values);
        propagates = Set.copyOf(propagates);
    }

    public enum Propagation {
        BELOW,
        LINEAGE
    }

    public String stricter(String one, String other) {
        return values.indexOf(one) <= values.indexOf(other) ? one : other;
    }
}
