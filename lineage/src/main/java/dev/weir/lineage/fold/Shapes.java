package dev.weir.lineage.fold;

import dev.weir.lineage.event.Hash;
import dev.weir.lineage.event.Shape;
import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Shapes by their content. They never change. */
public interface Shapes {

    /** A shape of a job. */
    record OfJob(long job, Shape shape) {}

    /** A shape that is kept. */
    record Kept(long id, Shape shape, Hash hash) {}

    /** The shapes as they are kept; new ones are added. {@code datasets} has the ids of all datasets in them. */
    Map<OfJob, Kept> keep(Set<OfJob> shapes, Map<DatasetName, Long> datasets);

    Map<Long, Kept> load(Collection<Long> ids);

    /** Drops what is remembered: it may have been cleaned up, or the transaction that added it was rolled back. */
    void forget();
}
