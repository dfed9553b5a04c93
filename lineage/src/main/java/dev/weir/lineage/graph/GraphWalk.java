package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;
import java.util.Arrays;

/**
 * Breadth first from one node: nodes come by depth, then by the node that led to them, then by the database's ids. So any
 * replica finds the same order, and a walk that was cut goes on where it stopped.
 */
final class GraphWalk {

    private static final int UP = 1;
    private static final int DOWN = 2;

    private final LineageGraph graph;
    private final long at;
    private final boolean directOnly;
    private final int depth;
    private final int limit;

    /** In the order of the walk. */
    private final IntArrayList nodes = new IntArrayList();

    private final IntArrayList depths = new IntArrayList();
    /** By rank: the rank of the node that led here. */
    private final IntArrayList ledBy = new IntArrayList();

    private final IntIntHashMap ranks = new IntIntHashMap();
    private final IntIntHashMap sides = new IntIntHashMap();
    private boolean cut;

    /** @param limit the walk stops when it has found more nodes than that */
    GraphWalk(LineageGraph graph, long at, boolean directOnly, int depth, int limit) {
        this.graph = graph;
        this.at = at;
        this.directOnly = directOnly;
        this.depth = depth;
        this.limit = limit;
    }

    GraphWalk from(int start, Direction direction) {
        return from(IntArrayList.from(start), direction);
    }

    GraphWalk from(IntArrayList starts, Direction direction) {
        for (int i = 0; i < starts.size(); i++) {
            find(starts.get(i), 0, -1);
            sides.put(starts.get(i), UP | DOWN);
        }
        IntArrayList up = direction.up() ? starts : new IntArrayList();
        IntArrayList down = direction.down() ? starts : new IntArrayList();
        for (int step = 1; step <= depth && !cut && (!up.isEmpty() || !down.isEmpty()); step++) {
            up = step(up, UP, step);
            down = cut ? down : step(down, DOWN, step);
        }
        return this;
    }

    private IntArrayList step(IntArrayList frontier, int side, int step) {
        IntArrayList found = new IntArrayList();
        IntArrayList beside = new IntArrayList();
        for (int i = 0; i < frontier.size() && !cut; i++) {
            beside.elementsCount = 0;
            graph.beside(frontier.get(i), side == UP, at, directOnly, node -> {
                int known = sides.get(node);
                if ((known & side) == 0) {
                    sides.put(node, known | side);
                    beside.add(node);
                }
            });
            sort(beside);
            for (int j = 0; j < beside.size(); j++) {
                int node = beside.get(j);
                found.add(node);
                find(node, step, ranks.get(frontier.get(i)));
            }
        }
        return found;
    }

    private void find(int node, int step, int by) {
        if (ranks.containsKey(node)) {
            return;
        }
        if (nodes.size() == limit) {
            cut = true;
            return;
        }
        ranks.put(node, nodes.size());
        nodes.add(node);
        depths.add(step);
        ledBy.add(by);
    }

    // All of one kind: neighbours of a dataset are jobs, those of a job are datasets.
    private void sort(IntArrayList beside) {
        if (beside.size() < 2) {
            return;
        }
        long[] keys = new long[beside.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = graph.id(beside.get(i));
        }
        boolean jobs = LineageGraph.isJob(beside.get(0));
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            beside.set(i, graph.nodeOf(keys[i], jobs));
        }
    }

    /** Whether there was more within the depth. */
    boolean cut() {
        return cut;
    }

    int size() {
        return nodes.size();
    }

    int node(int rank) {
        return nodes.get(rank);
    }

    int depth(int rank) {
        return depths.get(rank);
    }

    /** -1 for where the walk began. */
    int ledBy(int rank) {
        return ledBy.get(rank);
    }

    /** -1 for a node that was not found. */
    int rank(int node) {
        return ranks.getOrDefault(node, -1);
    }

    boolean has(int node) {
        return ranks.containsKey(node);
    }

    /** The jobs among the nodes. */
    IntArrayList jobs() {
        IntArrayList jobs = new IntArrayList();
        for (int i = 0; i < nodes.size(); i++) {
            if (LineageGraph.isJob(nodes.get(i))) {
                jobs.add(LineageGraph.number(nodes.get(i)));
            }
        }
        return jobs;
    }
}
