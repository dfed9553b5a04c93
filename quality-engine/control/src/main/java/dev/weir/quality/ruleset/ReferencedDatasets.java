package dev.weir.quality.ruleset;

import dev.weir.platform.lake.Lake;
import java.util.Optional;

/** The datasets that rules may compare a batch with. The catalog knows them. */
public interface ReferencedDatasets {

    /**
     * Where a dataset's data lie: a folder, ending with a slash, or a single object. Empty if there is none of this alias.
     *
     * @param alias as people write it, {@code silver.orders}
     */
    Optional<String> location(Lake lake, String alias);
}
