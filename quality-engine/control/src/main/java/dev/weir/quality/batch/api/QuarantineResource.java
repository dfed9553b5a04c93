package dev.weir.quality.batch.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Words;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.BatchIntake;
import dev.weir.quality.batch.BatchReader;
import dev.weir.quality.batch.QuarantineDesk;
import dev.weir.quality.batch.Replay;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What becomes of that which a batch has in quarantine. Asked for again by the same actor for the same reason, nothing changes. */
@Path("/api/v1/batches/{id}")
public class QuarantineResource {

    private final QuarantineDesk desk;
    private final BatchIntake intake;
    private final BatchReader reader;
    private final CurrentActor actor;

    QuarantineResource(QuarantineDesk desk, BatchIntake intake, BatchReader reader, CurrentActor actor) {
        this.desk = desk;
        this.intake = intake;
        this.reader = reader;
        this.actor = actor;
    }

    /** Why, for whoever reads the audit trail. */
    public record QuarantineReason(
            @NotBlank @Size(max = 2000) String reason) {}

    /**
     * A repaired batch.
     *
     * @param path folder below the root of the lake; the folder of the earlier batch if it is not given
     * @param scope {@code whole}, which holds if it is not given: the repaired batch has all rows, and replaces what was
     *     published of the earlier one; {@code rest}: it has only those that were turned away
     */
    public record NewReplay(
            @Nullable @Size(min = 1) String path,

            @Nullable @Schema(enumeration = {"whole", "rest"})
            String scope,

            @NotBlank @Size(max = 2000) String reason) {}

    /** Publishes what is in quarantine after all; or asks for it, if the ruleset wants a second person. */
    @POST
    @Path("/release")
    public BatchView release(UUID id, @NotNull @Valid QuarantineReason why) {
        return view(desk.release(actor.get(), id, why.reason()));
    }

    @POST
    @Path("/release/approve")
    @Consumes(MediaType.WILDCARD)
    public BatchView approve(UUID id) {
        return view(desk.approve(actor.get(), id));
    }

    @POST
    @Path("/release/refuse")
    public BatchView refuse(UUID id, @NotNull @Valid QuarantineReason why) {
        return view(desk.refuse(actor.get(), id, why.reason()));
    }

    /** Deletes what is in quarantine, for good. */
    @POST
    @Path("/discard")
    public BatchView discard(UUID id, @NotNull @Valid QuarantineReason why) {
        return view(desk.discard(actor.get(), id, why.reason()));
    }

    /** Receives a repaired batch in place of this one. */
    @POST
    @Path("/replay")
    @APIResponseSchema(value = BatchView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "This repaired batch was received before")
    public Response replay(UUID id, @NotNull @Valid NewReplay wanted) {
        Replay.Scope scope =
                wanted.scope() == null ? Replay.Scope.WHOLE : Words.parse("scope", wanted.scope(), Replay.Scope.class);
        var received = intake.replay(actor.get(), id, Optional.ofNullable(wanted.path()), scope, wanted.reason());
        BatchView view = BatchView.of(received.batch());
        return received.added()
                ? Response.created(URI.create("/api/v1/batches/" + view.id()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    private BatchView view(Batch batch) {
        var story = reader.get(actor.get(), batch.id());
        return BatchView.of(story);
    }
}
