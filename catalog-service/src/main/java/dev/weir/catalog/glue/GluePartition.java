package dev.weir.catalog.glue;

import java.util.List;
import java.util.Map;

/** @param values in the order of the table's partition keys */
public record GluePartition(List<String> values, GlueStorage storage, Map<String, String> parameters) {

    public GluePartition {
        values = List.copyOf(values);
        parameters = Map.copyOf(parameters);
    }
}
