package dev.weir.platform.lake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeRegistry;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.storage.S3Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The lakes that Weir looks after. */
@Path("/api/v1/lakes")
public class LakesResource {

    private final LakeRegistry registry;
    private final CurrentActor actor;

    LakesResource(LakeRegistry registry, CurrentActor actor) {
        this.registry = registry;
        this.actor = actor;
    }

    /** @param pathStyle bucket in the path instead of the host name; as S3-compatible stores want it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record S3View(
            @Nullable String endpoint,
            @Nullable String region,
            @Nullable Boolean pathStyle) {

        static @Nullable S3View of(Lake lake) {
            S3Access s3 = lake.s3();
            return lake.root().isS3()
                    ? new S3View(s3.endpoint().orElse(null), s3.region().orElse(null), s3.pathStyle())
                    : null;
        }

        S3Access access() {
            return new S3Access(
                    Optional.ofNullable(endpoint), Optional.ofNullable(region), Boolean.TRUE.equals(pathStyle));
        }
    }

    /** A lake to be registered. */
    public record NewLake(
            @NotBlank
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{0,62}",
                    message = "must be lower-case letters, digits and hyphens, at most 63")
            String name,

            @NotBlank String root,
            @Nullable S3View s3) {}

    /** A lake. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LakeView(
            String name, String root, @Nullable S3View s3, Instant createdAt) {

        static LakeView of(Lake lake) {
            return new LakeView(lake.name(), lake.root().value(), S3View.of(lake), lake.createdAt());
        }
    }

    @POST
    @APIResponseSchema(value = LakeView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "This very lake was already there")
    public Response register(@NotNull @Valid NewLake wanted) {
        S3Access s3 = wanted.s3() == null ? S3Access.DEFAULT : wanted.s3().access();
        var registered = registry.register(actor.get(), wanted.name(), wanted.root(), s3);
        LakeView view = LakeView.of(registered.lake());
        return registered.added()
                ? Response.created(URI.create("/api/v1/lakes/" + view.name()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    public Page<LakeView> list(@Valid @BeanParam PageRequest page) {
        return Page.of(registry.list(actor.get(), page), page.limit(), lake -> lake.id()
                        .toString())
                .map(LakeView::of);
    }

    @GET
    @Path("/{name}")
    public LakeView get(String name) {
        return LakeView.of(registry.get(actor.get(), name));
    }
}
