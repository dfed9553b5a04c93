package dev.weir.lineage.fold;

import dev.weir.platform.dataset.DatasetName;
import java.util.Collection;
import java.util.Map;

/** What the catalog calls datasets. */
public interface CatalogNames {

    /**
     * The datasets of the catalog that names mean: of a dataset's own name the same name, of a file or folder in a dataset
     * that dataset. Names that mean none are left out. Asked for many at once.
     */
    Map<DatasetName, DatasetName> resolve(Collection<DatasetName> names);
}
