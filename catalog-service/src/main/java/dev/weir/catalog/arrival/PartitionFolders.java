package dev.weir.catalog.arrival;

import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Of which folders of a table the files are to be looked at, because of objects in them. */
final class PartitionFolders {

    /** To list the whole table is sooner done than to list so many folders one by one. */
    private static final int MOST = 100;

    private PartitionFolders() {}

    /**
     * @param prefix of the table, below the lake's root
     * @return below the table; empty if all of the table is to be looked at
     */
    static List<String> of(Lake lake, String prefix, List<String> locations) {
        LakePath table = lake.root().resolve(prefix);
        Set<String> folders = new TreeSet<>();
        for (String location : locations) {
            String folder = location.substring(0, location.lastIndexOf('/') + 1);
            if (!folder.startsWith(table.value()) || folders.size() > MOST) {
                return List.of();
            }
            folders.add(folder.substring(table.value().length()));
        }
        boolean all = folders.size() > MOST || folders.stream().anyMatch(folder -> !isPartition(lake, prefix, folder));
        return all ? List.of() : List.copyOf(folders);
    }

    // A table's log tells of all of it; and a folder that is none of the table's partitions by its name may be so by
    // the
    // table's metadata.
    private static boolean isPartition(Lake lake, String prefix, String folder) {
        return CrawlQueue.table(lake, prefix + folder).equals(prefix)
                && Arrays.stream(folder.split("/")).noneMatch(Placement.LOGS::contains);
    }
}
