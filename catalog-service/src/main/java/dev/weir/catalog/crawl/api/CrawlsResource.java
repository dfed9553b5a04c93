package dev.weir.catalog.crawl.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weir.catalog.crawl.CrawlPreview;
import dev.weir.catalog.crawl.CrawlPreview.Preview;
import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.catalog.crawl.CrawlState;
import dev.weir.catalog.crawl.Finding;
import dev.weir.catalog.dataset.FoundDataset;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final CrawlPreview previews;
    private final CurrentActor actor;
    private final Clock clock;

    CrawlsResource(CrawlQueue crawls, CrawlPreview previews, CurrentActor actor, Clock clock) {
        this.crawls = crawls;
        this.previews = previews;
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
                    enumeration = {"broken", "skipped", "remarked", "unsupported"})
            String kind,

            String code,
            String reason) {

        static FindingView of(Finding finding) {
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
                                            enumeration = {
                                                "queued",
                                                "running",
                                                "paused",
                                                "completed",
                                                "failed",
                                                "cancelled"
                                            }))
                    @QueryParam("state")
                    Optional<String> state,
            @Valid @BeanParam PageRequest page) {
        Optional<CrawlState> inState =
                state.map(wanted -> oneOf("state", wanted, CrawlState.values(), CrawlState::wireName));
        return Page.of(crawls.list(actor.get(), lake, inState, page), page.limit(), crawl -> crawl.id()
                        .toString())
                .map(crawl -> CrawlView.of(crawl, clock));
    }

    /**
     * A dataset that a crawl would record.
     *
     * @param location its folder, or its file if it shares the folder with others
     * @param rows absent if they were not counted
     * @param evidence why these files are one dataset
     */
    @Schema(name = "PreviewedDataset")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PreviewedDataset(
            String alias,
            String location,
            String format,
            @Nullable Long rows,
            long bytes,
            long files,
            int columnCount,
            List<String> partitionColumns,
            List<String> evidence) {

        static PreviewedDataset of(FoundDataset found) {
            OptionalLong rows = found.size().rows();
            return new PreviewedDataset(
                    found.alias(),
                    found.location(),
                    found.format().wireName(),
                    rows.isPresent() ? rows.getAsLong() : null,
                    found.size().bytes(),
                    found.size().files(),
                    found.columns().size(),
                    found.partitionColumns(),
                    found.details().evidence());
        }
    }

    /**
     * What a crawl would find; nothing of it is recorded.
     *
     * @param truncated whether there is more than a preview looks at: 100,000 objects, 1,000 datasets, 1,000 findings
     */
    @Schema(name = "CrawlPreview")
    public record PreviewView(
            List<PreviewedDataset> datasets, List<FindingView> findings, long objectsListed, boolean truncated) {

        static PreviewView of(Preview preview) {
            return new PreviewView(
                    preview.datasets().stream().map(PreviewedDataset::of).toList(),
                    preview.findings().stream().map(FindingView::of).toList(),
                    preview.objectsListed(),
                    preview.truncated());
        }
    }

    /** What a crawl of the lake, or of a part of it, would find, without recording it. */
    @POST
    @Path("/preview")
    public PreviewView preview(@NotNull @Valid NewCrawl wanted) {
        String prefix = wanted.prefix() == null ? "" : wanted.prefix();
        return PreviewView.of(previews.preview(actor.get(), wanted.lake(), prefix));
    }

    /** @param path below the lake's root, or whole: {@code s3://lake/raw/a.csv} */
    public record Explained(@NotBlank String lake, @NotNull String path) {}

    /** Which dataset a file or folder belongs to, and why; or why it is skipped. */
    @POST
    @Path("/explain")
    public PreviewView explain(@NotNull @Valid Explained wanted) {
        return PreviewView.of(previews.explain(actor.get(), wanted.lake(), wanted.path()));
    }

    @GET
    @Path("/{id}")
    public CrawlView get(UUID id) {
        return CrawlView.of(crawls.get(actor.get(), id), clock);
    }

    /** Stops it for a while; what it has done stays done. */
    @POST
    @Path("/{id}/pause")
    public CrawlView pause(UUID id) {
        return CrawlView.of(crawls.pause(actor.get(), id), clock);
    }

    /** Goes on where a pause came. */
    @POST
    @Path("/{id}/resume")
    public CrawlView resume(UUID id) {
        return CrawlView.of(crawls.resume(actor.get(), id), clock);
    }

    /** Stops it for good; what it recorded stays. */
    @POST
    @Path("/{id}/cancel")
    public CrawlView cancel(UUID id) {
        return CrawlView.of(crawls.cancel(actor.get(), id), clock);
    }

    @GET
    @Path("/{id}/findings")
    public Page<FindingView> findings(
            UUID id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"broken", "skipped", "remarked", "unsupported"}))
                    @QueryParam("kind")
                    Optional<String> kind,
            @Valid @BeanParam PageRequest page) {
        Optional<Finding.Kind> ofKind =
                kind.map(wanted -> oneOf("kind", wanted, Finding.Kind.values(), Finding.Kind::wireName));
        return Page.of(
                        crawls.findings(actor.get(), id, ofKind, page),
                        page.limit(),
                        finding -> Long.toString(finding.seq()))
                .map(numbered -> FindingView.of(numbered.finding()));
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
