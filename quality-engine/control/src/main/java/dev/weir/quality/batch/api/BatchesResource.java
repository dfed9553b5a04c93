package dev.weir.quality.batch.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.batch.Batch;
import dev.weir.quality.batch.BatchIntake;
import dev.weir.quality.batch.BatchReader;
import dev.weir.quality.batch.BatchReader.Values;
import dev.weir.quality.batch.Batches;
import dev.weir.quality.batch.ShownRow;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

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
        BatchView view = BatchView.of(received.batch());
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
                                "quarantined",
                                "releasing",
                                "released",
                                "discarding",
                                "discarded",
                                "replayed"
                            })
                    Optional<String> state,
            @QueryParam("ruleset") Optional<String> ruleset,
            @QueryParam("dataset") Optional<String> dataset,
            @QueryParam("withFailures") @DefaultValue("false") boolean withFailures,
            @QueryParam("awaitingApproval") @DefaultValue("false") boolean awaitingApproval,
            @Valid @BeanParam PageRequest page) {
        var filter = new Batches.Filter(
                state.map(word -> Words.parse("state", word, Batch.State.class)),
                ruleset,
                dataset,
                withFailures,
                awaitingApproval);
        return Page.of(reader.list(actor.get(), filter, page), page.limit(), batch -> batch.id()
                        .toString())
                .map(BatchView::line);
    }

    @GET
    @Path("/{id}")
    public BatchView get(UUID id) {
        var story = reader.get(actor.get(), id);
        return BatchView.of(story);
    }

    /**
     * A row that broke at least one rule.
     *
     * @param ruleIds the rules it broke; empty for a line that could not be read
     * @param values column name to value as text, in the order of the columns; a null value is null
     * @param masked the columns whose values are hidden, because they look like or are tagged as personal data, bank
     *     accounts or secrets
     */
    @Schema(name = "FailingRow")
    public record FailingRowView(
            List<String> ruleIds, List<String> reasons, Map<String, @Nullable String> values, List<String> masked) {

        static FailingRowView of(ShownRow shown) {
            return new FailingRowView(
                    shown.row().ruleIds(), shown.row().reasons(), shown.row().values(), shown.masked());
        }
    }

    /** @param reveal shows the values of sensitive columns, too; it needs a permission of its own, and is audited */
    @GET
    @Path("/{id}/failing-rows")
    public Page<FailingRowView> failingRows(
            UUID id, @QueryParam("reveal") @DefaultValue("false") boolean reveal, @Valid @BeanParam PageRequest page) {
        Values values = reveal ? Values.REVEALED : Values.MASKED;
        return Page.of(
                        reader.failingRows(actor.get(), id, values, page),
                        page.limit(),
                        row -> Integer.toString(row.n()))
                .map(FailingRowView::of);
    }
}
