package dev.weir.platform.token.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.Role;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.token.Token;
import dev.weir.platform.token.TokenIssuer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Tokens for workers, CI and people. */
@Path("/api/v1/tokens")
public class TokensResource {

    private final TokenIssuer issuer;
    private final CurrentActor actor;

    TokensResource(TokenIssuer issuer, CurrentActor actor) {
        this.issuer = issuer;
        this.actor = actor;
    }

    /** A token to be made. */
    public record NewToken(
            @NotBlank @Size(max = 100) String name,

            @NotNull
            @Pattern(regexp = "reader|steward|worker|producer|administrator")
            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"reader", "steward", "worker", "producer", "administrator"})
            String role) {}

    /** @param token the secret; set only in the answer that made it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TokenView(
            UUID id,
            String name,
            String role,
            Instant createdAt,
            String createdBy,
            @Nullable Instant revokedAt,
            @Nullable String token) {

        static TokenView of(Token token, @Nullable String secret) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.role().wireName(),
                    token.createdAt(),
                    token.createdBy(),
                    token.revokedAt().orElse(null),
                    secret);
        }
    }

    @POST
    @APIResponseSchema(value = TokenView.class, responseCode = "201")
    public Response issue(@NotNull @Valid NewToken wanted) {
        var issued = issuer.issue(
                actor.get(), wanted.name(), Role.valueOf(wanted.role().toUpperCase(Locale.ROOT)));
        return Response.created(URI.create("/api/v1/tokens/" + issued.token().id()))
                .entity(TokenView.of(issued.token(), issued.secret()))
                .build();
    }

    @GET
    public Page<TokenView> list(@Valid @BeanParam PageRequest page) {
        return Page.of(issuer.list(actor.get(), page), page.limit(), token -> token.id()
                        .toString())
                .map(token -> TokenView.of(token, null));
    }

    @DELETE
    @Path("/{id}")
    public void revoke(UUID id) {
        issuer.revoke(actor.get(), id);
    }
}
