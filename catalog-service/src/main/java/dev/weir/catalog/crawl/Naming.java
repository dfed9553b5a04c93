package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakePath;
import java.util.List;

/** What people call a dataset, told from its place. */
final class Naming {

    private Naming() {}

    /** {@code silver_crm.customers} for {@code silver/crm/customers/} below the lake's root. */
    static String alias(LakePath lake, LakePath dataset) {
        List<String> folders = folders(lake, dataset);
        if (folders.isEmpty()) {
            String ofRoot = lastFolder(lake);
            return ofRoot.isEmpty() ? lake.bucket() : ofRoot;
        }
        String table = folders.get(folders.size() - 1);
        return folders.size() == 1 ? table : String.join("_", folders.subList(0, folders.size() - 1)) + "." + table;
    }

    /** The first folder below the lake's root; empty for a dataset that lies directly in the root. */
    static String zone(LakePath lake, LakePath dataset) {
        List<String> folders = folders(lake, dataset);
        return folders.size() > 1 ? folders.get(0) : "";
    }

    /** The last part of a path, without its slash; empty for a bucket. */
    static String lastFolder(LakePath path) {
        String place = path.keyOrPath();
        String trimmed = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    private static List<String> folders(LakePath lake, LakePath dataset) {
        String below = dataset.relativeTo(lake);
        return below.isEmpty()
                ? List.of()
                : List.of(below.substring(0, below.length() - 1).split("/"));
    }
}
