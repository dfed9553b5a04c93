package dev.weir.format;

import dev.weir.platform.storage.KeyRange;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.Unlisted;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** A lake with one file in it, in memory. Counts how often it is asked. */
public final class OneFile implements LakeStore {

    private final LakeObject object;
    private final byte[] content;
    private int reads;
    private long bytesRead;

    public OneFile(String name, byte[] content) {
        this(name, content, content.length);
    }

    /** @param claimed bytes that the listing said it has */
    public OneFile(String name, byte[] content, long claimed) {
        this.object = new LakeObject(new ObjectLocation("file:///lake/" + name), claimed, "etag", Instant.EPOCH);
        this.content = content;
    }

    public FileReading readBy(MetadataReader reader) {
        return reader.read(this, object);
    }

    public int reads() {
        return reads;
    }

    /** Without what streams gave. */
    public long bytesRead() {
        return bytesRead;
    }

    private byte[] part(int from, int to) {
        reads++;
        bytesRead += to - from;
        return Arrays.copyOfRange(content, from, to);
    }

    @Override
    public void list(LakePath folder, KeyRange range, Consumer<LakeObject> each, Consumer<Unlisted> others) {
        each.accept(object);
    }

    @Override
    public Optional<LakeObject> find(ObjectLocation location) {
        return Optional.of(object);
    }

    @Override
    public InputStream open(ObjectLocation location) {
        reads++;
        return new ByteArrayInputStream(content);
    }

    @Override
    public byte[] tail(ObjectLocation location, int count) {
        return part(Math.max(0, content.length - count), content.length);
    }

    @Override
    public void children(
            LakePath folder, Consumer<LakeObject> objects, Consumer<LakePath> folders, Consumer<Unlisted> others) {
        objects.accept(object);
    }

    @Override
    public byte[] range(ObjectLocation location, long offset, int count) {
        int from = (int) Math.min(offset, content.length);
        return part(from, Math.min(from + count, content.length));
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
    public void write(ObjectLocation location, byte[] bytes) {
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
