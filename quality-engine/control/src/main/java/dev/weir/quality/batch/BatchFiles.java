package dev.weir.quality.batch;

import dev.weir.platform.problem.Place;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.quality.contract.CheckRequest.DataFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that make a batch. @param objects at least one */
record BatchFiles(LakePath folder, DataFormat format, List<LakeObject> objects) {

    /** Everything below {@code path}, except what readers of a lake skip: names that start with an underscore or a dot. */
    static BatchFiles below(LakePath path, LakeStore store) {
        List<LakeObject> objects = new ArrayList<>();
        store.list(path, object -> {
            if (!isHidden(path, object)) {
                objects.add(object);
            }
        });
        if (objects.isEmpty()) {
            throw new BatchEmpty(path);
        }
        return new BatchFiles(path, format(path, objects), objects);
    }

    /** One object alone. */
    static BatchFiles single(ObjectLocation location, LakeStore store) {
        LakePath folder = location.folder();
        List<LakeObject> objects = store.find(location).stream().toList();
        if (objects.isEmpty()) {
            throw new BatchEmpty(folder);
        }
        return new BatchFiles(folder, format(folder, objects), objects);
    }

    private static boolean isHidden(LakePath path, LakeObject object) {
        String below = object.location().value().substring(path.value().length());
        return ("/" + below).contains("/_") || ("/" + below).contains("/.");
    }

    private static DataFormat format(LakePath path, List<LakeObject> objects) {
        List<Place> unknown = objects.stream()
                .filter(object -> DataFormat.ofFile(object.location().name()).isEmpty())
                .map(object -> Place.key(object.location().value(), "is neither Parquet, CSV nor NDJSON by its name"))
                .limit(20)
                .toList();
        if (!unknown.isEmpty()) {
            throw new BatchFormatUnknown(path, unknown);
        }
        Set<DataFormat> formats = objects.stream()
                .flatMap(object -> DataFormat.ofFile(object.location().name()).stream())
                .collect(Collectors.toSet());
        if (formats.size() > 1) {
            throw new BatchFormatUnknown(path, List.of(Place.key(path.value(), "holds " + formats + " together")));
        }
        return formats.iterator().next();
    }

    /** Nothing is there. */
    static final class BatchEmpty extends Problem {
        BatchEmpty(LakePath path) {
            super(
                    BatchProblem.BATCH_EMPTY,
                    "There are no files below " + path + ": a batch needs at least one.",
                    List.of(Place.key(path.value(), "holds no files")));
        }
    }

    /** No engine can read it as one table. */
    static final class BatchFormatUnknown extends Problem {
        BatchFormatUnknown(LakePath path, List<Place> places) {
            super(
                    BatchProblem.BATCH_FORMAT_UNKNOWN,
                    "The files below " + path + " cannot be checked together: "
                            + places.get(0).key() + " " + places.get(0).detail() + ".",
                    places);
        }
    }
}
