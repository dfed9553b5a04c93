package dev.weir.lineage.graph;

import dev.weir.lineage.graph.Lineage.ColumnAt;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.Lineage.Node;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is around a dataset or a job. */
final class AroundNode {

    /** More column edges than that nobody looks at; what is left out makes the answer a truncated one. */
    private static final int MOST_COLUMN_EDGES = 20_000;

    private final LineageGraph graph;
    private final GraphQuery query;
    private final Watermark watermark;
    private final NodeNames names;

    AroundNode(LineageGraph graph, GraphQuery query, Watermark watermark) {
        this.graph = graph;
        this.query = query;
        this.watermark = watermark;
        this.names = new NodeNames(graph);
    }

    Lineage of(Found focus) {
        Optional<Continuation> after = Continuation.parse(query.continuation());
        int seen = after.map(given -> given.rank() + 1).orElse(0);
        GraphWalk walk = new GraphWalk(
                        graph, query.at(), query.directOnly(), query.depth(), Math.addExact(seen, query.limit()))
                .from(focus.node(), query.direction());
        int start = after.map(given -> rank(walk, given) + 1).orElse(0);
        NodeReader reader = new NodeReader(graph, names, query.at());
        List<Node> nodes = new ArrayList<>();
        for (int rank = start; rank < walk.size(); rank++) {
            nodes.add(reader.read(walk.node(rank), walk.depth(rank)));
        }
        List<Edge> edges = new ArrayList<>();
        List<ColumnEdge> columnEdges = new ArrayList<>();
        for (int rank = 0; rank < walk.size(); rank++) {
            if (LineageGraph.isJob(walk.node(rank))) {
                edges(walk, rank, start, edges, columnEdges);
            }
        }
        boolean tooManyColumns = columnEdges.size() > MOST_COLUMN_EDGES;
        List<ColumnEdge> told = tooManyColumns ? columnEdges.subList(0, MOST_COLUMN_EDGES) : columnEdges;
        return new Lineage(
                focus.id(),
                nodes,
                edges,
                columns(walk, told),
                told,
                watermark,
                walk.cut() || tooManyColumns,
                walk.cut() ? Optional.of(continuation(walk)) : Optional.empty());
    }

    private void edges(GraphWalk walk, int rank, int start, List<Edge> edges, List<ColumnEdge> columnEdges) {
        int job = LineageGraph.number(walk.node(rank));
        JobEdges ofJob = new JobEdges(graph, names, job, query.at(), query.directOnly());
        edges.addAll(ofJob.tables(node -> walk.has(node) && Math.max(rank, walk.rank(node)) >= start));
        if (query.columns() && columnEdges.size() <= MOST_COLUMN_EDGES) {
            columnEdges.addAll(ofJob.columns((from, to) -> {
                int first = walk.rank(LineageGraph.ofDataset(Columns.datasetOf(from)));
                int second = walk.rank(LineageGraph.ofDataset(Columns.datasetOf(to)));
                return first >= 0 && second >= 0 && Math.max(rank, Math.max(first, second)) >= start;
            }));
        }
    }

    private List<ColumnAt> columns(GraphWalk walk, List<ColumnEdge> edges) {
        Map<ColumnNode, Integer> depths = new LinkedHashMap<>();
        for (ColumnEdge edge : edges) {
            depths.computeIfAbsent(edge.from(), column -> depth(walk, column));
            depths.computeIfAbsent(edge.to(), column -> depth(walk, column));
        }
        List<ColumnAt> columns = new ArrayList<>();
        depths.forEach((column, depth) -> columns.add(new ColumnAt(column, depth)));
        return columns;
    }

    private int depth(GraphWalk walk, ColumnNode column) {
        return walk.depth(walk.rank(graph.findDataset(column.namespace(), column.name())));
    }

    private String continuation(GraphWalk walk) {
        int last = walk.node(walk.size() - 1);
        return new Continuation(walk.size() - 1, (LineageGraph.isJob(last) ? "j" : "d") + graph.id(last)).toString();
    }

    private int rank(GraphWalk walk, Continuation after) {
        int node = LineageGraph.NONE;
        try {
            node = graph.nodeOf(
                    Long.parseLong(after.last().substring(1)), after.last().startsWith("j"));
        } catch (NumberFormatException | IndexOutOfBoundsException foreign) {
            throw new ContinuationStale();
        }
        int rank = node == LineageGraph.NONE ? -1 : walk.rank(node);
        if (rank < 0) {
            throw new ContinuationStale();
        }
        return rank;
    }
}
