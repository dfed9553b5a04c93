package dev.weir.format.table.iceberg;

import dev.weir.format.storage.ObjectBytes;
import dev.weir.format.storage.ObjectCursor;
import dev.weir.format.table.TableBroken;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * The files of one table. Iceberg names them with their whole path: nothing outside the table's folder is read, whatever a
 * path says, and those of a table that was moved are found where it is now.
 */
final class IcebergFiles implements FileIO {

    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):(?://)?(.*)");
    private static final int LARGEST_IN_MEMORY = 32 * 1024 * 1024;

    private final transient LakeStore store;
    private final transient LakePath root;
    private final String writtenTo;

    /** @param writtenTo where the table is by its own account */
    IcebergFiles(LakeStore store, LakePath root, String writtenTo) {
        this.store = store;
        this.root = root;
        String place = known(writtenTo);
        this.writtenTo = place.endsWith("/") ? place : place + "/";
    }

    /** Whether the table is not where it says it is. */
    boolean wasMoved() {
        return !writtenTo.equals(root.value());
    }

    @Override
    public InputFile newInputFile(String path) {
        for (ObjectLocation place : places(path)) {
            Optional<LakeObject> object = store.find(place);
            if (object.isPresent()) {
                return new Input(store, object.get());
            }
        }
        throw new TableBroken(
                "iceberg-manifest-missing",
                path + " is not there: it was deleted, or the table was copied without it. Expire the snapshot or"
                        + " restore the file.");
    }

    /** Lengths that the metadata claims are not believed. */
    @Override
    public InputFile newInputFile(String path, long length) {
        return newInputFile(path);
    }

    private List<ObjectLocation> places(String path) {
        String known = known(path);
        List<ObjectLocation> places = new ArrayList<>();
        if (known.startsWith(root.value())) {
            place(known).ifPresent(places::add);
        }
        if (wasMoved() && known.startsWith(writtenTo)) {
            place(root.value() + known.substring(writtenTo.length())).ifPresent(places::add);
        }
        if (places.isEmpty()) {
            throw new TableBroken(
                    "iceberg-outside-root",
                    path + " is outside of the table's folder " + root + ", where Weir does not look. The table says"
                            + " that it is at " + writtenTo + ".");
        }
        return places;
    }

    // ".." would lead out again.
    private Optional<ObjectLocation> place(String path) {
        try {
            ObjectLocation location = new ObjectLocation(path);
            return location.folder().isBelow(root) ? Optional.of(location) : Optional.empty();
        } catch (IllegalArgumentException notAPlace) {
            return Optional.empty();
        }
    }

    private static String known(String path) {
        Matcher parts = SCHEME.matcher(path);
        if (!parts.matches()) {
            return path.startsWith("/") ? "file://" + path : path;
        }
        String rest = parts.group(2);
        return switch (parts.group(1)) {
            case "s3a", "s3n" -> "s3://" + rest;
            case "file" -> "file://" + rest;
            default -> path;
        };
    }

    @Override
    public OutputFile newOutputFile(String path) {
        throw new UnsupportedOperationException("Weir only reads tables");
    }

    @Override
    public void deleteFile(String path) {
        throw new UnsupportedOperationException("Weir only reads tables");
    }

    private record Input(LakeStore store, LakeObject object) implements InputFile {
        @Override
        public long getLength() {
            return object.bytes();
        }

        @Override
        public String location() {
            return object.location().value();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public SeekableInputStream newStream() {
            return object.bytes() > LARGEST_IN_MEMORY ? new Blocks(new ObjectBytes(store, object)) : new Whole(whole());
        }

        // Manifests are read from front to end: one request.
        private byte[] whole() {
            try (InputStream in = store.open(object.location())) {
                byte[] bytes = in.readNBytes((int) object.bytes());
                if (object.location().name().endsWith(".avro")) {
                    AvroBlocks.check(object.location().value(), bytes);
                }
                return bytes;
            } catch (IOException broken) {
                throw new TableBroken("iceberg-manifest-broken", location() + ": " + broken.getMessage(), broken);
            }
        }
    }

    private static final class Whole extends SeekableInputStream {
        private final byte[] content;
        private int at;

        Whole(byte[] content) {
            this.content = content;
        }

        @Override
        public long getPos() {
            return at;
        }

        @Override
        public void seek(long position) throws IOException {
            if (position < 0 || position > content.length) {
                throw new EOFException("cannot seek to " + position + " of " + content.length);
            }
            at = (int) position;
        }

        @Override
        public int read() {
            return at < content.length ? content[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int from, int count) {
            ByteArrayInputStream rest = new ByteArrayInputStream(content, at, content.length - at);
            int taken = rest.read(to, from, count);
            at += Math.max(taken, 0);
            return taken;
        }
    }

    private static final class Blocks extends SeekableInputStream {
        private final ObjectCursor cursor;

        Blocks(ObjectBytes bytes) {
            this.cursor = new ObjectCursor(bytes);
        }

        @Override
        public long getPos() {
            return cursor.position();
        }

        @Override
        public void seek(long position) throws IOException {
            cursor.seek(position);
        }

        @Override
        public int read() throws IOException {
            return cursor.read();
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            return cursor.read(to, from, count);
        }
    }
}
