package dev.weir.catalog.arrival;

import dev.weir.catalog.crawl.CrawlQueue;
import dev.weir.catalog.crawl.HiddenName;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakePath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which part of which lake is to be looked at because of an object, by its name alone. */
public sealed interface Placement {

    /** @param prefix of the table, below the lake's root, as a crawl takes it */
    record Below(Lake lake, String prefix) implements Placement {}

    /** @param reason why there is nothing to look at */
    record Nowhere(String reason) implements Placement {}

    /** Hidden folders that tell what a table holds. */
    Set<String> LOGS = Set.of("_delta_log", ".hoodie");

    static Placement of(String location, List<Lake> lakes) {
        Optional<Lake> lake = lakes.stream()
                .filter(candidate -> location.startsWith(candidate.root().value()))
                .max(Comparator.comparingInt(
                        candidate -> candidate.root().value().length()));
        return lake.map(found -> in(found, location)).orElseGet(() -> new Nowhere("is in none of the lakes"));
    }

    private static Placement in(Lake lake, String location) {
        if (location.endsWith("/")) {
            return new Nowhere("is the marker of a folder, not a file");
        }
        String below = location.substring(lake.root().value().length());
        int nameAt = below.lastIndexOf('/') + 1;
        String folder = below.substring(0, nameAt);
        if (folder.startsWith("/")
                || !LakePath.isFolder(lake.root().value() + folder)
                || folder.lines().count() > 1) {
            return new Nowhere("has a folder without a name, or one that no folder may have; crawls skip it");
        }
        List<String> folders = folder.isEmpty() ? List.of() : Arrays.asList(folder.split("/"));
        for (int i = 0; i < folders.size(); i++) {
            if (HiddenName.is(folders.get(i))) {
                return LOGS.contains(folders.get(i)) ? table(lake, folders.subList(0, i)) : hidden();
            }
        }
        return HiddenName.is(below.substring(nameAt)) ? hidden() : table(lake, folders);
    }

    private static Placement table(Lake lake, List<String> folders) {
        return new Below(lake, CrawlQueue.table(lake, folders.isEmpty() ? "" : String.join("/", folders) + "/"));
    }

    private static Placement hidden() {
        return new Nowhere("is hidden: a name in it starts with _ or .; crawls skip it");
    }
}
