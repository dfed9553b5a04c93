package dev.weir.lineage.graph.api;

import dev.weir.lineage.graph.Direction;
import dev.weir.lineage.graph.GraphProjection;
import dev.weir.lineage.graph.GraphQuery;
import dev.weir.lineage.graph.Lineage;
import dev.weir.lineage.graph.LineageEnds;
import dev.weir.lineage.graph.LineageQueries;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.InvalidParameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Where data came from and where it goes. */
@Path("/api/v1/lineage")
public class GraphResource {

    private static final String NODE =
            "dataset:<namespace>:<name>, job:<namespace>:<name>, column:<namespace>:<name>#<path>"
                    + " or the alias of a dataset in the catalog, perhaps with #<path>. In namespace, name and path the characters"
                    + " % : # are written %25 %3A %23; a namespace such as s3://lake is also understood as it is, if that can mean"
                    + " one node only";
    private static final String TIME = "a time, such as 2026-10-27T10:00:00Z, or a day, which means its end in UTC";

    private final LineageQueries queries;
    private final GraphProjection projection;
    private final CurrentActor actor;

    GraphResource(LineageQueries queries, GraphProjection projection, CurrentActor actor) {
        this.queries = queries;
        this.projection = projection;
        this.actor = actor;
    }

    @GET
    @Path("/graph")
    @Operation(
            description =
                    "What is around a node. Nodes come by depth, and are counted against the limit; edges are all between"
                            + " them. From a dataset over a job to the next dataset are two steps of depth, and so is a"
                            + " column that enters another one.")
    public GraphView graph(
            @Parameter(description = NODE, required = true) @QueryParam("node") Optional<String> node,
            @Parameter(schema = @Schema(enumeration = {"upstream", "downstream", "both"}))
                    @QueryParam("direction")
                    @DefaultValue("both")
                    String direction,
            @QueryParam("depth") @DefaultValue("2") @Min(0) @Max(1000) int depth,
            @Parameter(description = "With the columns of the datasets in the answer, and how these enter each other")
                    @QueryParam("columns")
                    @DefaultValue("false")
                    boolean columns,
            @Parameter(
                            description =
                                    "Only what carries values over, and not what a job merely filters, joins or sorts by")
                    @QueryParam("directOnly")
                    @DefaultValue("false")
                    boolean directOnly,
            @Parameter(description = TIME) @QueryParam("asOf") Optional<String> asOf,
            @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(10_000) int limit,
            @QueryParam("continuation") Optional<String> continuation) {
        Lineage lineage = queries.around(
                queries.viewer(actor.get()),
                new GraphQuery(
                        needed("node", node),
                        Words.parse("direction", direction, Direction.class),
                        depth,
                        columns,
                        directOnly,
                        asOf.map(text -> Times.parse("asOf", text)),
                        limit,
                        continuation));
        return GraphView.of(lineage, queries.known(lineage.nodes()));
    }

    @GET
    @Path("/path")
    @Operation(description = "A shortest way between two nodes, whichever of them is upstream.")
    public PathView path(
            @Parameter(description = NODE, required = true) @QueryParam("from") Optional<String> from,
            @Parameter(description = NODE, required = true) @QueryParam("to") Optional<String> to,
            @QueryParam("directOnly") @DefaultValue("false") boolean directOnly,
            @Parameter(description = TIME) @QueryParam("asOf") Optional<String> asOf) {
        return PathView.of(queries.path(
                queries.viewer(actor.get()),
                needed("from", from),
                needed("to", to),
                directOnly,
                asOf.map(text -> Times.parse("asOf", text))));
    }

    @GET
    @Path("/diff")
    @Operation(description = "Which edges came and went between two times, around a node or in the whole graph.")
    public DiffView diff(
            @Parameter(description = NODE) @QueryParam("node") Optional<String> node,
            @Parameter(schema = @Schema(enumeration = {"upstream", "downstream", "both"}))
                    @QueryParam("direction")
                    @DefaultValue("both")
                    String direction,
            @QueryParam("depth") @DefaultValue("10") @Min(0) @Max(1000) int depth,
            @Parameter(description = TIME, required = true) @QueryParam("from") Optional<String> from,
            @Parameter(description = TIME + "; now, if it is absent") @QueryParam("to") Optional<String> to,
            @QueryParam("limit") @DefaultValue("5000") @Min(1) @Max(50_000) int limit) {
        Actor viewer = queries.viewer(actor.get());
        Instant until = to.map(text -> Times.parse("to", text)).orElseGet(Instant::now);
        return DiffView.of(queries.diff(
                viewer,
                node,
                Words.parse("direction", direction, Direction.class),
                depth,
                Times.parse("from", needed("from", from)),
                until,
                limit));
    }

    @GET
    @Path("/ends")
    @Operation(
            description =
                    "Datasets that are read and written by nobody (roots), written and read by nobody (leaves), or neither"
                            + " (orphans).")
    public EndsView ends(
            @Parameter(schema = @Schema(enumeration = {"roots", "leaves", "orphans"}))
                    @QueryParam("kind")
                    @DefaultValue("roots")
                    String kind,
            @Parameter(description = "Only what leads to this node (roots), or comes from it (leaves). " + NODE)
                    @QueryParam("node")
                    Optional<String> node,
            @Parameter(description = TIME) @QueryParam("asOf") Optional<String> asOf,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit,
            @QueryParam("continuation") Optional<String> continuation) {
        LineageEnds ends = queries.ends(
                queries.viewer(actor.get()),
                Words.parse("kind", kind, LineageEnds.Kind.class),
                node,
                asOf.map(text -> Times.parse("asOf", text)),
                limit,
                continuation.map(GraphResource::number));
        return EndsView.of(ends, queries.known(ends.nodes()));
    }

    @GET
    @Path("/graph/state")
    public StateView state() {
        return StateView.of(projection.state(actor.get()));
    }

    /** Has the replica that answers read the graph again; until it has, it answers from the one it had. */
    @POST
    @Path("/graph/rebuild")
    public void rebuild() {
        projection.rebuild(actor.get());
    }

    private static String needed(String parameter, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> new InvalidParameter(parameter, "is needed"));
    }

    private static long number(String continuation) {
        try {
            return Long.parseLong(continuation);
        } catch (NumberFormatException foreign) {
            throw new InvalidParameter("continuation", "is not one that Weir gave out: " + continuation);
        }
    }
}
