package dev.weir.lineage.marquez.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.lineage.intake.EventLog.Order;
import dev.weir.lineage.intake.EventLog.Slice;
import dev.weir.lineage.intake.EventReading;
import dev.weir.lineage.intake.EventReading.Opened;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The events, word for word. */
@Path("/api/v1/events/lineage")
public class LineageEventListResource {

    private final EventReading events;
    private final CurrentActor actor;

    LineageEventListResource(EventReading events, CurrentActor actor) {
        this.events = events;
        this.actor = actor;
    }

    /** @param totalCount of these and of those before them; one more if there are more */
    @Schema(name = "LineageEvents")
    public record EventsView(List<JsonNode> events, long totalCount) {}

    @GET
    public EventsView lineageEvents(
            @QueryParam("before") Optional<String> before,
            @QueryParam("after") Optional<String> after,
            @QueryParam("sortDirection") @DefaultValue("desc") String sortDirection,
            @Valid @BeanParam SliceRequest slice) {
        List<Opened> found = events.list(
                actor.get(),
                new Slice(
                        before.map(text -> instant("before", text)),
                        after.map(text -> instant("after", text)),
                        order(sortDirection),
                        slice.limit + 1,
                        slice.offset));
        return new EventsView(
                found.stream().limit(slice.limit).map(Opened::event).toList(), slice.offset + (long) found.size());
    }

    private static Order order(String direction) {
        if (direction.equalsIgnoreCase("asc")) {
            return Order.OLDEST_FIRST;
        }
        if (direction.equalsIgnoreCase("desc")) {
            return Order.NEWEST_FIRST;
        }
        throw new InvalidParameter("sortDirection", "is asc or desc, not " + direction);
    }

    private static Instant instant(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new InvalidParameter(parameter, "is a time such as 2024-10-27T08:00:00Z, not " + text);
        }
    }
}
