package dev.weir.lineage.event;

import java.util.Map;

/** Entries that are there. */
public final class Present {

    private Present() {}

    /** @throws IllegalStateException if there is none, which is a defect */
    public static <K, V> V in(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing for " + key);
        }
        return value;
    }
}
