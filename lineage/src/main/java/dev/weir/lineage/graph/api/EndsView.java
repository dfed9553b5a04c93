package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.KnownDatasets.Known;
import dev.weir.lineage.graph.LineageEnds;
import dev.weir.platform.dataset.DatasetName;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Datasets at the edge of the graph.
 *
 * @param continuation for those that come next; absent at the end
 */
@Schema(name = "LineageEnds")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndsView(
        List<NodeView> nodes,
        String watermark,
        boolean truncated,
        @Nullable String continuation) {

    static EndsView of(LineageEnds ends, Map<DatasetName, Known> known) {
        return new EndsView(
                ends.nodes().stream().map(node -> NodeView.of(node, known)).toList(),
                ends.watermark().toString(),
                ends.truncated(),
                ends.next().map(next -> Long.toString(next)).orElse(null));
    }
}
