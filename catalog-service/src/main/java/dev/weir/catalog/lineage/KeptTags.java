package dev.weir.catalog.lineage;

import dev.weir.lineage.propagation.ColumnTags.ColumnTag;
import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tags of columns, by the names of their datasets. */
public interface KeptTags {

    /** @param dataset only of this one; empty for all */
    List<ColumnTag> decided(Optional<DatasetName> dataset);

    /** Decided on, proposed or rejected. */
    Set<ColumnTag> settled(Collection<DatasetName> datasets);
}
