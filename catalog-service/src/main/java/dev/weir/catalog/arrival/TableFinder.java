package dev.weir.catalog.arrival;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.LakeStores;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the table that a folder is a part of, where the folder's name alone does not tell: tables of an open format keep
 * their files in folders of their own, and to crawl such a folder by itself would make a dataset of deleted rows.
 */
@ApplicationScoped
class TableFinder {

    private static final String DATA = "data";
    private static final String METADATA = "metadata";

    private final Arrivals arrivals;
    private final LakeStores stores;

    TableFinder(Arrivals arrivals, LakeStores stores) {
        this.arrivals = arrivals;
        this.stores = stores;
    }

    /**
     * The prefix to be crawled for what lies below {@code prefix}; often the same.
     *
     * @throws dev.weir.platform.storage.StorageFailed if the lake had to be asked, and did not answer
     */
    String tableOf(Lake lake, String prefix) {
        List<String> above = above(prefix);
        List<String> known = arrivals.tablesAbove(above.stream()
                .map(folder -> lake.root().resolve(folder).value())
                .toList());
        if (!known.isEmpty()) {
            return new LakePath(known.get(0)).relativeTo(lake.root());
        }
        for (String folder : above) {
            String below = prefix.substring(folder.length());
            if ((below.startsWith(DATA + "/") || below.startsWith(METADATA + "/")) && isIceberg(lake, folder)) {
                return folder;
            }
        }
        return prefix;
    }

    /** The folders that lead to it, without itself, the root first. */
    private static List<String> above(String prefix) {
        List<String> above = new ArrayList<>();
        StringBuilder folder = new StringBuilder();
        for (String name : prefix.isEmpty() ? List.<String>of() : Arrays.asList(prefix.split("/"))) {
            above.add(folder.toString());
            folder.append(name).append('/');
        }
        return above;
    }

    private boolean isIceberg(Lake lake, String folder) {
        LakeStore store = stores.of(lake.root(), lake.s3());
        boolean[] found = {false};
        store.children(
                lake.root().resolve(folder + METADATA + "/"),
                object -> {
                    String name = object.location().name();
                    found[0] |= name.endsWith(".metadata.json") || name.endsWith(".metadata.json.gz");
                },
                folders -> {});
        return found[0];
    }
}
