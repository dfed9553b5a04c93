package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.LongArrayList;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.lineage.graph.Reached.ReachedColumn;
import dev.weir.lineage.graph.Reached.ReachedNode;
import dev.weir.platform.change.Watermark;
import dev.weir.platform.dataset.DatasetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes downstream as far as it leads. */
final class Reach {

    private final LineageGraph graph;
    private final long at;
    private final int limit;
    private final Watermark watermark;
    private final NodeNames names;
    private boolean cut;

    Reach(LineageGraph graph, long at, int limit, Watermark watermark) {
        this.graph = graph;
        this.at = at;
        this.limit = limit;
        this.watermark = watermark;
        this.names = new NodeNames(graph);
    }

    Reached of(Found focus) {
        if (focus.column().isPresent()) {
            return ofColumn(focus, focus.column().get());
        }
        GraphWalk walk = walk(IntArrayList.from(focus.node()));
        LongArrayList columns = LineageGraph.isJob(focus.node())
                ? new LongArrayList()
                : ColumnWalk.ofDataset(graph, LineageGraph.number(focus.node()));
        List<ReachedNode> nodes = new ArrayList<>();
        for (int rank = 1; rank < walk.size(); rank++) {
            nodes.add(node(walk, rank, walk.depth(rank), Optional.empty()));
        }
        return new Reached(focus.id(), nodes, List.of(), columns(columns, Through.ANY), watermark, cut);
    }

    private Reached ofColumn(Found focus, long column) {
        IntArrayList sure = new IntArrayList();
        IntArrayList unsure = new IntArrayList();
        readers(focus.node(), column, sure, unsure);
        GraphWalk certain = walk(sure);
        List<ReachedNode> nodes = new ArrayList<>();
        for (int rank = 0; rank < certain.size(); rank++) {
            nodes.add(node(certain, rank, certain.depth(rank) + 1, Optional.of(focus)));
        }
        GraphWalk perhaps = walk(unsure);
        List<ReachedNode> others = new ArrayList<>();
        for (int rank = 0; rank < perhaps.size(); rank++) {
            if (!certain.has(perhaps.node(rank))) {
                others.add(node(perhaps, rank, perhaps.depth(rank) + 1, Optional.of(focus)));
            }
        }
        return new Reached(focus.id(), nodes, others, columns(LongArrayList.from(column), Through.ANY), watermark, cut);
    }

    private GraphWalk walk(IntArrayList starts) {
        GraphWalk walk = new GraphWalk(graph, at, false, Integer.MAX_VALUE, limit).from(starts, Direction.DOWNSTREAM);
        cut |= walk.cut();
        return walk;
    }

    /** The jobs that read the dataset: those that say that they read the column, and those that say nothing of columns. */
    private void readers(int dataset, long column, IntArrayList sure, IntArrayList unsure) {
        IntHashSet telling = new IntHashSet();
        ColumnWalk.beside(graph, column, false, at, Through.ANY, (to, link) -> {
            if (link >= 0) {
                int job = LineageGraph.ofJob(graph.shapes().job(graph.shapes().shapeOf(link)));
                if (telling.add(job)) {
                    sure.add(job);
                }
            }
        });
        IntHashSet once = new IntHashSet();
        graph.beside(dataset, false, at, false, job -> {
            int shape = graph.timelines().shapeAt(LineageGraph.number(job), at);
            boolean tells = graph.shapes().links(shape) < graph.shapes().endOfLinks(shape);
            if (!tells && once.add(job)) {
                unsure.add(job);
            }
        });
    }

    /** @param focus that led to where the walk began, if the walk began behind it */
    private ReachedNode node(GraphWalk walk, int rank, int distance, Optional<Found> focus) {
        int node = walk.node(rank);
        Optional<Integer> from =
                walk.ledBy(rank) >= 0 ? Optional.of(walk.node(walk.ledBy(rank))) : focus.map(Found::node);
        return new ReachedNode(
                names.node(node),
                LineageGraph.isJob(node) ? List.of() : names(LineageGraph.number(node)),
                distance,
                from.flatMap(other -> edge(other, node)));
    }

    private List<DatasetName> names(int dataset) {
        return graph.circles().alone(dataset) ? List.of() : names.all(LineageGraph.ofDataset(dataset));
    }

    private Optional<Edge> edge(int from, int to) {
        int job = LineageGraph.number(LineageGraph.isJob(from) ? from : to);
        int dataset = LineageGraph.isJob(from) ? to : from;
        NodeId start = names.node(from);
        return new JobEdges(graph, names, job, at, false)
                .tables(node -> node == dataset).stream()
                        .filter(edge -> edge.from().equals(start))
                        .findFirst();
    }

    private List<ReachedColumn> columns(LongArrayList starts, Through through) {
        ColumnWalk walk = columnWalk(starts, through);
        ColumnWalk direct = through == Through.ANY ? columnWalk(starts, Through.DIRECT) : walk;
        List<ReachedColumn> columns = new ArrayList<>();
        for (int rank = 0; rank < walk.size(); rank++) {
            if (walk.ledBy(rank) >= 0) {
                columns.add(new ReachedColumn(
                        names.column(walk.column(rank)),
                        names(Columns.datasetOf(walk.column(rank))),
                        2 * walk.depth(rank),
                        direct.rank(walk.column(rank)) >= 0,
                        edge(walk, rank)));
            }
        }
        return columns;
    }

    private ColumnWalk columnWalk(LongArrayList starts, Through through) {
        ColumnWalk walk =
                new ColumnWalk(graph, at, through, Integer.MAX_VALUE, limit).from(starts, Direction.DOWNSTREAM);
        cut |= walk.cut();
        return walk;
    }

    private ColumnEdge edge(ColumnWalk walk, int rank) {
        long from = walk.column(walk.ledBy(rank));
        long to = walk.column(rank);
        int link = walk.ledByLink(rank);
        if (link < 0) {
            return JobEdges.whole(names.column(from), names.column(to));
        }
        int job = graph.shapes().job(graph.shapes().shapeOf(link));
        return new JobEdges(graph, names, job, at, false)
                .columns((one, other) -> one == from && other == to)
                .get(0);
    }

    /** Where values of a column come out unmasked, each with the edge that led there. */
    List<ReachedColumn> unmasked(long column) {
        return columns(LongArrayList.from(column), Through.UNMASKED);
    }

    boolean cut() {
        return cut;
    }
}
