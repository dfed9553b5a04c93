package dev.weir.policy.ranger;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Unmodifiable copies in order. */
final class Sorted {
    private Sorted() {}

    static SortedSet<String> copy(Collection<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static <T> SortedMap<String, T> copy(Map<String, T> values) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
