package dev.weir.catalog.crawl;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a lake into shards. A folder is cut open only if its folders cannot be parts of one table: none is called like a
 * partition or like the metadata of a table, and no pin says so.
 */
final class ShardPlan {

    private static final int ENOUGH = 64;
    private static final int DEEPEST = 3;
    /** A folder with more in it is one shard: to look for where to cut it costs as much as to list it. */
    private static final int MOST_IN_FOLDER = 2_000;

    private final LakeStore store;
    private final LakePath lake;
    private final Pins pins;
    private final List<Shard> shards = new ArrayList<>();

    private ShardPlan(LakeStore store, LakePath lake, Pins pins) {
        this.store = store;
        this.lake = lake;
        this.pins = pins;
    }

    /** @throws dev.weir.platform.storage.StorageFailed if {@code folder} cannot be listed */
    static List<Shard> of(LakeStore store, LakePath lake, LakePath folder, Pins pins) {
        ShardPlan plan = new ShardPlan(store, lake, pins);
        plan.cut(folder);
        return plan.shards;
    }

    private void cut(LakePath start) {
        List<LakePath> level = List.of(start);
        for (int depth = 0; depth < DEEPEST && shards.size() + level.size() < ENOUGH && !level.isEmpty(); depth++) {
            List<LakePath> next = new ArrayList<>();
            for (LakePath folder : level) {
                List<LakePath> below = foldersToCut(folder);
                add(folder, below.isEmpty());
                next.addAll(below);
            }
            level = next;
        }
        level.forEach(folder -> add(folder, true));
    }

    private void add(LakePath folder, boolean whole) {
        shards.add(new Shard(shards.size(), folder, whole));
    }

    /** Empty if the folder is to stay in one piece. */
    private List<LakePath> foldersToCut(LakePath folder) {
        List<LakePath> below = new ArrayList<>();
        int[] seen = {0};
        try {
            store.children(folder, object -> count(seen), found -> {
                count(seen);
                below.add(found);
            });
        } catch (TooMany notWorthIt) {
            return List.of();
        }
        boolean oneTable = pins.spanBelow(names(folder))
                || below.stream().map(Naming::lastFolder).anyMatch(ShardPlan::mayBePartOfTable);
        return oneTable ? List.of() : below;
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

    private static void count(int[] seen) {
        if (++seen[0] > MOST_IN_FOLDER) {
            throw new TooMany();
        }
    }

    private static final class TooMany extends RuntimeException {
        TooMany() {
            super("there is too much in the folder to cut it", null, false, false);
        }
    }
}
