package dev.weir.lineage.propagation.api;

import dev.weir.lineage.propagation.Propagation;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tags that should follow the values of their columns. */
@Path("/api/v1/lineage/tag-flows")
public class TagFlowsResource {

    private final Propagation propagation;
    private final CurrentActor actor;

    TagFlowsResource(Propagation propagation, CurrentActor actor) {
        this.propagation = propagation;
        this.actor = actor;
    }

    @Schema(name = "TagFlows")
    public record TagFlows(List<TagFlowView> flows) {}

    /** @param opened how many proposals are new; decide them under /api/v1/tag-proposals */
    @Schema(name = "TagFlowsProposed")
    public record TagFlowsProposed(int opened) {}

    @GET
    @Operation(
            description =
                    "What would be proposed now: tags of columns along column lineage that carries values over unmasked."
                            + " Tags that are decided, proposed or rejected are left out.")
    public TagFlows plan(
            @QueryParam("namespace") Optional<String> namespace, @QueryParam("name") Optional<String> name) {
        return new TagFlows(propagation.plan(actor.get(), dataset(namespace, name)).stream()
                .map(TagFlowView::of)
                .toList());
    }

    @POST
    @Operation(description = "Proposes all of that. No tag is set before somebody accepts its proposal.")
    public TagFlowsProposed propose(
            @QueryParam("namespace") Optional<String> namespace, @QueryParam("name") Optional<String> name) {
        return new TagFlowsProposed(propagation.propose(actor.get(), dataset(namespace, name)));
    }

    private static Optional<DatasetName> dataset(Optional<String> namespace, Optional<String> name) {
        if (namespace.isPresent() != name.isPresent()) {
            throw new InvalidParameter(
                    namespace.isPresent() ? "name" : "namespace", "is needed where the other one is given");
        }
        return namespace.map(given -> new DatasetName(given, name.orElse("")));
    }
}
