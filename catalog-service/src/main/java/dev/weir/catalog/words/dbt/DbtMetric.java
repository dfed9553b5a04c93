package dev.weir.catalog.words.dbt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a dbt project.
 *
 * @param key dbt's own name, in lower case
 * @param tables that it is counted from, as {@code schema.table}
 * @param pointer where it stands in the manifest
 */
public record DbtMetric(
        String key,
        String name,
        @Nullable String description,
        @Nullable String expression,
        @Nullable String grain,
        List<String> dimensions,
        List<String> tables,
        String pointer) {

    public String origin() {
        return "dbt:" + key;
    }
}
