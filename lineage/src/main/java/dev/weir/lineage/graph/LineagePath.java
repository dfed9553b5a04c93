package dev.weir.lineage.graph;

import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.platform.change.Watermark;
import java.util.List;
import java.util.Optional;

/**
 * A shortest way between two nodes along the flow of data.
 *
 * @param direction whether {@code to} is downstream or upstream of {@code from}; empty if there is no way
 * @param nodes from one to the other, both included
 * @param edges between them, in that order; none if the way leads over columns
 * @param columnEdges likewise, if it does
 * @param truncated whether the search was given up before all was seen
 */
public record LineagePath(
        NodeId from,
        NodeId to,
        Optional<Direction> direction,
        List<NodeId> nodes,
        List<Edge> edges,
        List<ColumnEdge> columnEdges,
        Watermark watermark,
        boolean truncated) {}
