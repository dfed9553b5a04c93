package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.cursors.IntCursor;
import dev.weir.lineage.graph.Lineage.ColumnEdge;
import dev.weir.lineage.graph.Lineage.Edge;
import dev.weir.lineage.graph.NodeFinder.Found;
import dev.weir.platform.change.Watermark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changed between two times: only jobs that had another shape can have changed anything. */
final class Diffs {

    private static final int MOST_NODES = 500_000;

    private final LineageGraph graph;
    private final long from;
    private final long to;
    private final Watermark watermark;
    private final int limit;
    private final NodeNames names;
    private final List<Edge> added = new ArrayList<>();
    private final List<Edge> removed = new ArrayList<>();
    private final List<ColumnEdge> columnsAdded = new ArrayList<>();
    private final List<ColumnEdge> columnsRemoved = new ArrayList<>();

    Diffs(LineageGraph graph, long from, long to, Watermark watermark, int limit) {
        this.graph = graph;
        this.from = from;
        this.to = to;
        this.watermark = watermark;
        this.limit = limit;
        this.names = new NodeNames(graph);
    }

    LineageDiff of(Optional<Found> around, Direction direction, int depth) {
        boolean cut = false;
        IntHashSet jobs = new IntHashSet();
        if (around.isPresent()) {
            for (long at : new long[] {from, to}) {
                GraphWalk walk = new GraphWalk(graph, at, false, depth, MOST_NODES)
                        .from(around.get().node(), direction);
                cut |= walk.cut();
                jobs.addAll(walk.jobs());
            }
        } else {
            for (int job = 0; job < graph.jobCount(); job++) {
                jobs.add(job);
            }
        }
        int[] byId = java.util.stream.StreamSupport.stream(jobs.spliterator(), false)
                .mapToInt((IntCursor job) -> job.value)
                .toArray();
        Arrays.sort(byId);
        for (int job : byId) {
            if (graph.timelines().shapeAt(job, from) != graph.timelines().shapeAt(job, to)) {
                compare(job);
            }
            if (added.size() + removed.size() + columnsAdded.size() + columnsRemoved.size() > limit) {
                cut = true;
                break;
            }
        }
        return new LineageDiff(added, removed, columnsAdded, columnsRemoved, watermark, cut);
    }

    private void compare(int job) {
        JobEdges before = new JobEdges(graph, names, job, from, false);
        JobEdges after = new JobEdges(graph, names, job, to, false);
        Function<Edge, List<NodeId>> ends = edge -> List.of(edge.from(), edge.to());
        only(after.tables(node -> true), before.tables(node -> true), ends, added);
        only(before.tables(node -> true), after.tables(node -> true), ends, removed);
        Function<ColumnEdge, List<Object>> columnEnds =
                edge -> List.of(edge.from(), edge.to(), edge.kinds(), edge.maskedKinds());
        only(after.columns((one, other) -> true), before.columns((one, other) -> true), columnEnds, columnsAdded);
        only(before.columns((one, other) -> true), after.columns((one, other) -> true), columnEnds, columnsRemoved);
    }

    private static <E, K> void only(List<E> these, List<E> others, Function<E, K> key, List<E> into) {
        Set<K> known = others.stream().map(key).collect(Collectors.toSet());
        these.stream().filter(edge -> !known.contains(key.apply(edge))).forEach(into::add);
    }
}
