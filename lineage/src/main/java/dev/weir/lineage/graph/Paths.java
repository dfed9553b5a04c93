package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.LongArrayList;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Shortest ways between two nodes. */
final class Paths {

    /** A search that has seen as many nodes is given up. */
    private static final int MOST_NODES = 500_000;

    private final LineageGraph graph;
    private final long at;
    private final boolean directOnly;
    private final Watermark watermark;
    private final NodeNames names;
    private boolean cut;

    Paths(LineageGraph graph, long at, boolean directOnly, Watermark watermark) {
        this.graph = graph;
        this.at = at;
        this.directOnly = directOnly;
        this.watermark = watermark;
        this.names = new NodeNames(graph);
    }

    LineagePath between(Found from, Found to) {
        boolean columns = from.column().isPresent() || to.column().isPresent();
        boolean job = LineageGraph.isJob(from.node()) || LineageGraph.isJob(to.node());
        return columns && !job ? overColumns(from, to) : overNodes(from, to);
    }

    private LineagePath overNodes(Found from, Found to) {
        IntArrayList way = search(from.node(), to.node());
        Direction direction = Direction.DOWNSTREAM;
        if (way.isEmpty()) {
            way = search(to.node(), from.node());
            direction = Direction.UPSTREAM;
        }
        List<NodeId> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            nodes.add(names.node(way.get(i)));
            if (i > 0) {
                edges.add(edge(way.get(i - 1), way.get(i)));
            }
        }
        if (direction == Direction.UPSTREAM) {
            Collections.reverse(nodes);
            Collections.reverse(edges);
        }
        return new LineagePath(
                from.id(),
                to.id(),
                way.isEmpty() ? Optional.empty() : Optional.of(direction),
                nodes,
                edges,
                List.of(),
                watermark,
                way.isEmpty() && cut);
    }

    /** Downstream; empty if there is no way. */
    private IntArrayList search(int from, int to) {
        IntIntHashMap ledBy = new IntIntHashMap();
        ledBy.put(from, from);
        IntArrayList frontier = IntArrayList.from(from);
        while (!frontier.isEmpty() && !ledBy.containsKey(to) && ledBy.size() < MOST_NODES) {
            IntArrayList found = new IntArrayList();
            for (int i = 0; i < frontier.size(); i++) {
                int node = frontier.get(i);
                graph.beside(node, false, at, directOnly, other -> {
                    if (ledBy.putIfAbsent(other, node)) {
                        found.add(other);
                    }
                });
            }
            frontier = found;
        }
        cut |= ledBy.size() >= MOST_NODES;
        IntArrayList way = new IntArrayList();
        if (!ledBy.containsKey(to)) {
            return way;
        }
        for (int node = to; node != from; node = ledBy.get(node)) {
            way.insert(0, node);
        }
        way.insert(0, from);
        return way;
    }

    private Edge edge(int from, int to) {
        int job = LineageGraph.number(LineageGraph.isJob(from) ? from : to);
        NodeId start = names.node(from);
        int dataset = LineageGraph.isJob(from) ? to : from;
        return new JobEdges(graph, names, job, at, directOnly)
                .tables(node -> node == dataset).stream()
                        .filter(edge -> edge.from().equals(start))
                        .findFirst()
                        .orElseThrow();
    }

    private LineagePath overColumns(Found from, Found to) {
        Optional<List<Step>> down = columns(from, to);
        Optional<List<Step>> up = down.isPresent() ? Optional.empty() : columns(to, from);
        List<NodeId> nodes = new ArrayList<>();
        List<ColumnEdge> edges = new ArrayList<>();
        for (Step step : down.or(() -> up).orElse(List.of())) {
            nodes.add(names.column(step.column()));
            step.edge().ifPresent(edges::add);
        }
        if (up.isPresent()) {
            Collections.reverse(nodes);
            Collections.reverse(edges);
        }
        return new LineagePath(
                from.id(),
                to.id(),
                down.isPresent() ? Optional.of(Direction.DOWNSTREAM) : up.map(way -> Direction.UPSTREAM),
                nodes,
                List.of(),
                edges,
                watermark,
                nodes.isEmpty() && cut);
    }

    /** @param edge by which the way came here; empty where it begins */
    private record Step(long column, Optional<ColumnEdge> edge) {}

    private Optional<List<Step>> columns(Found from, Found to) {
        ColumnWalk walk = new ColumnWalk(graph, at, Through.of(directOnly), Integer.MAX_VALUE, MOST_NODES)
                .from(keys(from), Direction.DOWNSTREAM);
        cut |= walk.cut();
        int goal = -1;
        for (int rank = 0; rank < walk.size() && goal < 0; rank++) {
            long column = walk.column(rank);
            boolean there = to.column()
                    .map(key -> key == column)
                    .orElse(LineageGraph.ofDataset(Columns.datasetOf(column)) == to.node());
            goal = there ? rank : goal;
        }
        if (goal < 0) {
            return Optional.empty();
        }
        List<Step> way = new ArrayList<>();
        for (int rank = goal; rank >= 0; rank = walk.ledBy(rank)) {
            way.add(0, step(walk, rank));
        }
        return Optional.of(way);
    }

    private Step step(ColumnWalk walk, int rank) {
        long to = walk.column(rank);
        if (walk.ledBy(rank) < 0) {
            return new Step(to, Optional.empty());
        }
        long from = walk.column(walk.ledBy(rank));
        int link = walk.ledByLink(rank);
        if (link < 0) {
            return new Step(to, Optional.of(JobEdges.whole(names.column(from), names.column(to))));
        }
        int job = graph.shapes().job(graph.shapes().shapeOf(link));
        return new Step(
                to,
                new JobEdges(graph, names, job, at, directOnly)
                        .columns((one, other) -> one == from && other == to).stream()
                                .findFirst());
    }

    private LongArrayList keys(Found node) {
        return node.column()
                .map(LongArrayList::from)
                .orElseGet(() -> ColumnWalk.ofDataset(graph, LineageGraph.number(node.node())));
    }
}
