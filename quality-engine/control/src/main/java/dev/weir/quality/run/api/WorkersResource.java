package dev.weir.quality.run.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.contract.CheckRequest;
import dev.weir.quality.run.Run;
import dev.weir.quality.run.RunDesk;
import dev.weir.quality.run.RunSettings;
import dev.weir.quality.run.WorkerDesk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The processes that evaluate runs, and how they ask for work. */
@Path("/api/v1/workers")
public class WorkersResource {

    private final WorkerDesk workers;
    private final RunDesk runs;
    private final RunSettings settings;
    private final CurrentActor actor;

    WorkersResource(WorkerDesk workers, RunDesk runs, RunSettings settings, CurrentActor actor) {
        this.workers = workers;
        this.runs = runs;
        this.settings = settings;
        this.actor = actor;
    }

    /** A worker that offers itself. */
    public record NewWorker(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String engine,
            @Min(1) int cores) {}

    /** How a worker is to behave. Times in seconds. */
    public record Registered(UUID id, double leaseSeconds, double heartbeatSeconds, double pollSeconds) {}

    /** @param runId what it evaluates now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkerView(
            UUID id,
            String name,
            String engine,
            int cores,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"live", "lost"})
            String state,

            Instant registeredAt,
            Instant lastSeen,
            @Nullable UUID runId) {

        static WorkerView of(WorkerDesk.Seen seen) {
            var worker = seen.worker();
            return new WorkerView(
                    worker.id(),
                    worker.name(),
                    worker.engine(),
                    worker.cores(),
                    seen.live() ? "live" : "lost",
                    worker.registeredAt(),
                    worker.lastSeen(),
                    seen.runId().orElse(null));
        }
    }

    @POST
    @APIResponseSchema(value = Registered.class, responseCode = "201")
    public Response register(@NotNull @Valid NewWorker wanted) {
        var worker = workers.register(actor.get(), wanted.name(), wanted.engine(), wanted.cores());
        return Response.created(URI.create("/api/v1/workers/" + worker.id()))
                .entity(new Registered(
                        worker.id(),
                        settings.lease().toMillis() / 1000.0,
                        settings.heartbeat().toMillis() / 1000.0,
                        settings.poll().toMillis() / 1000.0))
                .build();
    }

    @GET
    public Page<WorkerView> list(@Valid @BeanParam PageRequest page) {
        return Page.of(workers.list(actor.get(), page), page.limit(), seen -> seen.worker()
                        .id()
                        .toString())
                .map(WorkerView::of);
    }

    @POST
    @Path("/{id}/claim")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = CheckRequest.class, responseCode = "200")
    @APIResponse(responseCode = "204", description = "There is nothing to do")
    public Response claim(UUID id) {
        return runs.claim(actor.get(), id)
                .map(Run::request)
                .map(request -> Response.ok(request).build())
                .orElseGet(() -> Response.noContent().build());
    }
}
