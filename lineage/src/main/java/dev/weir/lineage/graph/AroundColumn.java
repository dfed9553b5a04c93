package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.cursors.IntCursor;
import dev.weir.lineage.graph.Lineage.ColumnAt;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.Lineage.Node;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is around a column: columns, the datasets that have them, and the jobs in between. */
final class AroundColumn {

    private final LineageGraph graph;
    private final GraphQuery query;
    private final Watermark watermark;
    private final NodeNames names;

    AroundColumn(LineageGraph graph, GraphQuery query, Watermark watermark) {
        this.graph = graph;
        this.query = query;
        this.watermark = watermark;
        this.names = new NodeNames(graph);
    }

    Lineage of(Found focus) {
        Optional<Continuation> after = Continuation.parse(query.continuation());
        int seen = after.map(given -> given.rank() + 1).orElse(0);
        int steps = (query.depth() + 1) / 2;
        ColumnWalk walk = new ColumnWalk(
                        graph, query.at(), Through.of(query.directOnly()), steps, Math.addExact(seen, query.limit()))
                .from(LongArrayList.from(focus.column().orElseThrow()), query.direction());
        int start = after.map(given -> rank(walk, given) + 1).orElse(0);
        List<ColumnAt> columns = new ArrayList<>();
        // By dataset and job, the least depth.
        Map<Integer, Integer> nodes = new LinkedHashMap<>();
        for (int rank = start; rank < walk.size(); rank++) {
            columns.add(new ColumnAt(names.column(walk.column(rank)), walk.depth(rank)));
            nodes.merge(LineageGraph.ofDataset(Columns.datasetOf(walk.column(rank))), 2 * walk.depth(rank), Math::min);
        }
        List<ColumnEdge> columnEdges = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (IntCursor job : jobs(walk, start, columnEdges)) {
            JobEdges ofJob = new JobEdges(graph, names, job.value, query.at(), query.directOnly());
            columnEdges.addAll(ofJob.columns((from, to) -> touches(walk, from, to, start)));
            edges.addAll(ofJob.tables(nodes::containsKey));
            nodes.merge(LineageGraph.ofJob(job.value), depth(walk, job.value), Math::min);
        }
        NodeReader reader = new NodeReader(graph, names, query.at());
        List<Node> told = new ArrayList<>();
        nodes.forEach((node, depth) -> told.add(reader.read(node, depth)));
        return new Lineage(
                focus.id(),
                told,
                edges,
                columns,
                columnEdges,
                watermark,
                walk.cut(),
                walk.cut() ? Optional.of(continuation(walk)) : Optional.empty());
    }

    private static boolean touches(ColumnWalk walk, long from, long to, int start) {
        int first = walk.rank(from);
        int second = walk.rank(to);
        return first >= 0 && second >= 0 && Math.max(first, second) >= start;
    }

    /** The jobs between columns of the walk. Edges that no job makes are told right here. */
    private IntHashSet jobs(ColumnWalk walk, int start, List<ColumnEdge> columnEdges) {
        IntHashSet jobs = new IntHashSet();
        for (int rank = 0; rank < walk.size(); rank++) {
            long from = walk.column(rank);
            ColumnWalk.beside(graph, from, false, query.at(), Through.of(query.directOnly()), (to, link) -> {
                if (!touches(walk, from, to, start)) {
                    return;
                }
                if (link < 0) {
                    columnEdges.add(JobEdges.whole(names.column(from), names.column(to)));
                } else {
                    jobs.add(graph.shapes().job(graph.shapes().shapeOf(link)));
                }
            });
        }
        return jobs;
    }

    /** One less than the nearest column it touches is deep, or one more where it is behind the focus. */
    private int depth(ColumnWalk walk, int job) {
        int[] least = {Integer.MAX_VALUE};
        Shapes shapes = graph.shapes();
        int shape = graph.timelines().shapeAt(job, query.at());
        for (int link = shapes.links(shape); link < shapes.endOfLinks(shape); link++) {
            int input = walk.rank(ColumnWalk.keyOf(graph, shapes.input(link)));
            int output = walk.rank(ColumnWalk.keyOf(graph, shapes.output(link)));
            if (input >= 0 && output >= 0) {
                least[0] = Math.min(least[0], 2 * Math.min(walk.depth(input), walk.depth(output)) + 1);
            }
        }
        return least[0] == Integer.MAX_VALUE ? 1 : least[0];
    }

    private String continuation(ColumnWalk walk) {
        long last = walk.column(walk.size() - 1);
        long dataset = graph.id(LineageGraph.ofDataset(Columns.datasetOf(last)));
        return new Continuation(walk.size() - 1, dataset + "." + graph.columns().text(Columns.nameOf(last))).toString();
    }

    private int rank(ColumnWalk walk, Continuation after) {
        int dot = after.last().indexOf('.');
        int named = graph.columns().nameOf(after.last().substring(dot + 1));
        try {
            int node = graph.nodeOf(Long.parseLong(after.last().substring(0, Math.max(dot, 0))), false);
            int rank = node == LineageGraph.NONE || named == Columns.NONE
                    ? -1
                    : walk.rank(Columns.key(LineageGraph.number(node), named));
            if (rank >= 0) {
                return rank;
            }
        } catch (NumberFormatException foreign) {
            throw new ContinuationStale();
        }
        throw new ContinuationStale();
    }
}
