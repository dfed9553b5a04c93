package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.ListedFolders.Content;
import dev.weir.catalog.crawl.Shard.What;
import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.StorageFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a lake into shards. A folder is cut open only if its folders cannot be parts of one table: none is called like a
 * partition or like the metadata of a table, and no pin says so. Neighbouring folders are one shard together, so that
 * listing them asks for full pages.
 */
final class ShardPlan {

    private static final int DEEPEST = 3;
    /** A folder with more in it stays in one piece: to look for where to cut it costs as much as to list it. */
    private static final int MOST_IN_FOLDER = 5_000;

    private final LakeStore store;
    private final LakePath lake;
    private final LakePath start;
    private final Pins pins;
    private final int wanted;
    private final ListedFolders listed;
    private final List<Shard> shards = new ArrayList<>();

    private ShardPlan(LakeStore store, LakePath lake, LakePath start, Pins pins, int wanted, ListedFolders listed) {
        this.store = store;
        this.lake = lake;
        this.start = start;
        this.pins = pins;
        this.wanted = wanted;
        this.listed = listed;
    }

    /**
     * @param wanted about how many; 1 looks at nothing
     * @param listed gets what was seen in the folders that were cut
     * @throws dev.weir.platform.storage.StorageFailed if {@code folder} cannot be listed
     */
    static List<Shard> of(
            LakeStore store, LakePath lake, LakePath folder, Pins pins, int wanted, ListedFolders listed) {
        if (wanted <= 1) {
            return List.of(Shard.all(0, folder));
        }
        ShardPlan plan = new ShardPlan(store, lake, folder, pins, wanted, listed);
        plan.cut();
        return plan.shards;
    }

    /** Folders of one folder, in their order. */
    private record Siblings(LakePath parent, List<LakePath> folders) {}

    private void cut() {
        List<LakePath> below = foldersToCut(start);
        if (below.isEmpty()) {
            shards.add(Shard.all(0, start));
            return;
        }
        List<Siblings> level = List.of(new Siblings(start, below));
        for (int depth = 1; depth < DEEPEST && size(level) > 0 && shards.size() + size(level) < wanted; depth++) {
            level = deeper(level);
        }
        int runLength = Math.max(1, (size(level) + wanted - 1) / wanted);
        level.forEach(siblings -> runs(siblings, runLength));
    }

    private static int size(List<Siblings> level) {
        return level.stream().mapToInt(siblings -> siblings.folders().size()).sum();
    }

    /** The folders below; those that stay in one piece become shards. */
    private List<Siblings> deeper(List<Siblings> level) {
        List<Siblings> next = new ArrayList<>();
        for (Siblings siblings : level) {
            add(siblings.parent(), What.FILES, KeyRange.ALL);
            for (LakePath folder : siblings.folders()) {
                List<LakePath> below = foldersToCut(folder);
                if (below.isEmpty()) {
                    add(folder, What.ALL, KeyRange.ALL);
                } else {
                    next.add(new Siblings(folder, below));
                }
            }
        }
        return next;
    }

    private void runs(Siblings siblings, int length) {
        add(siblings.parent(), What.FILES, KeyRange.ALL);
        List<LakePath> folders = siblings.folders();
        for (int from = 0; from < folders.size(); from += length) {
            int before = from + length;
            add(
                    siblings.parent(),
                    What.FOLDERS,
                    new KeyRange(
                            from == 0 ? "" : folders.get(from).relativeTo(siblings.parent()),
                            before >= folders.size() ? "" : folders.get(before).relativeTo(siblings.parent())));
        }
    }

    private void add(LakePath folder, What what, KeyRange range) {
        shards.add(new Shard(shards.size(), folder, what, range));
    }

    /** Empty if the folder is to stay in one piece. */
    private List<LakePath> foldersToCut(LakePath folder) {
        if (names(folder).stream().anyMatch(HiddenName::is)) {
            return List.of();
        }
        Content content = new Content();
        List<LakePath> below = content.folders;
        try {
            store.children(
                    folder,
                    object -> add(content.objects, object, content),
                    found -> add(below, found, content),
                    content.others::add);
        } catch (TooMany notWorthIt) {
            return List.of();
        } catch (StorageFailed failed) {
            // In one piece it is told as one that may not be listed.
            boolean isRest = !folder.equals(start) && failed.kind() == StorageFailed.Kind.REFUSED;
            if (isRest) {
                return List.of();
            }
            throw failed;
        }
        boolean oneTable = pins.spanBelow(names(folder))
                || below.stream().map(Naming::lastFolder).anyMatch(ShardPlan::mayBePartOfTable);
        if (oneTable || below.isEmpty()) {
            return List.of();
        }
        listed.keep(folder, content);
        return below;
    }

    private List<String> names(LakePath folder) {
        String relative = folder.relativeTo(lake);
        return relative.isEmpty() ? List.of() : Arrays.asList(relative.split("/"));
    }

    // A folder called 2024 is a partition or a table, which only the folders below it tell.
    private static boolean mayBePartOfTable(String name) {
        return name.indexOf('=') > 0
                || Character.isDigit(name.charAt(0))
                || name.equals(TableMarker.DELTA_LOG)
                || name.equals(TableMarker.HUDI_FOLDER)
                || name.equals(TableMarker.ICEBERG_METADATA);
    }

    private static <T> void add(List<T> to, T found, Content all) {
        to.add(found);
        if (all.size() > MOST_IN_FOLDER) {
            throw new TooMany();
        }
    }

    private static final class TooMany extends RuntimeException {
        TooMany() {
            super("there is too much in the folder to cut it", null, false, false);
        }
    }
}
