package dev.weir.lineage.graph;

import dev.weir.lineage.graph.Lineage.Node;
import dev.weir.platform.change.Watermark;
import java.util.List;
import java.util.Optional;

/**
 * Datasets at the edge of the graph.
 *
 * @param next where to go on; empty at the end
 */
public record LineageEnds(List<Node> nodes, Watermark watermark, boolean truncated, Optional<Long> next) {

    /** Which edge. */
    public enum Kind {
        /** Read, and written by nobody. */
        ROOTS,
        /** Written, and read by nobody. */
        LEAVES,
        /** Neither read nor written at that time: told by itself, or by jobs that do something else by now. */
        ORPHANS
    }
}
