package dev.weir.catalog.glue;

import dev.weir.catalog.dataset.Partition;
import dev.weir.catalog.dataset.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Gathers the partitions of one table as Glue tells them: all are counted, the first ones kept. Of one thread. */
final class ImportedPartitions {

    /** How many are kept of one table. */
    static final int MOST = 10_000;

    private static final Size UNKNOWN = new Size(OptionalLong.empty(), 0, 0);

    private final List<String> keys;
    private final String folder;
    private final List<Partition> kept = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private long count;
    private long sum;

    /** @param location of the table; empty if it has none */
    ImportedPartitions(List<String> keys, String location) {
        this.keys = List.copyOf(keys);
        this.folder = location.endsWith("/") ? location : location + "/";
    }

    void add(GluePlace place) {
        count++;
        // Pages come in no order that Glue promises, and a sum is the same in any.
        sum += checksum(place);
        if (kept.size() < MOST) {
            kept.add(new Partition(values(place), path(place), UNKNOWN));
        }
    }

    long count() {
        return count;
    }

    /** Changes when a partition comes, goes or moves. */
    String fingerprint() {
        return count + "-" + Long.toHexString(sum);
    }

    List<Partition> kept() {
        return List.copyOf(kept);
    }

    private Map<String, @Nullable String> values(GluePlace place) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(keys.size(), place.values().size()); i++) {
            String value = place.values().get(i);
            values.put(keys.get(i), value.equals(TableShape.NULL_VALUE) ? null : GlueText.kept(value));
        }
        return values;
    }

    /** Below the table, or its whole place if that is elsewhere. Two partitions may have the same; a dataset's may not. */
    private String path(GluePlace place) {
        String location = GlueText.location(place.location());
        String whole = location.endsWith("/") ? location : location + "/";
        String path = whole.startsWith(folder) ? whole.substring(folder.length()) : whole;
        if (path.isEmpty() || path.equals("/") || !paths.add(path)) {
            path = named(place);
            paths.add(path);
        }
        return path;
    }

    private String named(GluePlace place) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < place.values().size(); i++) {
            path.append(i < keys.size() ? keys.get(i) : "?")
                    .append('=')
                    .append(GlueText.kept(place.values().get(i)))
                    .append('/');
        }
        // Values are unique in a table, and yet such a path may be the place of another one.
        return paths.contains(path.toString()) ? path + "#" + count + "/" : path.toString();
    }

    private static long checksum(GluePlace place) {
        String text = String.join("\0", place.values()) + "\0\0" + place.location();
        CRC32C low = new CRC32C();
        low.update(text.getBytes(StandardCharsets.UTF_8));
        return (low.getValue() << 32) ^ text.hashCode();
    }
}
