package dev.weir.lineage.fold;

import dev.weir.lineage.event.Facet;
import java.util.Map;
import java.util.Set;

/** The latest facets of jobs and datasets, word for word. */
public interface Facets {

    /** A facet of the job or dataset with an id. */
    record Key(long of, String name) {}

    /** A schema of a dataset. */
    record SchemaKey(long dataset, Facet fields) {}

    /** @return those that are the latest now, and have another content than before or are new */
    Set<Key> ofJobs(Map<Key, Latest> facets);

    /** As {@link #ofJobs}. */
    Set<Key> ofDatasets(Map<Key, Latest> facets);

    void schemas(Map<SchemaKey, Span> schemas);

    /** As {@link Shapes#forget}. */
    void forget();
}
