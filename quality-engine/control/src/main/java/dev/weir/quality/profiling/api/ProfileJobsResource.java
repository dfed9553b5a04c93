package dev.weir.quality.profiling.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.contract.ProfileReport;
import dev.weir.quality.contract.ProfileRequest;
import dev.weir.quality.profiling.Profile;
import dev.weir.quality.profiling.ProfileDesk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** How workers ask for profiles to make, and hand them in. */
@Path("/api/v1/profile-jobs")
public class ProfileJobsResource {

    private final ProfileDesk desk;
    private final CurrentActor actor;

    ProfileJobsResource(ProfileDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /** A worker's sign of life. */
    @Schema(name = "ProfileHeartbeat")
    public record Heartbeat(@NotNull UUID worker, @Min(1) int attempt) {}

    /** Until when the profile belongs to the worker. */
    @Schema(name = "ProfileLease")
    public record Lease(Instant leaseUntil) {}

    @POST
    @Path("/claim")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = ProfileRequest.class, responseCode = "200")
    @APIResponse(responseCode = "204", description = "There is nothing to do")
    public Response claim(@NotNull @QueryParam("worker") UUID worker) {
        return desk.claim(actor.get(), worker)
                .map(Profile::request)
                .map(request -> Response.ok(request).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/heartbeat")
    public Lease heartbeat(UUID id, @NotNull @Valid Heartbeat alive) {
        return new Lease(desk.heartbeat(actor.get(), id, alive.worker(), alive.attempt()));
    }

    @POST
    @Path("/{id}/report")
    public void report(UUID id, @NotNull @QueryParam("worker") UUID worker, @NotNull ProfileReport report) {
        desk.report(actor.get(), id, worker, report);
    }
}
