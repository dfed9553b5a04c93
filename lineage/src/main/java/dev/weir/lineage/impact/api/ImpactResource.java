package dev.weir.lineage.impact.api;

import dev.weir.lineage.graph.api.Times;
import dev.weir.lineage.impact.Impact;
import dev.weir.lineage.impact.ImpactReader;
import dev.weir.lineage.impact.ProposedChange;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What breaks if somebody changes this. */
@Path("/api/v1/lineage/impact")
public class ImpactResource {

    private static final String CSV = "text/csv";
    private static final String MARKDOWN = "text/markdown";

    private final ImpactReader reader;
    private final CurrentActor actor;

    ImpactResource(ImpactReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    enum Format {
        JSON,
        CSV,
        MARKDOWN
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV, MARKDOWN})
    @Operation(
            description =
                    "All that is downstream of a dataset or a column, with what a change would do to it, how far it is away,"
                            + " whose it is, and the edge that leads there. Markdown is meant for a pull request.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImpactView.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class))
            })
    public Response impact(
            @Parameter(description = "A dataset or a column, as in GET /api/v1/lineage/graph", required = true)
                    @QueryParam("node")
                    Optional<String> node,
            @Parameter(schema = @Schema(enumeration = {"drop", "rename", "type", "failing-batch"}))
                    @QueryParam("change")
                    @DefaultValue("drop")
                    String change,
            @Parameter(description = "A time, such as 2026-10-27T10:00:00Z, or a day, which means its end in UTC")
                    @QueryParam("asOf")
                    Optional<String> asOf,
            @QueryParam("limit") @DefaultValue("5000") @Min(1) @Max(50_000) int limit,
            @Parameter(
                            description = "Goes before the Accept header",
                            schema = @Schema(enumeration = {"json", "csv", "markdown"}))
                    @QueryParam("format")
                    Optional<String> format,
            @Context HttpHeaders headers) {
        Actor viewer = reader.viewer(actor.get());
        Format wanted =
                format.map(word -> Words.parse("format", word, Format.class)).orElseGet(() -> accepted(headers));
        Impact impact = reader.of(
                viewer,
                node.filter(text -> !text.isBlank()).orElseThrow(() -> new InvalidParameter("node", "is needed")),
                Words.parse("change", change, ProposedChange.class),
                asOf.map(text -> Times.parse("asOf", text)),
                limit);
        ImpactView view = ImpactView.of(impact);
        return switch (wanted) {
            case JSON -> Response.ok(view, MediaType.APPLICATION_JSON).build();
            case CSV ->
                Response.ok(ImpactCsv.of(view), CSV + "; charset=utf-8; header=present")
                        .build();
            case MARKDOWN ->
                Response.ok(ImpactMarkdown.of(view), MARKDOWN + "; charset=utf-8")
                        .build();
        };
    }

    private static Format accepted(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            String name = type.getType() + "/" + type.getSubtype();
            if (name.equals(CSV)) {
                return Format.CSV;
            }
            if (name.equals(MARKDOWN)) {
                return Format.MARKDOWN;
            }
            if (name.equals(MediaType.APPLICATION_JSON)) {
                return Format.JSON;
            }
        }
        return Format.JSON;
    }
}
