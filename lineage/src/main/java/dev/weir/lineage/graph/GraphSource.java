package dev.weir.lineage.graph;

import dev.weir.platform.change.Watermark;
import java.util.Collection;

/** Where the graph is kept. */
public interface GraphSource {

    /**
     * Tells an empty graph all there is, as it is at one moment, row by row.
     *
     * @return a watermark of the change feed: what was changed up to there is in, what was changed after it may be
     */
    Watermark load(LineageGraph graph);

    /** Reads what {@code graph} lacks of these, and all lines of the jobs. Ids that do not exist are passed over. */
    GraphChange read(LineageGraph graph, Collection<Long> jobs, Collection<Long> datasets);
}
