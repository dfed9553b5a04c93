package dev.weir.lineage.graph.store;

import java.util.Arrays;

/** Some ids, without a box around each. */
final class Ids {

    private long[] ids = new long[8];
    private int size;

    void add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    void clear() {
        size = 0;
    }

    long[] toArray() {
        return Arrays.copyOf(ids, size);
    }
}
