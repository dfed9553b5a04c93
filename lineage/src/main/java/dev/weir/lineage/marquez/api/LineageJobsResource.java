package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.intake.EventReading;
import dev.weir.lineage.marquez.Catalogue;
import dev.weir.lineage.marquez.LineageReader;
import dev.weir.lineage.marquez.api.NamespacesResource.JobsView;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.dataset.DatasetName;
import dev.weir.platform.page.Words;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    public JobsView allJobs(@BeanParam StateRequest states, @Valid @BeanParam SliceRequest slice) {
        return NamespacesResource.jobs(
                reader.as(actor.get()), new Catalogue.Jobs(Optional.empty(), states.states()), slice);
    }

    @GET
    @Path("/runs/{id}")
    public RunView lineageRun(UUID id) {
        Catalogue.Run run = reader.run(actor.get(), id);
        ToldInRun told = told(id);
        Set<DatasetName> names = new HashSet<>(told.inputs().keySet());
        names.addAll(told.outputs().keySet());
        return RunView.of(run, told.named(reader.as(actor.get()).standing(names)));
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
        ToldInRun told = told(id);
        return new FacetsView(
                id,
                switch (Words.parse("type", type, Of.class)) {
                    case RUN -> told.run();
                    case JOB -> told.job();
                });
    }

    private ToldInRun told(UUID run) {
        return ToldInRun.of(events.ofRun(actor.get(), run, MOST_EVENTS).stream()
                .map(EventReading.Opened::event)
                .toList());
    }
}
