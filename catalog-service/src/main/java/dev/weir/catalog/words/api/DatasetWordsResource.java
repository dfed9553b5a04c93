package dev.weir.catalog.words.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.words.DatasetWords;
import dev.weir.catalog.words.WordKey;
import dev.weir.catalog.words.WordsDesk;
import dev.weir.catalog.words.WordsDesk.OfDataset;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What people say of a dataset. */
@Path("/api/v1/datasets/{id}")
public class DatasetWordsResource {

    private final WordsDesk words;
    private final CurrentActor actor;

    DatasetWordsResource(WordsDesk words, CurrentActor actor) {
        this.words = words;
        this.actor = actor;
    }

    /**
     * What people say of a dataset.
     *
     * @param revision as the {@code ETag} has it; 0 if nothing is said yet
     * @param crawledDescription what the lake itself says of it, such as a table's comment; people's description comes first
     * @param endorsements how many use it
     * @param endorsed whether you are one of them
     */
    @Schema(name = "DatasetWordsView")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatasetWordsView(
            UUID dataset,
            String alias,
            int revision,
            @Nullable Instant updatedAt,
            @Nullable String updatedBy,
            DatasetWords entry,
            @Nullable String crawledDescription,
            long endorsements,
            boolean endorsed) {

        static DatasetWordsView of(OfDataset of) {
            boolean isSaid = of.words().revision() > 0;
            return new DatasetWordsView(
                    of.dataset().id(),
                    of.dataset().alias(),
                    of.words().revision(),
                    isSaid ? of.words().at() : null,
                    isSaid ? of.words().by() : null,
                    (DatasetWords) of.words().entry(),
                    of.crawledDescription().orElse(null),
                    of.endorsements().count(),
                    of.endorsements().own());
        }
    }

    @GET
    @Path("/words")
    public RestResponse<DatasetWordsView> get(UUID id) {
        return view(words.ofDataset(actor.get(), id));
    }

    /** Replaces all that is said; {@code If-Match} has the {@code ETag} that was read. */
    @PUT
    @Path("/words")
    public RestResponse<DatasetWordsView> put(
            UUID id, @HeaderParam("If-Match") Optional<String> ifMatch, @NotNull DatasetWords entry) {
        words.put(actor.get(), WordKey.dataset(id), entry, Conditions.expected(ifMatch));
        return view(words.ofDataset(actor.get(), id));
    }

    private static RestResponse<DatasetWordsView> view(OfDataset of) {
        return Conditions.tagged(DatasetWordsView.of(of), of.words().revision());
    }

    /** "I use this." Twice is once. */
    @PUT
    @Path("/endorsement")
    public DatasetWordsView endorse(UUID id) {
        words.endorse(actor.get(), id);
        return DatasetWordsView.of(words.ofDataset(actor.get(), id));
    }

    @DELETE
    @Path("/endorsement")
    public DatasetWordsView withdraw(UUID id) {
        words.withdraw(actor.get(), id);
        return DatasetWordsView.of(words.ofDataset(actor.get(), id));
    }
}
