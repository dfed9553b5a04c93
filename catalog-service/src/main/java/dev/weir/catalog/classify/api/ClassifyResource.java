package dev.weir.catalog.classify.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.classify.Classification;
import dev.weir.catalog.classify.Classification.Classified;
import dev.weir.catalog.classify.ClassifyDesk;
import dev.weir.catalog.classify.ClassifyDesk.Tags;
import dev.weir.catalog.classify.Look;
import dev.weir.catalog.classify.Proposal;
import dev.weir.catalog.classify.TagProposals.ColumnTag;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Words;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the columns of a dataset hold. */
@Path("/api/v1/datasets/{id}")
public class ClassifyResource {

    private final Classification classification;
    private final ClassifyDesk desk;
    private final CurrentActor actor;

    ClassifyResource(Classification classification, ClassifyDesk desk, CurrentActor actor) {
        this.classification = classification;
        this.desk = desk;
        this.actor = actor;
    }

    /** @param confidence from 0 to 1 */
    @Schema(name = "FoundTag")
    public record FoundTagView(String column, String tag, double confidence, String evidence) {
        static FoundTagView of(Proposal proposal) {
            return new FoundTagView(
                    proposal.column(), proposal.tag().wireName(), proposal.confidence(), proposal.evidence());
        }
    }

    /**
     * What came of looking at a dataset's columns.
     *
     * @param sampled the file whose values were looked at; absent if only names were
     * @param notSampled why
     * @param found also what was decided before
     * @param opened how many proposals are new
     */
    @Schema(name = "Classification")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClassificationView(
            UUID dataset,
            int columns,
            @Nullable String sampled,
            @Nullable String notSampled,
            List<FoundTagView> found,
            int opened) {

        static ClassificationView of(Classified classified) {
            return new ClassificationView(
                    classified.dataset(),
                    classified.columns(),
                    classified.sampled().orElse(null),
                    classified.notSampled().orElse(null),
                    classified.proposals().stream().map(FoundTagView::of).toList(),
                    classified.opened());
        }
    }

    @Schema(name = "ColumnTag")
    public record ColumnTagView(String column, String tag) {
        static ColumnTagView of(ColumnTag tag) {
            return new ColumnTagView(tag.column(), tag.tag().wireName());
        }
    }

    /**
     * How far the classification of a dataset is.
     *
     * @param version of the dataset, which is to be looked at or was
     * @param at when it was looked at last
     * @param sampled the file whose values were looked at then
     * @param reason why only names were, or why it failed
     */
    @Schema(name = "Look")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LookView(
            int version,

            @Schema(enumeration = {"waiting", "running", "done", "failed"})
            String state,

            @Nullable Instant at,
            @Nullable String sampled,
            @Nullable String reason) {

        static LookView of(Look look) {
            return new LookView(
                    look.version(),
                    Words.of(look.state()),
                    look.at().orElse(null),
                    look.sampled().orElse(null),
                    look.reason().orElse(null));
        }
    }

    /**
     * The tags that were accepted, by column.
     *
     * @param look absent if nothing was ever to be classified
     */
    @Schema(name = "DatasetTags")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatasetTagsView(
            List<ColumnTagView> tags, @Nullable LookView look) {

        static DatasetTagsView of(Tags tags) {
            return new DatasetTagsView(
                    tags.tags().stream().map(ColumnTagView::of).toList(),
                    tags.look().map(LookView::of).orElse(null));
        }
    }

    /** Looks at the names of the columns and at the first values of one file, and keeps what it proposes. */
    @POST
    @Path("/classify")
    public ClassificationView classify(UUID id) {
        return ClassificationView.of(classification.classify(actor.get(), id));
    }

    @GET
    @Path("/tags")
    public DatasetTagsView tags(UUID id) {
        return DatasetTagsView.of(desk.tags(actor.get(), id));
    }
}
