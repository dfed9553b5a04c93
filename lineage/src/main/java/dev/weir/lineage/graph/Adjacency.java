package dev.weir.lineage.graph;

import java.util.Arrays;

/**
 * For each key a list of numbers, in three arrays. What was there at {@link #layOut} lies together, list by list, as in
 * compressed sparse rows; what is added later is chained in front of it.
 */
final class Adjacency {

    /** Behind the last of a list. */
    static final int END = -1;

    private int[] first = {};
    private int[] next = new int[16];
    private int[] value = new int[16];
    private int size;

    void add(int key, int number) {
        if (key >= first.length) {
            int before = first.length;
            first = Arrays.copyOf(first, Math.max(key + 1, before + (before >> 1) + 16));
            Arrays.fill(first, before, first.length, END);
        }
        if (size == value.length) {
            int longer = size + (size >> 1) + 16;
            next = Arrays.copyOf(next, longer);
            value = Arrays.copyOf(value, longer);
        }
        value[size] = number;
        next[size] = first[key];
        first[key] = size++;
    }

    /** Where the list of {@code key} begins; {@link #END} for an empty one. */
    int first(int key) {
        return key < first.length ? first[key] : END;
    }

    int next(int at) {
        return next[at];
    }

    int value(int at) {
        return value[at];
    }

    boolean isEmpty(int key) {
        return first(key) == END;
    }

    /** Puts each list's numbers side by side, in the order in which they were added, and lets go of room to grow. */
    void layOut() {
        int[] values = new int[size];
        int[] nexts = new int[size];
        int end = 0;
        for (int key = 0; key < first.length; key++) {
            int start = end;
            for (int at = first[key]; at != END; at = next[at]) {
                values[end] = value[at];
                nexts[end] = end + 1;
                end++;
            }
            if (end > start) {
                reverse(values, start, end);
                nexts[end - 1] = END;
                first[key] = start;
            }
        }
        value = values;
        next = nexts;
    }

    private static void reverse(int[] numbers, int from, int to) {
        for (int low = from, high = to - 1; low < high; low++, high--) {
            int kept = numbers[low];
            numbers[low] = numbers[high];
            numbers[high] = kept;
        }
    }
}
