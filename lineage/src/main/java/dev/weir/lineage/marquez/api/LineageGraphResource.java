package dev.weir.lineage.marquez.api;

import dev.weir.lineage.marquez.Catalogue;
import dev.weir.lineage.marquez.LineageReader;
import dev.weir.lineage.marquez.LineageReader.Graph;
import dev.weir.lineage.marquez.NodeNames;
import dev.weir.lineage.marquez.Walk.Side;
import dev.weir.platform.access.api.CurrentActor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The graph around a node, in Marquez' shape. */
@Path("/api/v1/lineage")
public class LineageGraphResource {

    private final LineageReader reader;
    private final CurrentActor actor;

    LineageGraphResource(LineageReader reader, CurrentActor actor) {
        this.reader = reader;
        this.actor = actor;
    }

    /** @param truncated there is more than this */
    @Schema(name = "LineageGraph")
    public record GraphView(List<NodeView> graph, boolean truncated) {}

    /** @param data a dataset or a job, as elsewhere */
    @Schema(name = "LineageNode")
    public record NodeView(
            String id,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"DATASET", "JOB"})
            String type,

            @Schema(type = SchemaType.OBJECT) Object data,
            List<EdgeView> inEdges,
            List<EdgeView> outEdges) {}

    @Schema(name = "LineageEdge")
    public record EdgeView(String origin, String destination) implements Comparable<EdgeView> {
        @Override
        public int compareTo(EdgeView other) {
            int byOrigin = origin.compareTo(other.origin);
            return byOrigin != 0 ? byOrigin : destination.compareTo(other.destination);
        }
    }

    /** Jobs and datasets within {@code depth} steps of a node, up and down, as of now. */
    @GET
    public GraphView lineage(
            @QueryParam("nodeId") @NotBlank String nodeId,
            @QueryParam("depth") @DefaultValue("20") @Min(1) @Max(100) int depth) {
        return view(reader.lineage(actor.get(), nodeId, depth));
    }

    private static GraphView view(Graph graph) {
        Map<Long, String> jobs = new HashMap<>();
        Map<Long, String> datasets = new HashMap<>();
        graph.jobs().forEach(job -> jobs.put(job.id(), NodeNames.of(job.name())));
        graph.datasets().forEach(dataset -> datasets.put(dataset.id(), NodeNames.of(dataset.name())));
        Map<String, TreeSet<EdgeView>> in = new HashMap<>();
        Map<String, TreeSet<EdgeView>> out = new HashMap<>();
        graph.links().forEach(link -> {
            String job = jobs.getOrDefault(link.job(), "");
            String dataset = datasets.getOrDefault(link.dataset(), "");
            EdgeView edge = link.side() == Side.INPUT ? new EdgeView(dataset, job) : new EdgeView(job, dataset);
            out.computeIfAbsent(edge.origin(), first -> new TreeSet<>()).add(edge);
            in.computeIfAbsent(edge.destination(), first -> new TreeSet<>()).add(edge);
        });
        List<NodeView> nodes = new ArrayList<>();
        for (Catalogue.Dataset dataset : graph.datasets()) {
            nodes.add(node(NodeNames.of(dataset.name()), "DATASET", DatasetView.of(dataset), in, out));
        }
        for (Catalogue.Job job : graph.jobs()) {
            nodes.add(node(NodeNames.of(job.name()), "JOB", JobView.of(job), in, out));
        }
        return new GraphView(nodes, graph.truncated());
    }

    private static NodeView node(
            String id,
            String type,
            Object data,
            Map<String, TreeSet<EdgeView>> in,
            Map<String, TreeSet<EdgeView>> out) {
        return new NodeView(
                id,
                type,
                data,
                List.copyOf(in.getOrDefault(id, new TreeSet<>())),
                List.copyOf(out.getOrDefault(id, new TreeSet<>())));
    }
}
