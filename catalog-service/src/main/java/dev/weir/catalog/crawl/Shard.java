package dev.weir.catalog.crawl;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.Unlisted;
import java.util.function.Consumer;

/**
 * A part of a crawl that is done on its own, by one service, and again from its beginning if that service dies. No table lies
 * in two of them.
 *
 * @param seq from 0, in its crawl
 * @param what which of the folder's content belongs to it
 * @param range the stretch of the folder's folders that belongs to it; all unless it is {@link What#FOLDERS}
 */
public record Shard(int seq, LakePath folder, What what, KeyRange range) {

    /** No name begins with a smaller character. */
    private static final KeyRange ONLY_THE_FOLDER = new KeyRange("", "\u0001");

    /** Which content of a folder. */
    public enum What {
        /** The files in it, and everything in the folders below. */
        ALL,
        /** Only the files in it. */
        FILES,
        /** Only what is in the folders below. */
        FOLDERS
    }

    static Shard all(int seq, LakePath folder) {
        return new Shard(seq, folder, What.ALL, KeyRange.ALL);
    }

    /**
     * @param folders takes the names of the folders below, of which nothing is listed
     * @param others takes what was not gone into
     */
    void list(LakeStore store, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others) {
        switch (what) {
            case ALL -> store.list(folder, KeyRange.ALL, objects, others);
            case FILES -> store.children(folder, objects, folders, others);
            case FOLDERS ->
                store.list(
                        folder,
                        range,
                        object -> {
                            if (object.location()
                                            .value()
                                            .indexOf('/', folder.value().length())
                                    >= 0) {
                                objects.accept(object);
                            }
                        },
                        unlisted -> {
                            if (unlisted.place().indexOf('/', folder.value().length()) >= 0) {
                                others.accept(unlisted);
                            }
                        });
        }
    }

    /** The stretch in which the roots lie that this shard may find. */
    KeyRange roots() {
        return switch (what) {
            case ALL -> KeyRange.ALL;
            case FILES -> ONLY_THE_FOLDER;
            case FOLDERS -> range;
        };
    }

    /** True if a dataset with this root is found by this shard, if it is there. */
    boolean covers(LakePath root) {
        return switch (what) {
            case ALL -> root.isBelow(folder);
            case FILES -> root.equals(folder);
            case FOLDERS -> root.isBelow(folder) && !root.equals(folder) && range.contains(root.relativeTo(folder));
        };
    }
}
