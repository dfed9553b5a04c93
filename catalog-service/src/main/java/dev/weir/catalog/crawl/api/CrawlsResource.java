package dev.weir.catalog.crawl.api;

import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.catalog.crawl.CrawlState;
import dev.weir.catalog.crawl.Crawls.NumberedFinding;
import dev.weir.catalog.crawl.Finding;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Crawls: to ask for one, and to see how it goes. */
@Path("/api/v1/crawls")
public class CrawlsResource {

    private final CrawlQueue crawls;
    private final CurrentActor actor;
    private final Clock clock;

    CrawlsResource(CrawlQueue crawls, CurrentActor actor, Clock clock) {
        this.crawls = crawls;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param prefix a folder below the lake's root, such as {@code silver/}; absent for the whole lake */
    public record NewCrawl(@NotBlank String lake, @Nullable String prefix) {}

    /** Something in the lake that did not become a dataset, or not as it is. */
    @Schema(name = "Finding")
    public record FindingView(
            String key,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"broken", "skipped", "unsupported"})
            String kind,

            String code,
            String reason) {

        static FindingView of(NumberedFinding numbered) {
            Finding finding = numbered.finding();
            return new FindingView(finding.key(), finding.kind().wireName(), finding.code(), finding.reason());
        }
    }

    @POST
    @APIResponseSchema(value = CrawlView.class, responseCode = "202")
    public Response enqueue(@NotNull @Valid NewCrawl wanted) {
        String prefix = wanted.prefix() == null ? "" : wanted.prefix();
        CrawlView view = CrawlView.of(crawls.enqueue(actor.get(), wanted.lake(), prefix), clock);
        return Response.accepted(view)
                .location(URI.create("/api/v1/crawls/" + view.id()))
                .build();
    }

    @GET
    public Page<CrawlView> list(
            @QueryParam("lake") Optional<String> lake,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"queued", "running", "completed", "failed"}))
                    @QueryParam("state")
                    Optional<String> state,
            @Valid @BeanParam PageRequest page) {
        Optional<CrawlState> inState =
                state.map(wanted -> oneOf("state", wanted, CrawlState.values(), CrawlState::wireName));
        return Page.of(crawls.list(actor.get(), lake, inState, page), page.limit(), crawl -> crawl.id()
                        .toString())
                .map(crawl -> CrawlView.of(crawl, clock));
    }

    @GET
    @Path("/{id}")
    public CrawlView get(UUID id) {
        return CrawlView.of(crawls.get(actor.get(), id), clock);
    }

    @GET
    @Path("/{id}/findings")
    public Page<FindingView> findings(
            UUID id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"broken", "skipped", "unsupported"}))
                    @QueryParam("kind")
                    Optional<String> kind,
            @Valid @BeanParam PageRequest page) {
        Optional<Finding.Kind> ofKind =
                kind.map(wanted -> oneOf("kind", wanted, Finding.Kind.values(), Finding.Kind::wireName));
        return Page.of(
                        crawls.findings(actor.get(), id, ofKind, page),
                        page.limit(),
                        finding -> Integer.toString(finding.seq()))
                .map(FindingView::of);
    }

    private static <E> E oneOf(String parameter, String wanted, E[] values, Function<E, String> name) {
        return Stream.of(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        parameter,
                        "is one of " + Stream.of(values).map(name).collect(Collectors.joining(", ")) + ", not "
                                + wanted));
    }
}
