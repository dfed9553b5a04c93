package dev.weir.lineage.graph;

import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.platform.change.Watermark;
import java.util.List;

/** What became of edges between two times; of a removed one it is told what was known of it at the earlier time. */
public record LineageDiff(
        List<Edge> added,
        List<Edge> removed,
        List<ColumnEdge> columnsAdded,
        List<ColumnEdge> columnsRemoved,
        Watermark watermark,
        boolean truncated) {}
