package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.LineagePath;
import dev.weir.lineage.graph.NodeId;
import dev.weir.platform.page.Words;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shortest way between two nodes along the flow of data.
 *
 * @param direction where {@code to} is, seen from {@code from}; absent if there is no way
 * @param nodes from the one to the other, both included; empty if there is no way
 * @param edges in that order; empty if the way leads over columns
 * @param columnEdges in that order, if it does
 * @param truncated whether the search was given up before all was seen: then an empty way means nothing
 */
@Schema(name = "LineagePath")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PathView(
        String from,
        String to,

        @Schema(enumeration = {"upstream", "downstream"}) @Nullable
        String direction,

        List<String> nodes,
        List<EdgeView> edges,
        List<ColumnEdgeView> columnEdges,
        String watermark,
        boolean truncated) {

    static PathView of(LineagePath path) {
        return new PathView(
                path.from().toString(),
                path.to().toString(),
                path.direction().map(Words::of).orElse(null),
                path.nodes().stream().map(NodeId::toString).toList(),
                path.edges().stream().map(EdgeView::of).toList(),
                path.columnEdges().stream().map(ColumnEdgeView::of).toList(),
                path.watermark().toString(),
                path.truncated());
    }
}
