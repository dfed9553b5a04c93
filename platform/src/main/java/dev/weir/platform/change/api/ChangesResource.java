package dev.weir.platform.change.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.platform.access.Access;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The change feed, for readers outside of Weir. */
@Path("/api/v1/changes")
public class ChangesResource {

    private final ChangeFeed feed;
    private final Access access;
    private final CurrentActor actor;

    ChangesResource(ChangeFeed feed, Access access, CurrentActor actor) {
        this.feed = feed;
        this.access = access;
        this.actor = actor;
    }

    /** One change. */
    public record ChangeView(
            String watermark,
            Instant at,
            String kind,
            String subject,
            @Schema(implementation = Object.class) JsonNode payload) {
        static ChangeView of(Change change) {
            return new ChangeView(
                    change.watermark().toString(), change.at(), change.kind(), change.subject(), change.payload());
        }
    }

    /** @param watermark to ask with next; the one asked with, if there was nothing new */
    public record Changes(List<ChangeView> items, String watermark) {}

    @GET
    public Changes list(
            @QueryParam("after") Optional<String> after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        access.require(actor.get(), Permission.VIEW);
        Watermark from = after.map(ChangesResource::watermark).orElse(Watermark.START);
        List<Change> changes = feed.readAfter(from, limit);
        Watermark reached =
                changes.isEmpty() ? from : changes.get(changes.size() - 1).watermark();
        return new Changes(changes.stream().map(ChangeView::of).toList(), reached.toString());
    }

    private static Watermark watermark(String text) {
        try {
            return Watermark.parse(text);
        } catch (IllegalArgumentException nonsense) {
            throw new InvalidParameter("after", "is not a watermark that this feed gave out");
        }
    }
}
