package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.intake.EventReading;
import dev.weir.lineage.marquez.LineageReader;
import dev.weir.lineage.marquez.api.NamespacesResource.JobsView;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Words;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All jobs, and single runs. */
@Path("/api/v1/jobs")
public class LineageJobsResource {

    /** A run of more events than these is shown by its first. */
    private static final int MOST_EVENTS = 1_000;

    private final LineageReader reader;
    private final EventReading events;
    private final CurrentActor actor;

    LineageJobsResource(LineageReader reader, EventReading events, CurrentActor actor) {
        this.reader = reader;
        this.events = events;
        this.actor = actor;
    }

    @GET
    public JobsView allJobs(@Valid @BeanParam SliceRequest slice) {
        return NamespacesResource.jobs(reader.as(actor.get()), Optional.empty(), slice);
    }

    @GET
    @Path("/runs/{id}")
    public RunView lineageRun(UUID id) {
        return RunView.of(reader.run(actor.get(), id), facets(id, Of.RUN));
    }

    @Schema(name = "LineageFacets")
    public record FacetsView(UUID runId, Map<String, JsonNode> facets) {}

    /** What facets are told of. */
    enum Of {
        RUN,
        JOB
    }

    /** As the run's events told them, the latest of each; gone with the events, after {@code weir.lineage.keep-events}. */
    @GET
    @Path("/runs/{id}/facets")
    public FacetsView runFacets(UUID id, @QueryParam("type") @DefaultValue("run") String type) {
        reader.run(actor.get(), id);
        return new FacetsView(id, facets(id, Words.parse("type", type, Of.class)));
    }

    // Oldest first: a later event overwrites.
    private SortedMap<String, JsonNode> facets(UUID run, Of of) {
        SortedMap<String, JsonNode> facets = new TreeMap<>();
        String field =
                switch (of) {
                    case RUN -> "run";
                    case JOB -> "job";
                };
        events.ofRun(actor.get(), run, MOST_EVENTS).forEach(opened -> opened.event()
                .path(field)
                .path("facets")
                .fields()
                .forEachRemaining(facet -> facets.put(facet.getKey(), facet.getValue())));
        return facets;
    }
}
