package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.Datasets.Reference;
import dev.weir.catalog.dataset.Origin;
import dev.weir.platform.dataset.DatasetName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the catalog knows of the places that Glue's tables show. */
public interface ImportedDatasets {

    /**
     * A dataset that is known.
     *
     * @param table of one that only Glue tells of: the table that it is told of by
     * @param othersTell whether another lake, which imports too, tells of it
     */
    record Known(UUID id, DatasetName name, Origin origin, Optional<String> table, boolean othersTell) {}

    /**
     * The dataset at a place, written with or without a slash at its end, or of a name. One that a crawl saw goes before
     * others, one that is there before one that is missing.
     *
     * @param location empty for a table without one
     */
    Optional<Known> find(UUID lakeId, String location, Optional<DatasetName> name);

    /** Of those that only Glue tells of, in this lake, and that are not missing: the next ones by their ids. */
    List<Reference> told(UUID lakeId, Optional<UUID> after, int limit);
}
