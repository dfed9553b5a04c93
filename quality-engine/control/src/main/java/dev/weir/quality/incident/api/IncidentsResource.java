package dev.weir.quality.incident.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.incident.Incident;
import dev.weir.quality.incident.IncidentDesk;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Incidents: datasets whose batches do not come through their gates. */
@Path("/api/v1/incidents")
public class IncidentsResource {

    private final IncidentDesk desk;
    private final CurrentActor actor;

    IncidentsResource(IncidentDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /**
     * An incident. In lists, {@code batches} is left out.
     *
     * @param reason why the latest batch was turned away or held
     * @param failures how many batches were
     * @param closedBy a person, or {@code weir} if a later batch was published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IncidentView(
            UUID id,
            String ruleset,
            String lake,
            String dataset,
            @Nullable String owner,
            @Schema(enumeration = {"open", "closed"}) String state,
            Instant openedAt,
            String reason,
            long failures,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String closedFor,
            @Nullable List<FailedBatch> batches) {

        static IncidentView line(Incident incident) {
            return of(incident, null);
        }

        static IncidentView of(IncidentDesk.Story story) {
            return of(
                    story.incident(),
                    story.failures().stream()
                            .map(failure -> new FailedBatch(
                                    failure.batch(),
                                    failure.state(),
                                    failure.reason(),
                                    failure.cause().orElse(null),
                                    failure.at()))
                            .toList());
        }

        private static IncidentView of(Incident incident, @Nullable List<FailedBatch> batches) {
            return new IncidentView(
                    incident.id(),
                    incident.ruleset(),
                    incident.lake(),
                    incident.dataset(),
                    incident.owner().orElse(null),
                    Words.of(incident.state()),
                    incident.openedAt(),
                    incident.reason(),
                    incident.failures(),
                    incident.closedAt().orElse(null),
                    incident.closedBy().orElse(null),
                    incident.closedFor().orElse(null),
                    batches);
        }
    }

    /** A batch that was turned away, or that nobody could decide about. @param cause why, most likely */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FailedBatch(
            UUID id,
            @Schema(enumeration = {"quarantined", "held"}) String state,
            String reason,
            @Nullable String cause,
            Instant at) {}

    /** Why, for whoever reads the audit trail. */
    public record CloseReason(@NotBlank @Size(max = 2000) String reason) {}

    @GET
    public Page<IncidentView> list(
            @QueryParam("state")
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"open", "closed"})
                    Optional<String> state,
            @QueryParam("ruleset") Optional<String> ruleset,
            @Valid @BeanParam PageRequest page) {
        Optional<Incident.State> wanted = state.map(word -> Words.parse("state", word, Incident.State.class));
        return Page.of(desk.list(actor.get(), wanted, ruleset, page), page.limit(), incident -> incident.id()
                        .toString())
                .map(IncidentView::line);
    }

    @GET
    @Path("/{id}")
    public IncidentView get(UUID id) {
        return IncidentView.of(desk.get(actor.get(), id));
    }

    @POST
    @Path("/{id}/close")
    public IncidentView close(UUID id, @NotNull @Valid CloseReason why) {
        return IncidentView.of(desk.close(actor.get(), id, why.reason()));
    }
}
