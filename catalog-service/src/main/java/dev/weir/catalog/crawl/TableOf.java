package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.CrawlQueue.PrefixInvalid;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import java.util.Arrays;
import java.util.List;

/** Only whole tables are looked at: of a partition's folder, the table that it is a part of. */
final class TableOf {

    private TableOf() {}

    /**
     * @param prefix below the lake's root; empty for all of it
     * @throws PrefixInvalid if it leads nowhere below
     */
    static LakePath folder(Lake lake, String prefix) {
        try {
            String below = lake.root().resolve(prefix).relativeTo(lake.root());
            if (below.isEmpty()) {
                return lake.root();
            }
            List<String> folders =
                    Arrays.asList(below.substring(0, below.length() - 1).split("/"));
            int partitions = new Pins(lake.pins())
                    .partition(folders)
                    .orElseGet(() -> PartitionPath.endOf(folders))
                    .folders();
            List<String> table = folders.subList(0, folders.size() - partitions);
            List<String> insideMetadata = beforeMetadata(table);
            return insideMetadata.isEmpty() ? lake.root() : lake.root().resolve(String.join("/", insideMetadata) + "/");
        } catch (IllegalArgumentException nonsense) {
            throw new PrefixInvalid(prefix);
        }
    }

    // A change in a table's log is a change of the table.
    private static List<String> beforeMetadata(List<String> folders) {
        for (int i = 0; i < folders.size(); i++) {
            if (folders.get(i).equals(TableMarker.DELTA_LOG) || folders.get(i).equals(TableMarker.HUDI_FOLDER)) {
                return folders.subList(0, i);
            }
        }
        return folders;
    }

    /**
     * @param path below the lake's root, or whole
     * @throws PrefixInvalid if it is whole, and in no part of the lake
     */
    static String below(Lake lake, String path) {
        if (path.startsWith(lake.root().value())) {
            return path.substring(lake.root().value().length());
        }
        boolean whole =
                path.contains("://") || (path.startsWith("/") && !lake.root().isS3());
        String asUrl = path.startsWith("/") ? "file://" + path : path;
        if (!whole) {
            return path;
        }
        if ((asUrl + "/").equals(lake.root().value())) {
            return "";
        }
        if (!asUrl.startsWith(lake.root().value())) {
            throw new PrefixInvalid(path);
        }
        return asUrl.substring(lake.root().value().length());
    }
}
