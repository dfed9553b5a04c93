package dev.weir.catalog.words.api;

import dev.weir.catalog.words.Domain;
import dev.weir.catalog.words.Entries.Filter;
import dev.weir.catalog.words.Kept;
import dev.weir.catalog.words.Kind;
import dev.weir.catalog.words.WordsDesk;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

/** The parts of the business that data belong to. */
@Path("/api/v1/domains")
public class DomainsResource {

    private final WordsDesk words;
    private final CurrentActor actor;

    DomainsResource(WordsDesk words, CurrentActor actor) {
        this.words = words;
        this.actor = actor;
    }

    @GET
    public Page<WordView<Domain>> list(
            @Parameter(description = "Found anywhere in what the entry says, in upper or lower case") @QueryParam("q")
                    Optional<String> text,
            @Valid @BeanParam PageRequest page) {
        Filter filter = new Filter(text, Optional.empty());
        return Page.of(words.list(actor.get(), Kind.DOMAIN, filter, page), page.limit(), kept -> kept.key()
                        .key())
                .map(kept -> WordView.of(kept, Domain.class));
    }

    @GET
    @Path("/{key}")
    public RestResponse<WordView<Domain>> get(String key) {
        return view(words.get(actor.get(), Conditions.key(Kind.DOMAIN, key)));
    }

    /** Without {@code If-Match} it makes a new one; with the {@code ETag} that was read, it changes that. */
    @PUT
    @Path("/{key}")
    public RestResponse<WordView<Domain>> put(
            String key, @HeaderParam("If-Match") Optional<String> ifMatch, @NotNull Domain entry) {
        return view(words.put(actor.get(), Conditions.key(Kind.DOMAIN, key), entry, Conditions.expected(ifMatch)));
    }

    private static RestResponse<WordView<Domain>> view(Kept kept) {
        return Conditions.tagged(WordView.of(kept, Domain.class), kept.revision());
    }
}
