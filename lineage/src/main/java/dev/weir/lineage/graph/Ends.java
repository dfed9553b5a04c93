package dev.weir.lineage.graph;

import dev.weir.lineage.graph.Lineage.Node;
import dev.weir.lineage.graph.LineageEnds.Kind;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Datasets at the edge of the graph, by the database's ids. */
final class Ends {

    private static final int MOST_NODES = 500_000;

    private final LineageGraph graph;
    private final long at;
    private final Watermark watermark;

    Ends(LineageGraph graph, long at, Watermark watermark) {
        this.graph = graph;
        this.at = at;
        this.watermark = watermark;
    }

    private record Candidate(long id, int node, int depth) {}

    LineageEnds of(Kind kind, Optional<Found> around, int limit, long after) {
        List<Candidate> candidates = new ArrayList<>();
        boolean cut = false;
        if (around.isPresent()) {
            Direction direction =
                    switch (kind) {
                        case ROOTS -> Direction.UPSTREAM;
                        case LEAVES -> Direction.DOWNSTREAM;
                        case ORPHANS -> Direction.BOTH;
                    };
            GraphWalk walk = new GraphWalk(graph, at, false, Integer.MAX_VALUE, MOST_NODES)
                    .from(around.get().node(), direction);
            cut = walk.cut();
            for (int rank = 0; rank < walk.size(); rank++) {
                add(candidates, kind, walk.node(rank), walk.depth(rank), after);
            }
        } else {
            for (int dataset = 0; dataset < graph.datasetCount(); dataset++) {
                if (graph.root(dataset) == dataset) {
                    add(candidates, kind, LineageGraph.ofDataset(dataset), 0, after);
                }
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::id));
        NodeReader reader = new NodeReader(graph, new NodeNames(graph), at);
        List<Node> nodes = candidates.stream()
                .limit(limit)
                .map(one -> reader.read(one.node(), one.depth()))
                .toList();
        Optional<Long> next = candidates.size() > limit
                ? Optional.of(candidates.get(limit - 1).id())
                : Optional.empty();
        return new LineageEnds(nodes, watermark, cut || next.isPresent(), next);
    }

    private void add(List<Candidate> candidates, Kind kind, int node, int depth, long after) {
        if (!LineageGraph.isJob(node) && graph.id(node) > after && is(kind, LineageGraph.number(node))) {
            candidates.add(new Candidate(graph.id(node), node, depth));
        }
    }

    private boolean is(Kind kind, int dataset) {
        boolean written = graph.any(dataset, true, at);
        boolean read = graph.any(dataset, false, at);
        return switch (kind) {
            case ROOTS -> !written && read;
            case LEAVES -> written && !read;
            case ORPHANS -> !written && !read;
        };
    }
}
