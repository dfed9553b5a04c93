package dev.weir.catalog.glue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How Weir knows its own tables in Glue again: by parameters that it writes. */
final class Ownership {

    static final String MANAGED = "weir.managed";
    static final String LAKE = "weir.lake";
    static final String DATASET = "weir.dataset";
    /** The names of the parameters that Weir wrote, so that those it no longer writes can be taken away. */
    static final String WRITTEN = "weir.parameters";

    static final String METADATA_LOCATION = "metadata_location";
    /** The last one that Weir wrote. If Glue has another one, an engine commits through Glue, and Glue knows better. */
    static final String WRITTEN_METADATA_LOCATION = "weir.metadata-location";

    static final Comparator<List<String>> VALUES =
            (one, other) -> Arrays.compare(one.toArray(new String[0]), other.toArray(new String[0]));

    private Ownership() {}

    static boolean managed(Map<String, String> parameters) {
        return "true".equals(parameters.get(MANAGED));
    }

    static boolean of(String lake, GlueTable table) {
        return managed(table.parameters()) && lake.equals(table.parameters().get(LAKE));
    }

    static boolean of(String lake, UUID dataset, GlueTable table) {
        return of(lake, table) && dataset.toString().equals(table.parameters().get(DATASET));
    }

    static List<String> written(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get(WRITTEN))
                .map(names -> List.of(names.split(",")))
                .orElse(List.of());
    }
}
