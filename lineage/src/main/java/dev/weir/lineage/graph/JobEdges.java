package dev.weir.lineage.graph;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongCursor;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.Lineage.Seen;
import dev.weir.lineage.graph.NodeId.ColumnNode;
import dev.weir.lineage.graph.NodeId.JobNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The edges of one job at a time, with all that is told of them. */
final class JobEdges {

    private static final int MASKED = 16;
    private static final int BITS = 0xffff;

    /** Which edges are wanted, by the dataset at their other end. */
    @FunctionalInterface
    interface Wanted {
        boolean test(int datasetNode);
    }

    /** The same for columns, both as {@link Columns#key}. */
    @FunctionalInterface
    interface WantedColumns {
        boolean test(long from, long to);
    }

    private final LineageGraph graph;
    private final NodeNames names;
    private final int job;
    private final long at;
    private final boolean directOnly;
    private final int shape;

    JobEdges(LineageGraph graph, NodeNames names, int job, long at, boolean directOnly) {
        this.graph = graph;
        this.names = names;
        this.job = job;
        this.at = at;
        this.directOnly = directOnly;
        this.shape = graph.timelines().shapeAt(job, at);
    }

    List<Edge> tables(Wanted wanted) {
        LongArrayList keys = keys(wanted);
        if (keys.isEmpty()) {
            return List.of();
        }
        LongIntHashMap kinds = kinds();
        EdgeHistory history = EdgeHistory.of(graph, job, at, this::tableKeys);
        List<Edge> edges = new ArrayList<>();
        for (LongCursor key : keys) {
            boolean output = (key.value & 1) != 0;
            int both = kinds.get(key.value);
            boolean indirect = !output && hasColumns() && !Influence.anyDirect(both | both >>> MASKED);
            if (!directOnly || !indirect) {
                int node = LineageGraph.ofDataset((int) (key.value >> 1));
                edges.add(edge(node, output, both, history.of(key.value)));
            }
        }
        return edges;
    }

    private boolean hasColumns() {
        return graph.shapes().links(shape) < graph.shapes().endOfLinks(shape);
    }

    private LongArrayList keys(Wanted wanted) {
        LongArrayList keys = new LongArrayList();
        if (shape == Shapes.NONE) {
            return keys;
        }
        Shapes shapes = graph.shapes();
        LongHashSet once = new LongHashSet();
        for (int i = shapes.inputs(shape); i < shapes.end(shape); i++) {
            int dataset = graph.root(shapes.datasetAt(i));
            long key = key(dataset, i >= shapes.outputs(shape));
            if (wanted.test(LineageGraph.ofDataset(dataset)) && once.add(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Edge edge(int node, boolean output, int both, Seen seen) {
        JobNode jobNode = names.job(job);
        NodeId dataset = names.node(node);
        int plain = both & BITS;
        int masked = both >>> MASKED;
        return new Edge(
                output ? jobNode : dataset,
                output ? dataset : jobNode,
                jobNode,
                Influence.of(plain | masked),
                !Influence.anyDirect(plain) && Influence.anyDirect(masked),
                seen);
    }

    private static long key(int dataset, boolean output) {
        return (long) dataset << 1 | (output ? 1 : 0);
    }

    private void tableKeys(int one, EdgeHistory.KeyVisitor visitor) {
        Shapes shapes = graph.shapes();
        LongHashSet once = new LongHashSet();
        for (int i = shapes.inputs(one); i < shapes.end(one); i++) {
            long key = key(graph.root(shapes.datasetAt(i)), i >= shapes.outputs(one));
            if (once.add(key)) {
                visitor.visit(key);
            }
        }
    }

    /** By the keys of edges: the kinds of all columns that go in or come out there, the masked ones sixteen bits higher. */
    private LongIntHashMap kinds() {
        LongIntHashMap kinds = new LongIntHashMap();
        Shapes shapes = graph.shapes();
        for (int link = shapes.links(shape); link < shapes.endOfLinks(shape); link++) {
            int both = shapes.kinds(link) | shapes.masked(link) << MASKED;
            int input = graph.root(graph.columns().dataset(shapes.input(link)));
            int output = graph.root(graph.columns().dataset(shapes.output(link)));
            kinds.put(key(input, false), kinds.get(key(input, false)) | both);
            kinds.put(key(output, true), kinds.get(key(output, true)) | both);
        }
        return kinds;
    }

    private record Pair(long from, long to) {}

    List<ColumnEdge> columns(WantedColumns wanted) {
        if (shape == Shapes.NONE) {
            return List.of();
        }
        // Two names of one dataset may say the same twice.
        Map<Pair, Integer> pairs = new LinkedHashMap<>();
        Shapes shapes = graph.shapes();
        for (int link = shapes.links(shape); link < shapes.endOfLinks(shape); link++) {
            int both = shapes.kinds(link) | shapes.masked(link) << MASKED;
            boolean direct = Influence.anyDirect(both | both >>> MASKED);
            Pair pair = pair(link);
            if ((direct || !directOnly) && wanted.test(pair.from(), pair.to())) {
                pairs.merge(pair, both, (one, other) -> one | other);
            }
        }
        if (pairs.isEmpty()) {
            return List.of();
        }
        Map<Pair, Integer> numbers = new LinkedHashMap<>();
        pairs.keySet().forEach(pair -> numbers.put(pair, numbers.size()));
        EdgeHistory history = EdgeHistory.of(graph, job, at, (one, visitor) -> columnKeys(one, numbers, visitor));
        List<ColumnEdge> edges = new ArrayList<>();
        pairs.forEach((pair, both) -> edges.add(new ColumnEdge(
                names.column(pair.from()),
                names.column(pair.to()),
                Optional.of(names.job(job)),
                Influence.of(both & BITS),
                Influence.of(both >>> MASKED),
                Optional.of(history.of(numbers.getOrDefault(pair, -1))))));
        return edges;
    }

    private Pair pair(int link) {
        Shapes shapes = graph.shapes();
        return new Pair(ColumnWalk.keyOf(graph, shapes.input(link)), ColumnWalk.keyOf(graph, shapes.output(link)));
    }

    private void columnKeys(int one, Map<Pair, Integer> numbers, EdgeHistory.KeyVisitor visitor) {
        Shapes shapes = graph.shapes();
        LongHashSet found = new LongHashSet();
        for (int link = shapes.links(one); link < shapes.endOfLinks(one); link++) {
            Integer number = numbers.get(pair(link));
            if (number != null) {
                found.add(number);
            }
        }
        for (LongCursor number : found) {
            visitor.visit(number.value);
        }
    }

    /** From a dataset as a whole to a column of it. */
    static ColumnEdge whole(ColumnNode from, ColumnNode to) {
        return new ColumnEdge(
                from, to, Optional.empty(), Influence.of(Influence.WHOLE.bit()), Influence.of(0), Optional.empty());
    }
}
