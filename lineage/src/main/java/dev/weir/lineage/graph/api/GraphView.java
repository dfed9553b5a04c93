package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.Lineage;
import dev.weir.lineage.graph.Lineage.ColumnAt;
import dev.weir.platform.dataset.DatasetName;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of the lineage graph.
 *
 * @param focus the node that was asked for, as it is called
 * @param nodes by depth; the focus is the first, unless this continues another answer
 * @param edges between nodes of this answer, or between one of these and one of an answer that this continues
 * @param columns that have edges in this answer; of a column as focus those that were found
 * @param watermark of the change feed, up to which the graph is current
 * @param truncated whether there is more within the depth
 * @param continuation ask the same again with it for what comes next; absent when nothing does
 */
@Schema(name = "LineageGraph")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GraphView(
        String focus,
        List<NodeView> nodes,
        List<EdgeView> edges,
        List<ColumnView> columns,
        List<ColumnEdgeView> columnEdges,
        String watermark,
        boolean truncated,
        @Nullable String continuation) {

    /**
     * A column of a dataset.
     *
     * @param id {@code column:<namespace>:<name>#<path>}
     * @param dataset its node
     * @param column its path; empty for the dataset as a whole
     * @param depth of the dataset; of a column as focus, how many column edges are in between
     */
    @Schema(name = "LineageColumn")
    public record ColumnView(String id, String dataset, String column, int depth) {
        static ColumnView of(ColumnAt column) {
            return new ColumnView(
                    column.id().toString(),
                    column.id().dataset().toString(),
                    column.id().column(),
                    column.depth());
        }
    }

    static GraphView of(Lineage lineage, Map<DatasetName, Known> known) {
        return new GraphView(
                lineage.focus().toString(),
                lineage.nodes().stream().map(node -> NodeView.of(node, known)).toList(),
                lineage.edges().stream().map(EdgeView::of).toList(),
                lineage.columns().stream().map(ColumnView::of).toList(),
                lineage.columnEdges().stream().map(ColumnEdgeView::of).toList(),
                lineage.watermark().toString(),
                lineage.truncated(),
                lineage.continuation().orElse(null));
    }
}
