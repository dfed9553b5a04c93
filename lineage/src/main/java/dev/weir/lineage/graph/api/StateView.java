package dev.weir.lineage.graph.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.graph.CurrentGraph.State;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What this replica has in memory.
 *
 * @param loaded false while it reads the graph for the first time; then all else is absent
 * @param loadMillis how long that took the last time
 */
@Schema(name = "LineageGraphState")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StateView(
        boolean loaded,
        @Nullable String watermark,
        @Nullable Instant loadedAt,
        @Nullable Long loadMillis,
        @Nullable Integer datasets,
        @Nullable Integer jobs,
        @Nullable Integer shapes) {

    static StateView of(Optional<State> state) {
        return state.map(known -> new StateView(
                        true,
                        known.watermark().toString(),
                        known.loaded().at(),
                        known.loaded().millis(),
                        known.datasets(),
                        known.jobs(),
                        known.shapes()))
                .orElse(new StateView(false, null, null, null, null, null, null));
    }
}
