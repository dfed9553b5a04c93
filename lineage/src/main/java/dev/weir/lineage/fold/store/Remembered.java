package dev.weir.lineage.fold.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A map that drops what was not asked for the longest, when it gets too heavy. */
final class Remembered<K, V> {

    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final ToIntFunction<V> weight;
    private long heavy;

    Remembered(int most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    Remembered(int most) {
        this(most, value -> 1);
    }

    synchronized @Nullable V get(K key) {
        return entries.get(key);
    }

    synchronized void put(K key, V value) {
        V before = entries.put(key, value);
        heavy += weight.applyAsInt(value) - (before == null ? 0 : weight.applyAsInt(before));
        var oldest = entries.entrySet().iterator();
        while (heavy > most && entries.size() > 1) {
            Map.Entry<K, V> entry = oldest.next();
            heavy -= weight.applyAsInt(entry.getValue());
            oldest.remove();
        }
    }

    synchronized void clear() {
        entries.clear();
        heavy = 0;
    }
}
