package dev.weir.platform.lake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.lake.ConnectionTest;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeProblem;
import dev.weir.platform.lake.LakeRegistry;
import dev.weir.platform.lake.Pin;
import dev.weir.platform.lake.Sight;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.S3Access;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The lakes that Weir looks after. */
@Path("/api/v1/lakes")
public class LakesResource {

    private final LakeRegistry registry;
    private final ConnectionTest connections;
    private final CurrentActor actor;

    LakesResource(LakeRegistry registry, ConnectionTest connections, CurrentActor actor) {
        this.registry = registry;
        this.connections = connections;
        this.actor = actor;
    }

    /** @param pathStyle bucket in the path instead of the host name; as S3-compatible stores want it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record S3View(
            @Nullable String endpoint,

            @Nullable @Pattern(regexp = "[a-z0-9-]{1,64}", message = "must be a region such as eu-central-1")
            String region,

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

    /**
     * What the lake's owner says of a folder, instead of what its files tell. One of the two.
     *
     * @param root all files below this folder are one table: {@code raw/events/}
     * @param partition the folders in braces are partitions of one table: {@code raw/clicks/{region}/{day}/}
     */
    @Schema(name = "Pin")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PinView(@Nullable String root, @Nullable String partition) {

        static PinView of(Pin pin) {
            return switch (pin.kind()) {
                case ROOT -> new PinView(pin.path(), null);
                case PARTITION -> new PinView(null, pin.path());
            };
        }

        Pin pin(int index) {
            if ((root == null) == (partition == null)) {
                throw new PinInvalid("/pins/" + index, "has a root or a partition, and not both");
            }
            boolean isRoot = root != null;
            try {
                return new Pin(isRoot ? Pin.Kind.ROOT : Pin.Kind.PARTITION, String.valueOf(isRoot ? root : partition));
            } catch (IllegalArgumentException invalid) {
                throw new PinInvalid(
                        "/pins/" + index + (isRoot ? "/root" : "/partition"), String.valueOf(invalid.getMessage()));
            }
        }
    }

    /** All pins of a lake. */
    public record NewPins(@NotNull List<@NotNull PinView> pins) {}

    /** A lake to be registered. */
    public record NewLake(
            @NotBlank
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{0,62}",
                    message = "must be lower-case letters, digits and hyphens, at most 63")
            String name,

            @NotBlank String root,
            @Nullable @Valid S3View s3) {}

    /** A lake. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LakeView(
            String name, String root, @Nullable S3View s3, List<PinView> pins, Instant createdAt) {

        static LakeView of(Lake lake) {
            return new LakeView(
                    lake.name(),
                    lake.root().value(),
                    S3View.of(lake),
                    lake.pins().stream().map(PinView::of).toList(),
                    lake.createdAt());
        }
    }

    @POST
    @APIResponseSchema(value = LakeView.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "This very lake was already there")
    public Response register(@NotNull @Valid NewLake wanted) {
        var registered = registry.register(actor.get(), wanted.name(), wanted.root(), access(wanted.s3()));
        LakeView view = LakeView.of(registered.lake());
        return registered.added()
                ? Response.created(URI.create("/api/v1/lakes/" + view.name()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    private static S3Access access(@Nullable S3View s3) {
        return s3 == null ? S3Access.DEFAULT : s3.access();
    }

    /** A place that may become a lake. */
    public record Candidate(
            @NotBlank String root, @Nullable @Valid S3View s3) {}

    /**
     * What was seen at a place.
     *
     * @param folders names of the first 20 folders in the root
     * @param objects how many lie in the root itself; of a large root among its first 1,000 entries
     * @param more whether the root has more entries than were looked at
     * @param problem why the place cannot be read; absent if it can
     */
    @Schema(name = "ConnectionTest")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SightView(
            boolean reachable,
            List<String> folders,
            int objects,
            boolean more,
            @Nullable ObstacleView problem) {

        static SightView of(Sight sight) {
            if (sight instanceof Sight.Seen seen) {
                return new SightView(true, seen.folders(), seen.objects(), seen.more(), null);
            }
            Sight.NotSeen notSeen = (Sight.NotSeen) sight;
            return new SightView(
                    false, List.of(), 0, false, new ObstacleView(notSeen.code().code(), notSeen.detail()));
        }
    }

    /**
     * Why a place cannot be read.
     *
     * @param code one of the list of problems
     * @param detail with what to do
     */
    @Schema(name = "ConnectionObstacle")
    public record ObstacleView(String code, String detail) {}

    /** Whether a place can be read, and what is seen there; nothing is kept. One that cannot is an answer as well. */
    @POST
    @Path("/connection-test")
    public SightView test(@NotNull @Valid Candidate candidate) {
        return SightView.of(connections.look(actor.get(), candidate.root(), access(candidate.s3())));
    }

    @GET
    public Page<LakeView> list(@Valid @BeanParam PageRequest page) {
        return Page.of(registry.list(actor.get(), page), page.limit(), lake -> lake.id()
                        .toString())
                .map(LakeView::of);
    }

    /** Replaces all pins of the lake; the next crawl groups with them. */
    @PUT
    @Path("/{name}/pins")
    public LakeView pin(String name, @NotNull @Valid NewPins wanted) {
        List<Pin> pins = new ArrayList<>();
        for (PinView view : wanted.pins()) {
            Pin pin = view.pin(pins.size());
            if (pins.stream().anyMatch(other -> other.root().equals(pin.root()))) {
                throw new PinsOverlap("/pins/" + pins.size(), pin);
            }
            pins.add(pin);
        }
        return LakeView.of(registry.pin(actor.get(), name, pins));
    }

    /** A pin is no pin. */
    static final class PinInvalid extends Problem {
        PinInvalid(String pointer, String reason) {
            super(LakeProblem.LAKE_PIN_INVALID, pointer + " " + reason, List.of(Place.pointer(pointer, reason)));
        }
    }

    /** Two pins of one folder. */
    static final class PinsOverlap extends Problem {
        PinsOverlap(String pointer, Pin pin) {
            super(
                    LakeProblem.LAKE_PINS_OVERLAP,
                    "The folder " + String.join("/", pin.root()) + "/ has two pins.",
                    List.of(Place.pointer(pointer, "speaks of a folder that an earlier pin speaks of")));
        }
    }

    @GET
    @Path("/{name}")
    public LakeView get(String name) {
        return LakeView.of(registry.get(actor.get(), name));
    }
}
