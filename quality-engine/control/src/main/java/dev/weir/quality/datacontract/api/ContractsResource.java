package dev.weir.quality.datacontract.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.quality.datacontract.ContractDesk;
import dev.weir.quality.datacontract.ContractDesk.NewContract;
import dev.weir.quality.ruleset.Ruleset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Data contracts: what a dataset promises. */
@Path("/api/v1/contracts")
public class ContractsResource {

    private final ContractDesk desk;
    private final CurrentActor actor;
    private final Clock clock;

    ContractsResource(ContractDesk desk, CurrentActor actor, Clock clock) {
        this.desk = desk;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A contract to import.
     *
     * @param dataset alias
     * @param table of the document's schema; needed if it has several
     * @param mode of the ruleset that is made; {@code block} if it is not given
     * @param text an ODCS document, YAML or JSON
     */
    public record ContractToImport(
            @NotBlank String lake,
            @NotBlank String dataset,
            @Nullable @Size(min = 1) String table,

            @Nullable @Pattern(regexp = "split|block|warn") @Schema(enumeration = {"split", "block", "warn"})
            String mode,

            @NotBlank @Size(max = 3_000_000) String text) {}

    @PUT
    @Path("/{name}")
    @APIResponseSchema(value = ContractView.class, responseCode = "200")
    @APIResponse(responseCode = "201", description = "It is new")
    public Response save(
            @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,62}",
                            message = "must be lower-case letters, digits and hyphens, at most 63")
                    String name,
            @NotNull @Valid ContractToImport body) {
        var saved = desk.save(
                actor.get(),
                new NewContract(
                        name,
                        body.lake(),
                        body.dataset(),
                        Optional.ofNullable(body.table()),
                        body.mode() == null ? Ruleset.Mode.BLOCK : Words.parse("mode", body.mode(), Ruleset.Mode.class),
                        body.text()));
        ContractView view = ContractView.of(saved.story(), clock);
        return saved.added()
                ? Response.created(URI.create("/api/v1/contracts/" + name))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    public Page<ContractView.Line> list(
            @QueryParam("lake") Optional<String> lake,
            @QueryParam("dataset") Optional<String> dataset,
            @Valid @BeanParam PageRequest page) {
        return Page.of(desk.list(actor.get(), lake, dataset, page), page.limit(), kept -> kept.id()
                        .toString())
                .map(ContractView.Line::of);
    }

    @GET
    @Path("/{name}")
    public ContractView get(String name) {
        return ContractView.of(desk.get(actor.get(), name), clock);
    }

    @GET
    @Path("/{name}/revisions")
    public Page<ContractView.RevisionView> revisions(String name, @Valid @BeanParam PageRequest page) {
        return Page.of(
                        desk.revisions(actor.get(), name, page),
                        page.limit(),
                        revision -> Integer.toString(revision.number()))
                .map(ContractView.RevisionView::of);
    }
}
