package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Seen;
import dev.weir.lineage.graph.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A column that enters another one.
 *
 * @param job absent from a dataset as a whole ({@code column:<namespace>:<name>#}) to a column of it
 * @param kinds told without masking: identity, transformation, aggregation, direct (values go on), join, group-by, filter,
 *     sort, window, conditional, indirect (a decision does), whole (of a dataset as a whole)
 * @param maskedKinds told with masking
 * @param direct whether values go on
 * @param masked whether all that go on are masked
 */
@Schema(name = "LineageColumnEdge")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnEdgeView(
        String from,
        String to,
        @Nullable String job,
        List<String> kinds,
        List<String> maskedKinds,
        boolean direct,
        boolean masked,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable Instant endedAt,
        @Nullable UUID run) {

    public static ColumnEdgeView of(ColumnEdge edge) {
        return new ColumnEdgeView(
                edge.from().toString(),
                edge.to().toString(),
                edge.job().map(NodeId::toString).orElse(null),
                EdgeView.words(edge.kinds()),
                EdgeView.words(edge.maskedKinds()),
                edge.direct(),
                edge.masked(),
                edge.seen().map(Seen::first).orElse(null),
                edge.seen().map(Seen::last).orElse(null),
                edge.seen().flatMap(Seen::ended).orElse(null),
                edge.seen().flatMap(Seen::run).orElse(null));
    }
}
