package dev.weir.lineage.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.lineage.intake.DeadLetter;
import dev.weir.lineage.intake.DeadLetterDesk;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was sent and is no event. */
@Path("/api/v1/lineage/dead-letters")
public class LineageDeadLettersResource {

    private final DeadLetterDesk desk;
    private final CurrentActor actor;

    LineageDeadLettersResource(DeadLetterDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /**
     * Something that was sent and could not be taken.
     *
     * @param lastAt when it was sent last
     * @param times how often it was sent
     * @param sender the name of the token
     * @param code of the problem
     * @param pointer where in it the problem is
     * @param bytes of the body
     * @param body as text; only when one is asked for
     */
    @Schema(name = "LineageDeadLetter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LetterView(
            UUID id,
            Instant receivedAt,
            Instant lastAt,
            int times,
            String sender,
            String code,
            String detail,
            @Nullable String pointer,
            int bytes,
            @Nullable String body) {

        static LetterView of(DeadLetter letter, @Nullable String body) {
            return new LetterView(
                    letter.id(),
                    letter.receivedAt(),
                    letter.lastAt(),
                    letter.times(),
                    letter.sender(),
                    letter.code(),
                    letter.detail(),
                    letter.pointer().orElse(null),
                    letter.bytes(),
                    body);
        }
    }

    @GET
    public Page<LetterView> lineageDeadLetters(@Valid @BeanParam PageRequest page) {
        return Page.of(desk.list(actor.get(), page), page.limit(), letter -> letter.id()
                        .toString())
                .map(letter -> LetterView.of(letter, null));
    }

    @GET
    @Path("/{id}")
    public LetterView lineageDeadLetter(UUID id) {
        DeadLetterDesk.Opened opened = desk.open(actor.get(), id);
        return LetterView.of(opened.letter(), opened.body());
    }

    /** Takes it as if it had just been sent. It stays if it still cannot be taken. */
    @POST
    @Path("/{id}/replay")
    public void replay(UUID id) {
        desk.replay(actor.get(), id);
    }

    @DELETE
    @Path("/{id}")
    public void discard(UUID id) {
        desk.discard(actor.get(), id);
    }
}
