package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;

/**
 * Breadth first over columns. A column is a {@link Columns#key} of the dataset that stands for all its names. What depends on
 * a dataset as a whole depends on each of its columns, and the other way round.
 */
final class ColumnWalk {

    private static final int UP = 1;
    private static final int DOWN = 2;

    /** Takes a column beside another one; {@code link} is -1 between a dataset as a whole and a column of it. */
    @FunctionalInterface
    interface Visitor {
        void visit(long column, int link);
    }

    private final LineageGraph graph;
    private final long at;
    private final Through through;
    private final int depth;
    private final int limit;
    private final LongArrayList columns = new LongArrayList();
    private final IntArrayList depths = new IntArrayList();
    /** By rank: the link, and the rank of the column, that led here first. */
    private final IntArrayList ledByLink = new IntArrayList();

    private final IntArrayList ledBy = new IntArrayList();
    private final LongIntHashMap ranks = new LongIntHashMap();
    private final LongIntHashMap sides = new LongIntHashMap();
    private boolean cut;

    ColumnWalk(LineageGraph graph, long at, Through through, int depth, int limit) {
        this.graph = graph;
        this.at = at;
        this.through = through;
        this.depth = depth;
        this.limit = limit;
    }

    ColumnWalk from(LongArrayList starts, Direction direction) {
        for (int i = 0; i < starts.size(); i++) {
            find(starts.get(i), 0, -1, -1);
            sides.put(starts.get(i), (direction.up() ? UP : 0) | (direction.down() ? DOWN : 0));
        }
        LongArrayList up = direction.up() ? starts : new LongArrayList();
        LongArrayList down = direction.down() ? starts : new LongArrayList();
        for (int step = 1; step <= depth && !cut && (!up.isEmpty() || !down.isEmpty()); step++) {
            up = step(up, true, step);
            down = cut ? down : step(down, false, step);
        }
        return this;
    }

    private LongArrayList step(LongArrayList frontier, boolean up, int step) {
        int side = up ? UP : DOWN;
        LongArrayList found = new LongArrayList();
        for (int i = 0; i < frontier.size() && !cut; i++) {
            long from = frontier.get(i);
            int fromRank = ranks.get(from);
            beside(graph, from, up, at, through, (column, link) -> {
                int known = sides.get(column);
                if ((known & side) == 0 && !cut) {
                    sides.put(column, known | side);
                    found.add(column);
                    find(column, step, fromRank, link);
                }
            });
        }
        return found;
    }

    private void find(long column, int step, int fromRank, int link) {
        if (ranks.containsKey(column)) {
            return;
        }
        if (columns.size() == limit) {
            cut = true;
            return;
        }
        ranks.put(column, columns.size());
        columns.add(column);
        depths.add(step);
        ledBy.add(fromRank);
        ledByLink.add(link);
    }

    /** The columns right before or behind one, perhaps one of them twice. */
    static void beside(LineageGraph graph, long column, boolean up, long at, Through through, Visitor visitor) {
        Columns all = graph.columns();
        int root = Columns.datasetOf(column);
        int named = Columns.nameOf(column);
        int whole = all.nameOf(Columns.WHOLE);
        int dataset = root;
        do {
            int own = all.find(dataset, named);
            if (own != Columns.NONE) {
                links(graph, own, up, at, through, visitor);
            }
            // Up from a column: also what holds for all columns. Down from the whole: to each column of it.
            if (through == Through.ANY && up && named != whole && all.find(dataset, whole) != Columns.NONE) {
                visitor.visit(Columns.key(root, whole), -1);
            }
            if (through == Through.ANY && !up && named == whole) {
                Adjacency of = all.ofDataset();
                for (int i = of.first(dataset); i != Adjacency.END; i = of.next(i)) {
                    if (all.name(of.value(i)) != whole) {
                        visitor.visit(Columns.key(root, all.name(of.value(i))), -1);
                    }
                }
            }
            dataset = graph.circles().next(dataset);
        } while (dataset != root);
    }

    private static void links(LineageGraph graph, int column, boolean up, long at, Through through, Visitor visitor) {
        Shapes shapes = graph.shapes();
        Adjacency lists = up ? graph.linksIn() : graph.linksOut();
        for (int i = lists.first(column); i != Adjacency.END; i = lists.next(i)) {
            int link = lists.value(i);
            int shape = shapes.shapeOf(link);
            boolean passes = through.passes(shapes.kinds(link), shapes.masked(link));
            if (passes && graph.timelines().shapeAt(shapes.job(shape), at) == shape) {
                visitor.visit(keyOf(graph, up ? shapes.input(link) : shapes.output(link)), link);
            }
        }
    }

    static long keyOf(LineageGraph graph, int column) {
        Columns all = graph.columns();
        return Columns.key(graph.root(all.dataset(column)), all.name(column));
    }

    /** All columns of a dataset that lineage knows, and the dataset as a whole. */
    static LongArrayList ofDataset(LineageGraph graph, int root) {
        Columns all = graph.columns();
        LongHashSet once = new LongHashSet();
        LongArrayList keys = new LongArrayList();
        int dataset = root;
        do {
            Adjacency of = all.ofDataset();
            for (int i = of.first(dataset); i != Adjacency.END; i = of.next(i)) {
                long key = Columns.key(root, all.name(of.value(i)));
                if (once.add(key)) {
                    keys.add(key);
                }
            }
            dataset = graph.circles().next(dataset);
        } while (dataset != root);
        return keys;
    }

    boolean cut() {
        return cut;
    }

    int size() {
        return columns.size();
    }

    long column(int rank) {
        return columns.get(rank);
    }

    int depth(int rank) {
        return depths.get(rank);
    }

    int rank(long column) {
        return ranks.getOrDefault(column, -1);
    }

    /** The rank of the column that led to this one first; -1 for where the walk began. */
    int ledBy(int rank) {
        return ledBy.get(rank);
    }

    /** The link by which it did; -1 for none. */
    int ledByLink(int rank) {
        return ledByLink.get(rank);
    }
}
