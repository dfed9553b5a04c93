package dev.weir.lineage.propagation.api;

import dev.weir.lineage.graph.api.ColumnEdgeView;
import dev.weir.lineage.propagation.TagFlow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tag that should follow a column's values.
 *
 * @param column where they come out
 * @param from the column that has the tag
 * @param way the edges in between, none of them masked
 * @param confidence from 0 to 1, by the weakest edge of the way
 * @param evidence the way, for people
 * @param catalogued whether the catalog has the dataset, so that the tag can be proposed
 */
@Schema(name = "TagFlow")
public record TagFlowView(
        String column,
        String tag,
        String from,
        List<ColumnEdgeView> way,
        double confidence,
        String evidence,
        boolean catalogued) {

    static TagFlowView of(TagFlow flow) {
        return new TagFlowView(
                flow.target().toString(),
                flow.tag(),
                flow.from().toString(),
                flow.way().stream().map(ColumnEdgeView::of).toList(),
                flow.confidence(),
                flow.evidence(),
                flow.proposal().isPresent());
    }
}
