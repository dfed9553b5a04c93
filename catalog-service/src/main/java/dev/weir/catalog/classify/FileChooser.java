package dev.weir.catalog.classify;

import dev.weir.catalog.crawl.HiddenName;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.format.FileFormat;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import java.util.Optional;

/** Chooses the one file of a dataset that is sampled: the first, folder by folder, that is not hidden and not empty. */
final class FileChooser {

    private static final int MOST_FOLDERS = 32;

    private final LakeStore store;
    private final FileFormat format;
    private int left = MOST_FOLDERS;

    private FileChooser(LakeStore store, FileFormat format) {
        this.store = store;
        this.format = format;
    }

    /** Empty if the dataset's values are not sampled at all. Tables have their rows in Parquet. */
    static Optional<FileFormat> format(DatasetFormat format) {
        return switch (format) {
            case PARQUET, DELTA, ICEBERG, HUDI -> Optional.of(FileFormat.PARQUET);
            case CSV -> Optional.of(FileFormat.CSV);
            case NDJSON -> Optional.of(FileFormat.NDJSON);
            case ORC, AVRO, RAW -> Optional.empty();
        };
    }

    static Optional<LakeObject> first(LakeStore store, Dataset dataset, FileFormat format) {
        return dataset.location().endsWith("/")
                ? new FileChooser(store, format).first(new LakePath(dataset.location()))
                : store.find(new ObjectLocation(dataset.location()));
    }

    private Optional<LakeObject> first(LakePath folder) {
        if (--left < 0) {
            return Optional.empty();
        }
        LakeObject[] found = new LakeObject[1];
        LakePath[] below = new LakePath[MOST_FOLDERS];
        int[] count = {0};
        store.children(
                folder,
                object -> {
                    if (found[0] == null && fits(object)) {
                        found[0] = object;
                    }
                },
                child -> {
                    if (count[0] < below.length && !isHidden(child)) {
                        below[count[0]++] = child;
                    }
                });
        Optional<LakeObject> chosen = Optional.ofNullable(found[0]);
        for (int i = 0; chosen.isEmpty() && i < count[0]; i++) {
            chosen = first(below[i]);
        }
        return chosen;
    }

    private boolean fits(LakeObject object) {
        String name = object.location().name();
        return object.bytes() > 0 && !HiddenName.is(name) && FileFormat.of(name).equals(Optional.of(format));
    }

    private static boolean isHidden(LakePath folder) {
        String path = folder.value().substring(0, folder.value().length() - 1);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return HiddenName.is(name);
    }
}
