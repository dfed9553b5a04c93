package dev.weir.lineage.graph;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.cursors.IntCursor;
import java.util.Arrays;

/**
 * Which datasets are one. Each has a parent, itself if it stands for all; those of one root are in a ring, so that a walk
 * finds all names of a dataset from any of them.
 */
final class Circles {

    private int[] parent = {};
    private int[] root = {};
    private int[] next = {};
    private int size;

    /** Makes room for datasets up to {@code count}; a new one is alone. */
    void grow(int count) {
        if (count > parent.length) {
            int longer = Math.max(count, parent.length + (parent.length >> 1) + 16);
            parent = Arrays.copyOf(parent, longer);
            root = Arrays.copyOf(root, longer);
            next = Arrays.copyOf(next, longer);
        }
        for (; size < count; size++) {
            parent[size] = size;
            root[size] = size;
            next[size] = size;
        }
    }

    int root(int dataset) {
        return root[dataset];
    }

    /** The next name of the same dataset; in the end {@code dataset} again. */
    int next(int dataset) {
        return next[dataset];
    }

    boolean alone(int dataset) {
        return next[dataset] == dataset;
    }

    /** Says anew what {@code dataset} is a name of, and forms the rings of all it was and is together with. */
    void point(int dataset, int to) {
        if (parent[dataset] == to) {
            return;
        }
        IntArrayList touched = new IntArrayList();
        collect(dataset, touched);
        if (root[to] != root[dataset]) {
            collect(to, touched);
        }
        parent[dataset] = to;
        for (IntCursor one : touched) {
            next[one.value] = one.value;
            root[one.value] = one.value;
        }
        for (IntCursor one : touched) {
            int top = top(one.value);
            root[one.value] = top;
            if (top != one.value) {
                next[one.value] = next[top];
                next[top] = one.value;
            }
        }
    }

    private void collect(int dataset, IntArrayList into) {
        int one = dataset;
        do {
            into.add(one);
            one = next[one];
        } while (one != dataset);
    }

    // Two that point at each other stand in a circle without a root while one of them is told and the other is not yet.
    private int top(int dataset) {
        int at = dataset;
        for (int steps = 0; parent[at] != at && steps <= size; steps++) {
            at = parent[at];
        }
        return at;
    }
}
