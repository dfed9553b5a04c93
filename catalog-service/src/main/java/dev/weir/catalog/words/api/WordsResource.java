package dev.weir.catalog.words.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.words.Entry;
import dev.weir.catalog.words.Kept;
import dev.weir.catalog.words.Kind;
import dev.weir.catalog.words.Revision;
import dev.weir.catalog.words.Use;
import dev.weir.catalog.words.WordKey;
import dev.weir.catalog.words.WordsDesk;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What all kinds of entries have in common. A kind is {@code term}, {@code domain}, {@code owner}, {@code metric}, {@code
 * feature}, or {@code dataset}, whose key is its id.
 */
@Path("/api/v1/words/{kind}/{key}")
public class WordsResource {

    private final WordsDesk words;
    private final CurrentActor actor;

    WordsResource(WordsDesk words, CurrentActor actor) {
        this.words = words;
        this.actor = actor;
    }

    /**
     * A revision of an entry.
     *
     * @param before absent if there was none
     * @param after absent if it was deleted
     */
    @Schema(name = "WordRevision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RevisionView(
            int revision,
            Instant at,
            String actor,
            String role,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"created", "changed", "restored", "deleted"})
            String change,

            @Nullable @Schema(implementation = Object.class) Entry before,
            @Nullable @Schema(implementation = Object.class) Entry after) {

        static RevisionView of(Revision revision) {
            return new RevisionView(
                    revision.revision(),
                    revision.at(),
                    revision.actor(),
                    revision.role(),
                    revision.change().wireName(),
                    revision.before().orElse(null),
                    revision.after().orElse(null));
        }
    }

    /**
     * An entry that speaks of this one.
     *
     * @param relation such as {@code term}, {@code domain}, {@code source}, {@code parent}, {@code technical-owner}
     * @param column that it is said of; absent if it is said of the whole
     * @param title the entry's name; a dataset's alias
     */
    @Schema(name = "WordUse")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UseView(
            String kind,
            String key,
            String relation,
            @Nullable String column,
            String title) {

        static UseView of(Use use) {
            return new UseView(
                    use.from().kind().wireName(),
                    use.from().key(),
                    use.relation(),
                    use.place().isEmpty() ? null : use.place(),
                    use.title());
        }
    }

    /** What it was, newest first. */
    @GET
    @Path("/history")
    public Page<RevisionView> history(String kind, String key, @Valid @BeanParam PageRequest page) {
        return Page.of(
                        words.history(actor.get(), key(kind, key), page),
                        page.limit(),
                        revision -> Integer.toString(revision.revision()))
                .map(RevisionView::of);
    }

    /** Who speaks of it: the datasets that have a term, the metrics that are counted from a dataset. */
    @GET
    @Path("/uses")
    public Page<UseView> uses(String kind, String key, @Valid @BeanParam PageRequest page) {
        return Page.of(words.uses(actor.get(), key(kind, key), page), page.limit(), Use::cursor)
                .map(UseView::of);
    }

    /** Makes it what it was; one that was deleted is there again, and asked for without {@code If-Match}. */
    @POST
    @Path("/revisions/{revision}/restore")
    public RestResponse<WordView<Entry>> restore(
            String kind, String key, int revision, @HeaderParam("If-Match") Optional<String> ifMatch) {
        Kept kept = words.restore(actor.get(), key(kind, key), revision, Conditions.expected(ifMatch));
        return Conditions.tagged(WordView.of(kept, Entry.class), kept.revision());
    }

    /** Refused while other entries speak of it. Its history stays. */
    @DELETE
    public void delete(String kind, String key, @HeaderParam("If-Match") Optional<String> ifMatch) {
        words.delete(actor.get(), key(kind, key), Conditions.expected(ifMatch));
    }

    private static WordKey key(String kind, String key) {
        Kind known = Words.parse("kind", kind, Kind.class);
        return known == Kind.DATASET ? WordKey.dataset(Conditions.uuid(key)) : Conditions.key(known, key);
    }
}
