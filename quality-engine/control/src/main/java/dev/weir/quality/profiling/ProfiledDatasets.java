package dev.weir.quality.profiling;

import java.util.UUID;

/** The datasets there are. The catalog knows them. */
public interface ProfiledDatasets {

    /** @throws dev.weir.platform.problem.Problem the catalog's own, if there is none */
    ProfiledDataset get(UUID id);
}
