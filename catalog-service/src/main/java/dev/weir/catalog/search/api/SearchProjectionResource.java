package dev.weir.catalog.search.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.search.SearchProjection;
import dev.weir.catalog.search.SearchProjection.State;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The index of the replica that answers. */
@Path("/api/v1/projections/search")
public class SearchProjectionResource {

    private final SearchProjection projection;
    private final CurrentActor actor;

    SearchProjectionResource(SearchProjection projection, CurrentActor actor) {
        this.projection = projection;
        this.actor = actor;
    }

    /**
     * What this replica has.
     *
     * @param watermark null while there is no index, and the database answers
     * @param documents columns too
     * @param building a new one is being made beside it
     * @param builtAt when an index was made last, since this replica was started
     */
    @Schema(name = "SearchProjectionState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StateView(
            @Nullable String watermark,
            int documents,
            boolean building,
            @Nullable Instant builtAt,
            @Nullable Long builtInMillis) {
        static StateView of(State state) {
            return new StateView(
                    state.watermark().map(Object::toString).orElse(null),
                    state.documents(),
                    state.building(),
                    state.built().map(SearchProjection.Built::at).orElse(null),
                    state.built().map(SearchProjection.Built::millis).orElse(null));
        }
    }

    @GET
    public StateView state() {
        return StateView.of(projection.state(actor.get()));
    }
}
