package dev.weir.catalog.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a dataset that has a folder of its own.
 *
 * @param values by partition column, outermost first; a value is null where the writer had none
 * @param path below the dataset's location, ends with a slash
 */
public record Partition(Map<String, @Nullable String> values, String path, Size size) {
    public Partition {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
