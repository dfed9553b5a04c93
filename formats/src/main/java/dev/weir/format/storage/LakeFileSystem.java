package dev.weir.format.storage;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A lake's store for libraries that know only Hadoop's file systems. Reads; whoever writes is refused. {@link
 * dev.weir.platform.storage.StorageFailed} passes through it as it is.
 */
public final class LakeFileSystem extends FileSystem {

    private static final int BLOCK = 128 * 1024 * 1024;

    private final LakeStore store;
    private final URI uri;

    /** @param place any path of the lake: its scheme and bucket are the file system's */
    public LakeFileSystem(LakeStore store, LakePath place) {
        this.store = store;
        this.uri = URI.create(place.isS3() ? "s3://" + place.bucket() : "file:///");
        setConf(new Configuration(false));
    }

    public static Path path(LakePath folder) {
        return path(folder.isS3(), folder.bucket(), folder.keyOrPath());
    }

    public static Path path(ObjectLocation object) {
        return path(object.folder().isS3(), object.folder().bucket(), object.keyOrPath());
    }

    private static Path path(boolean s3, String bucket, String keyOrPath) {
        return s3 ? new Path("s3", bucket, "/" + keyOrPath) : new Path("file", "", keyOrPath);
    }

    private ObjectLocation location(Path path) {
        String key = path.toUri().getPath();
        return new ObjectLocation(uri.getScheme().equals("s3") ? "s3://" + uri.getAuthority() + key : "file://" + key);
    }

    private LakePath folder(Path path) {
        return path.isRoot()
                ? new LakePath(uri.toString())
                : new LakePath(location(path).value());
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        LakeObject object = store.find(location(path)).orElseThrow(() -> new FileNotFoundException(path.toString()));
        return new FSDataInputStream(new Input(new ObjectBytes(store, object)));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        List<FileStatus> found = new ArrayList<>();
        store.children(
                folder(path), object -> found.add(status(object)), below -> found.add(folderStatus(path(below))));
        if (found.isEmpty()) {
            LakeObject object =
                    store.find(location(path)).orElseThrow(() -> new FileNotFoundException(path.toString()));
            found.add(status(object));
        }
        return found.toArray(FileStatus[]::new);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        Optional<LakeObject> object = path.isRoot() ? Optional.empty() : store.find(location(path));
        if (object.isPresent()) {
            return status(object.get());
        }
        boolean[] any = {path.isRoot()};
        store.children(folder(path), below -> any[0] = true, below -> any[0] = true);
        if (!any[0]) {
            throw new FileNotFoundException(path.toString());
        }
        return folderStatus(path);
    }

    private static FileStatus status(LakeObject object) {
        return new FileStatus(
                object.bytes(), false, 1, BLOCK, object.modified().toEpochMilli(), path(object.location()));
    }

    private static FileStatus folderStatus(Path path) {
        return new FileStatus(0, true, 1, BLOCK, 0, path);
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path(uri.toString());
    }

    @Override
    public void setWorkingDirectory(Path path) {
        throw readOnly();
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress) {
        throw readOnly();
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
        throw readOnly();
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw readOnly();
    }

    @Override
    public boolean delete(Path path, boolean recursive) {
        throw readOnly();
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("Weir only reads tables");
    }

    private static final class Input extends FSInputStream {
        private final ObjectCursor cursor;

        Input(ObjectBytes bytes) {
            this.cursor = new ObjectCursor(bytes);
        }

        @Override
        public void seek(long position) throws IOException {
            cursor.seek(position);
        }

        @Override
        public long getPos() {
            return cursor.position();
        }

        @Override
        public boolean seekToNewSource(long target) {
            return false;
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
