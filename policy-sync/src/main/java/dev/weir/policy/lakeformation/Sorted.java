package dev.weir.policy.lakeformation;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
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

    /** Glue's names and Lake Formation's tags are kept in lower case. */
    static SortedSet<String> lower(Collection<String> values) {
        TreeSet<String> lower = new TreeSet<>();
        values.forEach(value -> lower.add(lower(value)));
        return Collections.unmodifiableSortedSet(lower);
    }

    static SortedMap<String, SortedSet<String>> lower(Map<String, ? extends Collection<String>> values) {
        TreeMap<String, SortedSet<String>> lower = new TreeMap<>();
        values.forEach((key, some) -> lower.put(lower(key), lower(some)));
        return Collections.unmodifiableSortedMap(lower);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
