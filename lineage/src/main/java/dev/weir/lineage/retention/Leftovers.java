package dev.weir.lineage.retention;

import java.time.Instant;

/** What nobody refers to any more. Keeps folders out while it works, in the caller's transaction. */
public interface Leftovers {

    /**
     * Forgets runs that were last heard of before {@code end}. The lines of their jobs stay.
     *
     * @return how many; 0 also while somebody folds
     */
    int forgetRuns(Instant end, int limit);

    /**
     * Forgets shapes and facets that nothing refers to.
     *
     * @return how many; 0 also while somebody folds
     */
    int sweep(int limit);
}
