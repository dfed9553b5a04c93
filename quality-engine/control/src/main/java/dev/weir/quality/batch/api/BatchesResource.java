package dev.weir.quality.batch.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.BatchIntake;
import dev.weir.quality.batch.BatchReader;
import dev.weir.quality.batch.Batches;
import dev.weir.quality.contract.CheckReport.FailingRow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Batches: data that arrived together and is judged together. */
@Path("/api/v1/batches")
public class BatchesResource {

    private final BatchIntake intake;
    private final BatchReader reader;
    private final CurrentActor actor;

    BatchesResource(BatchIntake intake, BatchReader reader, CurrentActor actor) {
        this.intake = intake;
        this.reader = reader;
        this.actor = actor;
    }

    /** @param path folder below the root of the ruleset's lake, such as {@code landing/crm/contacts/2026-10-27/} */
    public record NewBatch(
            @NotBlank String ruleset, @NotBlank String path) {}

    @POST
    @APIResponseSchema(value = BatchView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "These very objects were received before")
    public Response receive(@NotNull @Valid NewBatch wanted) {
        var received = intake.receive(actor.get(), wanted.ruleset(), wanted.path());
        BatchView view = BatchView.of(received.batch(), List.of());
        return received.added()
                ? Response.created(URI.create("/api/v1/batches/" + view.id()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    public Page<BatchView> list(
            @QueryParam("state")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "received",
                                "checking",
                                "publishing",
                                "quarantining",
                                "held",
                                "published",
                                "quarantined"
                            })
                    Optional<String> state,
            @QueryParam("ruleset") Optional<String> ruleset,
            @QueryParam("dataset") Optional<String> dataset,
            @QueryParam("withFailures") @DefaultValue("false") boolean withFailures,
            @Valid @BeanParam PageRequest page) {
        var filter = new Batches.Filter(
                state.map(word -> Words.parse("state", word, Batch.State.class)), ruleset, dataset, withFailures);
        return Page.of(reader.list(actor.get(), filter, page), page.limit(), batch -> batch.id()
                        .toString())
                .map(BatchView::line);
    }

    @GET
    @Path("/{id}")
    public BatchView get(UUID id) {
        var story = reader.get(actor.get(), id);
        return BatchView.of(story.batch(), story.steps());
    }

    @GET
    @Path("/{id}/failing-rows")
    public Page<FailingRow> failingRows(UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(reader.failingRows(actor.get(), id, page), page.limit(), row -> Integer.toString(row.n()))
                .map(Batches.NumberedRow::row);
    }
}
