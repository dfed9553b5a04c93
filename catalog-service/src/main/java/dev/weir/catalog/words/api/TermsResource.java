package dev.weir.catalog.words.api;

import dev.weir.catalog.words.Entries.Filter;
import dev.weir.catalog.words.Kept;
import dev.weir.catalog.words.Kind;
import dev.weir.catalog.words.Term;
import dev.weir.catalog.words.WordsDesk;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

/** The glossary: what the words of the business mean. */
@Path("/api/v1/terms")
public class TermsResource {

    private final WordsDesk words;
    private final CurrentActor actor;

    TermsResource(WordsDesk words, CurrentActor actor) {
        this.words = words;
        this.actor = actor;
    }

    @GET
    public Page<WordView<Term>> list(
            @Parameter(description = "Found anywhere in what the entry says, in upper or lower case") @QueryParam("q")
                    Optional<String> text,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"draft", "approved", "retired"}))
                    @QueryParam("status")
                    Optional<String> status,
            @Valid @BeanParam PageRequest page) {
        Filter filter = new Filter(text, status.map(word -> Words.parse("status", word, Term.Status.class)));
        return Page.of(words.list(actor.get(), Kind.TERM, filter, page), page.limit(), kept -> kept.key()
                        .key())
                .map(kept -> WordView.of(kept, Term.class));
    }

    @GET
    @Path("/{key}")
    public RestResponse<WordView<Term>> get(String key) {
        return view(words.get(actor.get(), Conditions.key(Kind.TERM, key)));
    }

    /** Without {@code If-Match} it makes a new one; with the {@code ETag} that was read, it changes that. */
    @PUT
    @Path("/{key}")
    public RestResponse<WordView<Term>> put(
            String key, @HeaderParam("If-Match") Optional<String> ifMatch, @NotNull Term entry) {
        return view(words.put(actor.get(), Conditions.key(Kind.TERM, key), entry, Conditions.expected(ifMatch)));
    }

    private static RestResponse<WordView<Term>> view(Kept kept) {
        return Conditions.tagged(WordView.of(kept, Term.class), kept.revision());
    }
}
