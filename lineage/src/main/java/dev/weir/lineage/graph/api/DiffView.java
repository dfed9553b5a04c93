package dev.weir.lineage.graph.api;

import dev.weir.lineage.graph.LineageDiff;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of edges between two times.
 *
 * @param added there at the later time only
 * @param removed there at the earlier time only, as they were then
 * @param columnsAdded likewise; a column edge whose kinds changed is in both
 * @param truncated whether there is more: ask around a node, or for a lesser depth
 */
@Schema(name = "LineageDiff")
public record DiffView(
        List<EdgeView> added,
        List<EdgeView> removed,
        List<ColumnEdgeView> columnsAdded,
        List<ColumnEdgeView> columnsRemoved,
        String watermark,
        boolean truncated) {

    static DiffView of(LineageDiff diff) {
        return new DiffView(
                diff.added().stream().map(EdgeView::of).toList(),
                diff.removed().stream().map(EdgeView::of).toList(),
                diff.columnsAdded().stream().map(ColumnEdgeView::of).toList(),
                diff.columnsRemoved().stream().map(ColumnEdgeView::of).toList(),
                diff.watermark().toString(),
                diff.truncated());
    }
}
