package dev.weir.catalog.arrival.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.catalog.arrival.Arrival;
import dev.weir.catalog.arrival.ArrivalIntake;
import dev.weir.catalog.arrival.ArrivalReader;
import dev.weir.catalog.arrival.ArrivalSource;
import dev.weir.catalog.arrival.DeadLetter;
import dev.weir.catalog.arrival.Part;
import dev.weir.catalog.arrival.Receipt;
import dev.weir.catalog.arrival.Sequencer;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Arrivals: to tell of them, and to see what became of them. */
@Path("/api/v1/arrivals")
public class ArrivalsResource {

    private final ArrivalIntake intake;
    private final ArrivalReader reader;
    private final ArrivalSource source;
    private final CurrentActor actor;

    ArrivalsResource(ArrivalIntake intake, ArrivalReader reader, ArrivalSource source, CurrentActor actor) {
        this.intake = intake;
        this.reader = reader;
        this.source = source;
        this.actor = actor;
    }

    /** Objects that came or went. The body may also be an S3 event notification, an event of EventBridge or of SNS. */
    public record NewArrivals(List<NewArrival> objects) {}

    /**
     * @param location {@code s3://bucket/key} or {@code file:///path}, not encoded
     * @param sequencer by which older events are told from newer ones; hexadecimal
     */
    public record NewArrival(
            String location,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"created", "deleted"})
            String event,

            @Nullable String versionId,
            @Nullable String sequencer,
            @Nullable Instant time) {}

    /**
     * What became of a message.
     *
     * @param accepted events that lead to a look
     * @param duplicates that came before
     * @param outdated events of objects of which a newer event had come before
     * @param ignored understood, but nothing to look at
     * @param rejected not understood, and not kept
     */
    @Schema(name = "ArrivalReceipt")
    public record ReceiptView(
            int accepted, int duplicates, int outdated, List<IgnoredView> ignored, List<RejectedView> rejected) {

        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(
                    receipt.accepted(),
                    receipt.duplicates(),
                    receipt.outdated(),
                    receipt.ignored().stream().map(IgnoredView::of).toList(),
                    receipt.rejected().stream().map(RejectedView::of).toList());
        }
    }

    /** @param pointer into the body; inside the text of an SNS message it goes on */
    @Schema(name = "IgnoredArrival")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IgnoredView(String pointer, @Nullable String location, String reason) {

        static IgnoredView of(Part.Ignored ignored) {
            return new IgnoredView(
                    ignored.pointer(), ignored.location().isEmpty() ? null : ignored.location(), ignored.reason());
        }
    }

    /** @param pointer into the body; inside the text of an SNS message it goes on */
    @Schema(name = "RejectedArrival")
    public record RejectedView(String pointer, String reason) {

        static RejectedView of(Part.Poison poison) {
            return new RejectedView(poison.pointer(), poison.reason());
        }
    }

    /**
     * An event that was acknowledged.
     *
     * @param prefix of the table that the object belongs to, below the lake's root
     * @param source {@code api}, or {@code sqs:} and the name of the queue
     * @param occurredAt by the sender's clock
     * @param attempts how many crawls because of it have failed
     * @param crawlId the crawl that looks, or has looked
     * @param settledAt when it was done with
     * @param error of the last crawl that failed
     */
    @Schema(name = "Arrival")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ArrivalView(
            UUID id,
            String lake,
            String prefix,
            String location,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"created", "deleted"})
            String event,

            @Nullable String versionId,
            @Nullable String sequencer,
            String source,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"waiting", "looking", "done", "outdated", "dead"})
            String state,

            @Nullable Instant occurredAt,
            Instant receivedAt,
            int attempts,
            @Nullable UUID crawlId,
            @Nullable Instant settledAt,
            @Nullable String error) {

        static ArrivalView of(Arrival arrival) {
            return new ArrivalView(
                    arrival.id(),
                    arrival.lake(),
                    arrival.prefix(),
                    arrival.event().location(),
                    arrival.event().kind().wireName(),
                    arrival.event().versionId().isEmpty()
                            ? null
                            : arrival.event().versionId(),
                    arrival.event().sequencer().map(Sequencer::value).orElse(null),
                    arrival.source(),
                    arrival.state().wireName(),
                    arrival.event().occurredAt().orElse(null),
                    arrival.receivedAt(),
                    arrival.attempts(),
                    arrival.crawlId().orElse(null),
                    arrival.settledAt().orElse(null),
                    arrival.error().orElse(null));
        }
    }

    /**
     * Something that was sent and led to nothing.
     *
     * @param location of the object; absent if it could not be told
     * @param pointer where in its message the nonsense was
     * @param body what could not be understood, as a message of its own
     * @param arrivalId of what could not be looked at
     */
    @Schema(name = "DeadLetter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeadLetterView(
            UUID id,
            Instant diedAt,
            String source,
            @Nullable String location,
            @Nullable String pointer,
            String reason,
            @Nullable String body,
            @Nullable UUID arrivalId) {

        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(
                    letter.id(),
                    letter.diedAt(),
                    letter.source(),
                    letter.location().orElse(null),
                    letter.pointer().orElse(null),
                    letter.reason(),
                    letter.body().orElse(null),
                    letter.arrivalId().orElse(null));
        }
    }

    /**
     * How far behind the catalog is.
     *
     * @param waiting arrivals for which no crawl was asked for yet
     * @param looking arrivals for which one was that has not ended
     * @param deadLetters what was sent and led to nothing
     * @param lagSeconds since when the oldest of those waiting or looking is here
     * @param sources where this replica fetches arrivals from
     */
    public record ArrivalStatus(
            long waiting, long looking, long deadLetters, double lagSeconds, List<SourceView> sources) {}

    /**
     * @param since when it began, or ceased, to answer
     * @param messages received since the service started
     * @param error why it does not answer
     */
    @Schema(name = "ArrivalSource")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SourceView(
            String name,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"receiving", "unreachable"})
            String state,

            Instant since,
            long messages,
            @Nullable String error) {

        static SourceView of(ArrivalSource.Health health) {
            return new SourceView(
                    health.name(),
                    health.receiving() ? "receiving" : "unreachable",
                    health.since(),
                    health.messages(),
                    health.error().orElse(null));
        }
    }

    @POST
    @RequestBody(content = @Content(schema = @Schema(implementation = NewArrivals.class)))
    @APIResponseSchema(value = ReceiptView.class, responseCode = "202")
    public Response accept(@NotNull JsonNode message) {
        return Response.accepted(ReceiptView.of(intake.accept(actor.get(), message)))
                .build();
    }

    @GET
    public Page<ArrivalView> list(
            @QueryParam("lake") Optional<String> lake,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"waiting", "looking", "done", "outdated", "dead"}))
                    @QueryParam("state")
                    Optional<String> state,
            @Valid @BeanParam PageRequest page) {
        Optional<Arrival.State> inState = state.map(wanted -> Words.parse("state", wanted, Arrival.State.class));
        return Page.of(reader.list(actor.get(), lake, inState, page), page.limit(), arrival -> arrival.id()
                        .toString())
                .map(ArrivalView::of);
    }

    @GET
    @Path("/status")
    public ArrivalStatus status() {
        ArrivalReader.Standing standing = reader.standing(actor.get());
        return new ArrivalStatus(
                standing.waiting(),
                standing.looking(),
                standing.dead(),
                standing.lag().toMillis() / 1000.0,
                source.health().stream().map(SourceView::of).toList());
    }

    @GET
    @Path("/dead-letters")
    public Page<DeadLetterView> deadLetters(@Valid @BeanParam PageRequest page) {
        return Page.of(reader.deadLetters(actor.get(), page), page.limit(), letter -> letter.id()
                        .toString())
                .map(DeadLetterView::of);
    }

    @POST
    @Path("/dead-letters/{id}/retry")
    @APIResponseSchema(value = ReceiptView.class, responseCode = "202")
    public Response retry(UUID id) {
        return Response.accepted(ReceiptView.of(intake.retry(actor.get(), id))).build();
    }
}
