package dev.weir.catalog.search.api;

import dev.weir.catalog.search.SearchProjection;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A verb of its own, behind a colon. */
@Path("/api/v1/projections/search:rebuild")
public class SearchRebuildResource {

    private final SearchProjection projection;
    private final CurrentActor actor;

    SearchRebuildResource(SearchProjection projection, CurrentActor actor) {
        this.projection = projection;
        this.actor = actor;
    }

    /** Has the replica that answers make its index anew, beside the one that goes on answering. */
    @POST
    public void rebuild() {
        projection.rebuild(actor.get());
    }
}
