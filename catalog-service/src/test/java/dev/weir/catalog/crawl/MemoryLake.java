package dev.weir.catalog.crawl;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.Unlisted;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A lake that is only a listing. */
final class MemoryLake implements LakeStore {

    static final LakePath ROOT = new LakePath("s3://lake/");

    private final Set<String> keys =
            new TreeSet<>(Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));

    /** @param paths below {@link #ROOT} */
    MemoryLake(Collection<String> paths) {
        paths.forEach(path -> keys.add(ROOT.value() + path));
    }

    @Override
    public void list(LakePath folder, KeyRange range, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        keys.stream()
                .filter(key -> key.startsWith(folder.value()))
                .filter(key -> range.contains(key.substring(folder.value().length())))
                .forEach(key -> each.accept(object(key)));
    }

    @Override
    public void children(
            LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others) {
        Set<String> below = new LinkedHashSet<>();
        list(folder, object -> {
            String key = object.location().value();
            int slash = key.indexOf('/', folder.value().length());
            if (slash < 0) {
                objects.accept(object);
            } else {
                below.add(key.substring(0, slash + 1));
            }
        });
        below.forEach(found -> folders.accept(new LakePath(found)));
    }

    private static LakeObject object(String key) {
        return new LakeObject(new ObjectLocation(key), 10, "e", Instant.EPOCH);
    }

    @Override
    public Optional<LakeObject> find(ObjectLocation location) {
        return keys.contains(location.value()) ? Optional.of(object(location.value())) : Optional.empty();
    }

    @Override
    public InputStream open(ObjectLocation location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] tail(ObjectLocation location, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] range(ObjectLocation location, long offset, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(ObjectLocation from, ObjectLocation to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(ObjectLocation from, ObjectLocation to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(ObjectLocation location, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean writeNew(ObjectLocation location, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ObjectLocation location) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteBelow(LakePath folder) {
        throw new UnsupportedOperationException();
    }
}
