package dev.weir.lineage.marquez.api;

import dev.weir.lineage.event.Kinds;
import dev.weir.lineage.marquez.LineageReader;
import dev.weir.lineage.marquez.LineageReader.ColumnGraph;
import dev.weir.lineage.marquez.LineageReader.Towards;
import dev.weir.lineage.marquez.NodeNames;
import dev.weir.lineage.marquez.Walk.Column;
import dev.weir.lineage.marquez.Walk.ColumnLink;
import dev.weir.lineage.marquez.api.LineageGraphResource.EdgeView;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The graph of columns, in Marquez' shape. */
@Path("/api/v1/column-lineage")
public class ColumnLineageResource {

    private final LineageReader reader;
    private final CurrentActor actor;

    ColumnLineageResource(LineageReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    @Schema(name = "ColumnLineageGraph")
    public record ColumnGraphView(List<ColumnNodeView> graph, boolean truncated) {}

    /** @param type always {@code DATASET_FIELD} */
    @Schema(name = "ColumnLineageNode")
    public record ColumnNodeView(
            String id, String type, ColumnDataView data, List<EdgeView> inEdges, List<EdgeView> outEdges) {}

    @Schema(name = "ColumnLineageData")
    public record ColumnDataView(String namespace, String dataset, String field, List<InputFieldView> inputFields) {}

    /** @param transformationType {@code IDENTITY}, {@code MASKED}, or another kind of the spec */
    @Schema(name = "ColumnLineageInput")
    public record InputFieldView(String namespace, String dataset, String field, String transformationType) {}

    /** The columns that those of a node are made of, within {@code depth} steps; also those made of them, if wanted. */
    @GET
    public ColumnGraphView columnLineage(
            @QueryParam("nodeId") @NotBlank String nodeId,
            @QueryParam("depth") @DefaultValue("20") @Min(1) @Max(100) int depth,
            @QueryParam("withDownstream") @DefaultValue("false") boolean withDownstream) {
        return view(reader.columnLineage(actor.get(), nodeId, depth, withDownstream ? Towards.BOTH : Towards.SOURCES));
    }

    private record Ends(List<ColumnLink> in, List<ColumnLink> out) {}

    private static ColumnGraphView view(ColumnGraph graph) {
        Map<String, Column> columns = new TreeMap<>();
        Map<String, Ends> ends = new TreeMap<>();
        graph.start().forEach(column -> add(column, columns, ends));
        graph.links().forEach(link -> {
            add(link.output(), columns, ends).in().add(link);
            add(link.input(), columns, ends).out().add(link);
        });
        List<ColumnNodeView> nodes = new ArrayList<>();
        columns.forEach((id, column) -> {
            Ends of = ends.getOrDefault(id, new Ends(List.of(), List.of()));
            nodes.add(new ColumnNodeView(
                    id,
                    "DATASET_FIELD",
                    new ColumnDataView(
                            column.dataset().namespace(),
                            column.dataset().name(),
                            column.name(),
                            of.in().stream().map(ColumnLineageResource::input).toList()),
                    of.in().stream()
                            .map(link -> new EdgeView(id, NodeNames.of(link.input())))
                            .toList(),
                    of.out().stream()
                            .map(link -> new EdgeView(id, NodeNames.of(link.output())))
                            .toList()));
        });
        return new ColumnGraphView(nodes, graph.truncated());
    }

    private static Ends add(Column column, Map<String, Column> columns, Map<String, Ends> ends) {
        String id = NodeNames.of(column);
        columns.put(id, column);
        return ends.computeIfAbsent(id, first -> new Ends(new ArrayList<>(), new ArrayList<>()));
    }

    private static InputFieldView input(ColumnLink link) {
        Column input = link.input();
        return new InputFieldView(input.dataset().namespace(), input.dataset().name(), input.name(), kind(link));
    }

    private static String kind(ColumnLink link) {
        if ((link.kinds() & Kinds.DIRECT) == 0 && (link.maskedKinds() & Kinds.DIRECT) != 0) {
            return "MASKED";
        }
        int all = link.kinds() | link.maskedKinds();
        if ((all & Kinds.TRANSFORMATION) != 0) {
            return "TRANSFORMATION";
        }
        if ((all & Kinds.AGGREGATION) != 0) {
            return "AGGREGATION";
        }
        if ((all & Kinds.DIRECT) != 0) {
            return "IDENTITY";
        }
        return "INDIRECT";
    }
}
