package dev.weir.catalog.classify.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.classify.ClassifyDesk;
import dev.weir.catalog.classify.Tag;
import dev.weir.catalog.classify.TagProposal;
import dev.weir.catalog.classify.TagProposal.State;
import dev.weir.catalog.classify.TagProposals.Filter;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Tags that columns may deserve, for a steward to decide. */
@Path("/api/v1/tag-proposals")
public class TagProposalsResource {

    private final ClassifyDesk desk;
    private final CurrentActor actor;

    TagProposalsResource(ClassifyDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /**
     * A proposed tag.
     *
     * @param alias of the dataset
     * @param confidence from 0 to 1
     * @param evidence shares and rules; never a value
     * @param decidedBy who accepted or rejected it
     */
    @Schema(name = "TagProposal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TagProposalView(
            UUID id,
            UUID dataset,
            String alias,
            String column,
            String tag,
            double confidence,
            String evidence,

            @Schema(enumeration = {"proposed", "accepted", "rejected"})
            String state,

            Instant proposedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {

        static TagProposalView of(TagProposal kept) {
            return new TagProposalView(
                    kept.id(),
                    kept.dataset(),
                    kept.alias(),
                    kept.proposal().column(),
                    kept.proposal().tag().wireName(),
                    kept.proposal().confidence(),
                    kept.proposal().evidence(),
                    Words.of(kept.state()),
                    kept.proposedAt(),
                    kept.decidedAt().orElse(null),
                    kept.decidedBy().orElse(null));
        }
    }

    @GET
    public Page<TagProposalView> list(
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"proposed", "accepted", "rejected"}))
                    @QueryParam("state")
                    Optional<String> state,
            @QueryParam("dataset") Optional<UUID> dataset,
            @Parameter(description = "such as pii.email") @QueryParam("tag") Optional<String> tag,
            @Valid @BeanParam PageRequest page) {
        Filter filter = new Filter(
                state.map(word -> Words.parse("state", word, State.class)),
                dataset,
                tag.map(TagProposalsResource::tag));
        return Page.of(desk.list(actor.get(), filter, page), page.limit(), kept -> kept.id()
                        .toString())
                .map(TagProposalView::of);
    }

    private static Tag tag(String name) {
        return Tag.called(name).orElseThrow(() -> new InvalidParameter("tag", "must be one of " + Tag.names()));
    }

    @POST
    @Path("/{id}/accept")
    public TagProposalView accept(UUID id) {
        return TagProposalView.of(desk.accept(actor.get(), id));
    }

    /** It is not proposed again until it is re-opened. */
    @POST
    @Path("/{id}/reject")
    public TagProposalView reject(UUID id) {
        return TagProposalView.of(desk.reject(actor.get(), id));
    }

    /** Undoes what was decided; an accepted tag is taken from the column. */
    @POST
    @Path("/{id}/reopen")
    public TagProposalView reopen(UUID id) {
        return TagProposalView.of(desk.reopen(actor.get(), id));
    }
}
