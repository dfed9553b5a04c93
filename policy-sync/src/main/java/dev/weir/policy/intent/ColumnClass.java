package dev.weir.policy.intent;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns of which all policies say the same, and that carry the same tags.
 *
 * @param id from 0
 * @param views in the order of the documents
 * @param tags effective ones
 */
public record ColumnClass(int id, List<View> views, Map<String, String> tags) {

    /** Of one intent there are no two with the same id. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
