package dev.weir.catalog.classify;

import dev.weir.catalog.crawl.HiddenName;
import dev.weir.catalog.dataset.Dataset;
import dev.weir.catalog.dataset.DatasetFormat;
import dev.weir.format.FileFormat;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Chooses the one file of a dataset that is sampled: the first, folder by folder, that is not hidden and not empty. */
final class FileChooser {

    private static final int MOST_FOLDERS = 32;
    /** As many as a page of a listing holds: a folder of a million others costs no more than one page. */
    private static final int MOST_ENTRIES = 1_000;

    /** Ends a listing that told enough. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough was listed", null, false, false);
        }
    }

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
            case ORC -> Optional.of(FileFormat.ORC);
            case AVRO -> Optional.of(FileFormat.AVRO);
            case RAW, VIEW, EXTERNAL -> Optional.empty();
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
        Entries entries = new Entries();
        try {
            store.children(folder, entries::object, entries::folder);
        } catch (Enough toldAll) {
            // What was seen so far is what is chosen from.
        }
        Optional<LakeObject> chosen = entries.fitting;
        for (Iterator<LakePath> below = entries.folders.iterator(); chosen.isEmpty() && below.hasNext(); ) {
            chosen = first(below.next());
        }
        return chosen;
    }

    private final class Entries {

        private Optional<LakeObject> fitting = Optional.empty();
        private final List<LakePath> folders = new ArrayList<>();
        private int seen;

        void object(LakeObject object) {
            if (fits(object)) {
                fitting = Optional.of(object);
                throw new Enough();
            }
            count();
        }

        void folder(LakePath below) {
            if (folders.size() < MOST_FOLDERS && !isHidden(below)) {
                folders.add(below);
            }
            count();
        }

        private void count() {
            if (++seen == MOST_ENTRIES) {
                throw new Enough();
            }
        }
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
