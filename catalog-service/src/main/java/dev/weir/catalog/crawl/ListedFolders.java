package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.Shard.What;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.Unlisted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What a plan saw directly in the folders that it cut, so that the shards of those files need not list them again: where a
 * listing of one level skips all that is deeper, as in Ceph's gateway, it costs as much as many pages. Kept in memory only
 * and up to a bound; whoever goes on with a crawl after a kill lists again.
 */
final class ListedFolders {

    private static final long MOST_KEPT = 50_000;

    private final Map<LakePath, Content> contents = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();

    /** The content of one folder, without what is deeper. */
    static final class Content {
        final List<LakeObject> objects = new ArrayList<>();
        final List<LakePath> folders = new ArrayList<>();
        final List<Unlisted> others = new ArrayList<>();

        int size() {
            return objects.size() + folders.size() + others.size();
        }
    }

    void keep(LakePath folder, Content content) {
        if (kept.addAndGet(content.size()) <= MOST_KEPT) {
            contents.put(folder, content);
        }
    }

    /** As {@link Shard#list}; what was kept is given once, since a second time it may be old. */
    void list(
            Shard shard,
            LakeStore store,
            Consumer<LakeObject> objects,
            Consumer<LakePath> folders,
            Consumer<Unlisted> others) {
        Content content = shard.what() == What.FILES ? contents.remove(shard.folder()) : null;
        if (content == null) {
            shard.list(store, objects, folders, others);
            return;
        }
        content.objects.forEach(objects);
        content.folders.forEach(folders);
        content.others.forEach(others);
    }
}
