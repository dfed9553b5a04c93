package dev.weir.catalog.glue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as Glue has it, or is to have it.
 *
 * @param version of Glue's, which changes with each update; empty for a table that is not there yet
 * @param catalog the account's id, for the ARN; empty if Glue does not say
 * @param retention in days
 */
public record GlueTable(
        TableName name,
        Optional<String> version,
        Optional<String> catalog,
        String type,
        Optional<String> description,
        Optional<String> owner,
        Optional<Integer> retention,
        List<GlueColumn> partitionKeys,
        GlueStorage storage,
        Map<String, String> parameters) {

    public GlueTable {
        partitionKeys = List.copyOf(partitionKeys);
        parameters = Map.copyOf(parameters);
    }
}
