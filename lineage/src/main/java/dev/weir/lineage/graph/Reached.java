package dev.weir.lineage.graph;

import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.dataset.DatasetName;
import java.util.List;
import java.util.Optional;

/**
 * All that is downstream of a dataset or a column.
 *
 * @param nodes behind a dataset; behind a column those behind the jobs that are known to read it, these jobs first
 * @param unsure behind the jobs that read the column's dataset and do not tell which columns; none of {@code nodes}
 * @param columns behind the column, or behind all columns of the dataset
 * @param truncated whether there is more
 */
public record Reached(
        NodeId focus,
        List<ReachedNode> nodes,
        List<ReachedNode> unsure,
        List<ReachedColumn> columns,
        Watermark watermark,
        boolean truncated) {

    /**
     * @param distance in edges: 1 for a job that reads the focus
     * @param by the edge that led here
     */
    public record ReachedNode(NodeId id, List<DatasetName> names, int distance, Optional<Edge> by) {}

    /**
     * @param names of its dataset, all of them, if that has several
     * @param distance in edges, of which a column that enters another one has two
     * @param direct whether values come here all the way
     * @param by the edge that led here
     */
    public record ReachedColumn(ColumnNode id, List<DatasetName> names, int distance, boolean direct, ColumnEdge by) {}
}
