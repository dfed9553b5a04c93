package dev.weir.quality.ruleset.api;

import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.quality.ruleset.RulesetEditor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Rulesets: what a batch must fulfil. */
@Path("/api/v1/rulesets")
public class RulesetsResource {

    private final RulesetEditor editor;
    private final CurrentActor actor;

    RulesetsResource(RulesetEditor editor, CurrentActor actor) {
        this.editor = editor;
        this.actor = actor;
    }

    @PUT
    @Path("/{name}")
    @APIResponseSchema(value = RulesetView.class, responseCode = "200")
    @APIResponse(responseCode = "201", description = "It is new")
    public Response save(
            @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,62}",
                            message = "must be lower-case letters, digits and hyphens, at most 63")
                    String name,
            @NotNull @Valid RulesetText text) {
        var saved = editor.save(actor.get(), text.named(name));
        RulesetView view = RulesetView.of(saved.saved());
        return saved.added()
                ? Response.created(URI.create("/api/v1/rulesets/" + name))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    public Page<RulesetView> list(@Valid @BeanParam PageRequest page) {
        return Page.of(editor.list(actor.get(), page), page.limit(), one -> one.ruleset()
                        .id()
                        .toString())
                .map(RulesetView::of);
    }

    @GET
    @Path("/{name}")
    public RulesetView get(String name) {
        return RulesetView.of(editor.get(actor.get(), name));
    }
}
