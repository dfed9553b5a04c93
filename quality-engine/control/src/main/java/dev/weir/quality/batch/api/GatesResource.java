package dev.weir.quality.batch.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.BatchReader;
import dev.weir.quality.batch.GateRun;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Gates, for orchestrators: a batch in, a verdict out. */
@Path("/api/v1/gates")
public class GatesResource {

    private static final int USUAL_WAIT = 60;

    private final GateRun gate;
    private final BatchReader reader;
    private final CurrentActor actor;

    GatesResource(GateRun gate, BatchReader reader, CurrentActor actor) {
        this.gate = gate;
        this.reader = reader;
        this.actor = actor;
    }

    /**
     * @param path folder below the root of the ruleset's lake
     * @param waitSeconds how long to wait for the verdict, 60 if it is not given; 0 answers at once
     */
    @Schema(name = "GateOrder")
    public record Order(
            @NotBlank String path,
            @Nullable @Min(0) @Max(300) Integer waitSeconds) {}

    /** @param items at most one of a ruleset; a ruleset that never met a batch has none */
    @Schema(name = "LatestBatches")
    public record Latest(List<BatchView> items) {}

    /** The latest batch of each of the rulesets that are named. */
    @GET
    public Latest latest(@QueryParam("ruleset") @Size(max = 500) List<String> rulesets) {
        return new Latest(reader.latestOf(actor.get(), Set.copyOf(rulesets)).stream()
                .map(BatchView::line)
                .toList());
    }

    @POST
    @Path("/{name}:run")
    @APIResponseSchema(value = BatchView.class, responseCode = "200")
    @APIResponse(responseCode = "202", description = "There is no verdict yet: ask for the batch at Location")
    public Response run(String name, @NotNull @Valid Order order) {
        int wait = order.waitSeconds() == null ? USUAL_WAIT : order.waitSeconds();
        Batch batch = gate.run(actor.get(), name, order.path(), Duration.ofSeconds(wait));
        BatchView view = BatchView.of(reader.brief(batch));
        return GateRun.isOnItsWay(batch)
                ? Response.accepted(view)
                        .location(URI.create("/api/v1/batches/" + batch.id()))
                        .build()
                : Response.ok(view).build();
    }
}
