package dev.weir.catalog.glue;

import dev.weir.platform.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Other names of datasets. */
public interface DatasetAliases {

    /**
     * @param kind {@code glue-arn} or {@code glue-table}
     * @param alias unique among those of its kind
     */
    record Alias(UUID dataset, String kind, String alias) {}

    /** The lake that a place lies in; empty if none does. */
    Optional<String> lakeOf(String location);

    /** Replaces what the alias meant. */
    void put(Alias alias, UUID lakeId, UUID run);

    /** Those that earlier imports of this lake gave, and {@code run} did not. */
    void forgetOthers(UUID lakeId, UUID run);

    /** Up to one more than the page's limit, by kind and alias; an empty part wants all. */
    List<Alias> list(Optional<String> alias, Optional<UUID> dataset, PageRequest page);
}
