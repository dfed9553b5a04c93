package dev.weir.quality.run.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.contract.CheckReport;
import dev.weir.quality.run.Run;
import dev.weir.quality.run.RunDesk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Evaluations of batches. */
@Path("/api/v1/runs")
public class RunsResource {

    private final RunDesk desk;
    private final CurrentActor actor;

    RunsResource(RunDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /** A worker's sign of life. */
    public record Heartbeat(@NotNull UUID worker, @Min(1) int attempt) {}

    /** Until when the run belongs to the worker. */
    public record Lease(Instant leaseUntil) {}

    @GET
    public Page<RunView> list(
            @QueryParam("state")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"queued", "running", "reported", "abandoned"})
                    Optional<String> state,
            @Valid @BeanParam PageRequest page) {
        Optional<Run.State> wanted = state.map(word -> Words.parse("state", word, Run.State.class));
        return Page.of(desk.list(actor.get(), wanted, page), page.limit(), run -> run.id()
                        .toString())
                .map(RunView::of);
    }

    @GET
    @Path("/{id}")
    public RunView get(UUID id) {
        return RunView.of(desk.get(actor.get(), id));
    }

    @POST
    @Path("/{id}/heartbeat")
    public Lease heartbeat(UUID id, @NotNull @Valid Heartbeat alive) {
        return new Lease(desk.heartbeat(actor.get(), id, alive.worker(), alive.attempt()));
    }

    @POST
    @Path("/{id}/report")
    public RunView report(UUID id, @NotNull @QueryParam("worker") UUID worker, @NotNull CheckReport report) {
        return RunView.of(desk.report(actor.get(), id, worker, report));
    }
}
