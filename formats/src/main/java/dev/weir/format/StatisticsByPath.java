package dev.weir.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Statistics on their way into a {@link FileReading.FileMetadata}. A path that two columns share, because one has a dot in its
 * name, gets none.
 */
public final class StatisticsByPath {

    private final Map<String, ColumnStatistics> byPath = new HashMap<>();
    private final Set<String> shared = new HashSet<>();

    public void put(String path, ColumnStatistics statistics) {
        if (shared.contains(path)) {
            return;
        }
        if (byPath.remove(path) != null) {
            shared.add(path);
            return;
        }
        byPath.put(path, statistics);
    }

    /** Without those that say nothing. */
    public Map<String, ColumnStatistics> all() {
        Map<String, ColumnStatistics> telling = new HashMap<>(byPath);
        telling.values().removeIf(ColumnStatistics.NOTHING::equals);
        return telling;
    }
}
