package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.Influence;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.platform.page.Words;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that a job reads, or a job that writes a dataset.
 *
 * @param job the one of both that is a job
 * @param kinds how columns go through; empty where the job told no column lineage
 * @param masked whether every value that goes on is masked
 * @param firstSeen when it was first told
 * @param lastSeen when it was last told
 * @param endedAt since when the job does so no more; absent while it does
 * @param run that told it last, at the time that was asked for; absent if a job was declared without a run
 */
@Schema(name = "LineageEdge")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EdgeView(
        String from,
        String to,
        String job,
        List<String> kinds,
        boolean masked,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant endedAt,
        @Nullable UUID run) {

    public static EdgeView of(Edge edge) {
        return new EdgeView(
                edge.from().toString(),
                edge.to().toString(),
                edge.job().toString(),
                words(edge.kinds()),
                edge.masked(),
                edge.seen().first(),
                edge.seen().last(),
                edge.seen().ended().orElse(null),
                edge.seen().run().orElse(null));
    }

    static List<String> words(Set<Influence> kinds) {
        return kinds.stream().map(Words::of).toList();
    }
}
