package dev.weir.quality.batch;

import dev.weir.platform.lake.Lake;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import dev.weir.quality.rules.FileFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What file rules may look at: the batch, and the lake that it is in. */
final class LakeFiles implements FileFacts {

    private final Lake lake;
    private final LakeStore store;
    private final List<LakeObject> batch;

    LakeFiles(Lake lake, LakeStore store, List<LakeObject> batch) {
        this.lake = lake;
        this.store = store;
        this.batch = batch;
    }

    @Override
    public List<FileFact> batch() {
        return batch.stream().map(this::fact).toList();
    }

    /** @param path below the lake's root, or a full location within it; a folder or a file */
    @Override
    public List<FileFact> below(String path) throws IOException {
        String full = path.contains("://") ? path : lake.root().value() + path;
        if (!full.startsWith(lake.root().value())) {
            throw new IOException(path + " is outside of the lake " + lake.name() + ", " + lake.root());
        }
        try {
            List<FileFact> found = new ArrayList<>();
            if (!full.endsWith("/")) {
                store.find(new ObjectLocation(full)).map(this::fact).ifPresent(found::add);
            }
            if (found.isEmpty()) {
                store.list(new LakePath(full), object -> found.add(fact(object)));
            }
            return found;
        } catch (StorageFailed | IllegalArgumentException e) {
            throw new IOException(path + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private FileFact fact(LakeObject object) {
        return new FileFact(
                object.location().value(), object.bytes(), object.modified(), () -> store.open(object.location()));
    }
}
