package dev.weir.lineage.propagation;

import dev.weir.platform.access.Actor;
import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where tags of columns are kept, and proposals of tags are decided. */
public interface ColumnTags {

    /** A column and a tag of it. */
    record ColumnTag(DatasetName dataset, String column, String tag) {}

    /** A tag that a column should have. */
    record Proposed(ColumnTag tag, double confidence, String evidence) {}

    /** Tags that somebody decided on. @param dataset only of this one; empty for all */
    List<ColumnTag> decided(Optional<DatasetName> dataset);

    /** Of these datasets, all tags that are decided on, proposed or rejected; none of a dataset that is not known. */
    Set<ColumnTag> settled(Collection<DatasetName> datasets);

    /** Of these, the datasets whose columns can have tags. */
    Set<DatasetName> known(Collection<DatasetName> datasets);

    /**
     * Lays proposals before those who decide. What is settled meanwhile stays as it is.
     *
     * @return how many are new
     */
    int propose(Actor actor, List<Proposed> proposals);
}
