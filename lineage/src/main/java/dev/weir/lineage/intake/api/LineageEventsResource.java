package dev.weir.lineage.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.event.EventId;
import dev.weir.lineage.intake.EventIntake;
import dev.weir.lineage.intake.EventIntake.Failed;
import dev.weir.lineage.intake.EventIntake.Receipt;
import dev.weir.lineage.intake.EventReading;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * OpenLineage events, as its clients send them.
 *
 * @see <a href="https://openlineage.io/apidocs/openapi/">OpenLineage's API</a>
 */
@Path("/api/v1/lineage")
public class LineageEventsResource {

    private static final int CREATED = 201;

    private final EventIntake intake;
    private final EventReading events;
    private final dev.weir.lineage.intake.api.RequestBody body;
    private final CurrentActor actor;

    LineageEventsResource(
            EventIntake intake, EventReading events, dev.weir.lineage.intake.api.RequestBody body, CurrentActor actor) {
        this.intake = intake;
        this.events = events;
        this.body = body;
        this.actor = actor;
    }

    /** A RunEvent, JobEvent or DatasetEvent. It is kept when this answers 201; the graph follows within moments. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, description = "an OpenLineage event")))
    @APIResponse(responseCode = "201", description = "kept")
    public Response sendLineage(@HeaderParam("Content-Encoding") Optional<String> encoding, InputStream event) {
        intake.take(actor.get(), body.read(encoding.orElse(null), event));
        return Response.status(CREATED).build();
    }

    /**
     * What became of a batch.
     *
     * @param status {@code success}, or {@code partial_success} if some were not taken
     */
    @Schema(name = "LineageBatchReceipt")
    public record BatchReceipt(
            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"success", "partial_success"})
            String status,

            BatchSummary summary,
            @JsonProperty("failed_events") List<FailedEvent> failedEvents) {

        static BatchReceipt of(Receipt receipt) {
            int failed = receipt.failed().size();
            return new BatchReceipt(
                    failed == 0 ? "success" : "partial_success",
                    new BatchSummary(receipt.received(), receipt.received() - failed, failed, 0, failed),
                    receipt.failed().stream().map(FailedEvent::of).toList());
        }
    }

    @Schema(name = "LineageBatchSummary")
    public record BatchSummary(
            int received,
            int successful,
            int failed,
            int retriable,
            @JsonProperty("non_retriable") int nonRetriable) {}

    /**
     * @param index in the batch, from 0
     * @param reason a JSON pointer into the event, and what is wrong there
     * @param retriable whether sending the same again can help
     */
    @Schema(name = "FailedLineageEvent")
    public record FailedEvent(int index, String reason, boolean retriable) {

        static FailedEvent of(Failed failed) {
            return new FailedEvent(failed.index(), failed.reason(), false);
        }
    }

    /** An array of events. 204: all are kept. 200: those that are not in {@code failed_events} are. */
    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
    @APIResponse(responseCode = "204", description = "all are kept")
    @APIResponseSchema(value = BatchReceipt.class, responseCode = "200")
    public Response sendLineageBatch(@HeaderParam("Content-Encoding") Optional<String> encoding, InputStream batch) {
        Receipt receipt = intake.takeBatch(actor.get(), body.read(encoding.orElse(null), batch));
        return receipt.failed().isEmpty()
                ? Response.noContent().build()
                : Response.ok(BatchReceipt.of(receipt)).build();
    }

    /** @param event word for word */
    @Schema(name = "LineageEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventView(String id, Instant at, Instant receivedAt, JsonNode event) {

        static EventView of(EventReading.Opened opened) {
            return new EventView(
                    opened.kept().id().toString(),
                    opened.kept().at(),
                    opened.kept().receivedAt(),
                    opened.event());
        }
    }

    @GET
    @Path("/events/{id}")
    public EventView lineageEvent(String id) {
        return EventView.of(events.get(actor.get(), parse(id)));
    }

    private static EventId parse(String id) {
        try {
            return EventId.parse(id);
        } catch (IllegalArgumentException nonsense) {
            throw new InvalidParameter("id", "is a day and a hash, 2024-10-27-0123456789abcdef0123456789abcdef");
        }
    }
}
