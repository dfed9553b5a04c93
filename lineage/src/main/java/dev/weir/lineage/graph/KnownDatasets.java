package dev.weir.lineage.graph;

import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the catalog knows of the datasets that lineage speaks of. */
public interface KnownDatasets {

    /** A dataset of the catalog. */
    record Known(UUID id, String alias) {}

    /** Those with this alias, of all lakes; none if there are none. */
    List<DatasetName> called(String alias);

    /** Of these names, those that the catalog has. */
    Map<DatasetName, Known> find(Collection<DatasetName> names);
}
