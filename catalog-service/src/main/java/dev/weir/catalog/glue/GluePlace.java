package dev.weir.catalog.glue;

import java.util.List;

/**
 * Where a partition is.
 *
 * @param values in the order of the table's partition keys
 * @param location empty if Glue has none
 */
public record GluePlace(List<String> values, String location) {
    public GluePlace {
        values = List.copyOf(values);
    }
}
