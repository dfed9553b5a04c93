package dev.weir.quality.profiling.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.profile.DataProfile;
import dev.weir.quality.profile.Suggestion;
import dev.weir.quality.profiling.Profile;
import dev.weir.quality.profiling.Profile.Share;
import dev.weir.quality.profiling.ProfileDesk;
import dev.weir.quality.profiling.ProfileReader;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What the files of a dataset hold, and which rules they fulfil. */
@Path("/api/v1/datasets/{id}")
public class ProfilesResource {

    private final ProfileDesk desk;
    private final ProfileReader reader;
    private final CurrentActor actor;

    ProfilesResource(ProfileDesk desk, ProfileReader reader, CurrentActor actor) {
        this.desk = desk;
        this.reader = reader;
        this.actor = actor;
    }

    /**
     * @param share how much of the dataset was read, or is to be
     * @param error why there is none, if it failed
     * @param found absent in lists, and until it is done
     */
    @Schema(name = "Profile")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProfileView(
            UUID id,
            UUID dataset,

            @Schema(enumeration = {"queued", "running", "done", "failed"})
            String state,

            Instant requestedAt,
            String requestedBy,
            Share share,
            @Nullable Instant finishedAt,
            @Nullable String engine,
            @Nullable String error,
            @Nullable DataProfile found) {

        static ProfileView of(Profile profile) {
            return new ProfileView(
                    profile.id(),
                    profile.dataset(),
                    Words.of(profile.state()),
                    profile.requestedAt(),
                    profile.requestedBy(),
                    profile.share(),
                    profile.finishedAt().orElse(null),
                    profile.engine().orElse(null),
                    profile.error().orElse(null),
                    profile.found().orElse(null));
        }
    }

    /** @param profile that they come from */
    @Schema(name = "SuggestedRules")
    public record SuggestionsView(UUID profile, List<Suggestion> items) {}

    /** Has a worker profile a sample of the dataset's files. */
    @POST
    @Path("/profile")
    @APIResponseSchema(value = ProfileView.class, responseCode = "202")
    public Response profile(UUID id) {
        Profile profile = desk.order(actor.get(), id);
        return Response.accepted(ProfileView.of(profile))
                .location(URI.create("/api/v1/datasets/" + id + "/profiles/" + profile.id()))
                .build();
    }

    /** The newest that is done. */
    @GET
    @Path("/profile")
    public ProfileView newest(UUID id) {
        return ProfileView.of(reader.newest(actor.get(), id));
    }

    /** Those that are kept, and the one on its way, newest first. */
    @GET
    @Path("/profiles")
    public Page<ProfileView> list(UUID id, @Valid @BeanParam PageRequest page) {
        return Page.of(reader.list(actor.get(), id, page), page.limit(), profile -> profile.id()
                        .toString())
                .map(ProfileView::of);
    }

    @GET
    @Path("/profiles/{profile}")
    public ProfileView get(UUID id, UUID profile) {
        return ProfileView.of(reader.get(actor.get(), id, profile));
    }

    /** Rules that hold for what the newest profile has read. */
    @GET
    @Path("/suggestions")
    public SuggestionsView suggestions(UUID id) {
        var suggested = reader.suggestions(actor.get(), id);
        return new SuggestionsView(suggested.profile().id(), suggested.suggestions());
    }

    /**
     * Which rules to add, and to what.
     *
     * @param dqdl a ruleset's text; absent for a new one
     * @param rules as they are suggested; absent or empty for all
     */
    @Schema(name = "SuggestionsToAdd")
    public record ToAdd(@Nullable String dqdl, @Nullable List<String> rules) {}

    /** @param added how many; what the text had a rule of the same kind for is left out */
    @Schema(name = "RulesWithSuggestions")
    public record AddedView(String dqdl, int added) {}

    /** A ruleset's text with suggestions after its last rule, to be read and then saved as any ruleset is. Saves nothing. */
    @POST
    @Path("/suggestions/add")
    public AddedView add(UUID id, @NotNull ToAdd wanted) {
        var added = reader.adding(
                actor.get(),
                id,
                Optional.ofNullable(wanted.dqdl()),
                wanted.rules() == null ? Set.of() : Set.copyOf(wanted.rules()));
        return new AddedView(added.text(), added.added());
    }
}
