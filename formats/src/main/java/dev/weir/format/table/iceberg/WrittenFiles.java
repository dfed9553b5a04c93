package dev.weir.format.table.iceberg;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import java.io.ByteArrayOutputStream;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** The files of one table, for a commit: manifests are written whole. Reads as {@link IcebergFiles} does. */
final class WrittenFiles implements FileIO {

    private final transient LakeStore store;
    private final transient IcebergFiles read;

    WrittenFiles(LakeStore store, LakePath root) {
        this.store = store;
        this.read = new IcebergFiles(store, root, root.value());
    }

    @Override
    public InputFile newInputFile(String path) {
        return read.newInputFile(path);
    }

    @Override
    public InputFile newInputFile(String path, long length) {
        return read.newInputFile(path, length);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return new Output(this, path);
    }

    // What a commit that came to nothing has written.
    @Override
    public void deleteFile(String path) {
        store.delete(new ObjectLocation(path));
    }

    private record Output(WrittenFiles files, String location) implements OutputFile {

        @Override
        public PositionOutputStream create() {
            return createOrOverwrite();
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return new Whole(files.store, new ObjectLocation(location));
        }

        @Override
        public InputFile toInputFile() {
            return files.newInputFile(location);
        }
    }

    private static final class Whole extends PositionOutputStream {

        private final LakeStore store;
        private final ObjectLocation location;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean closed;

        Whole(LakeStore store, ObjectLocation location) {
            this.store = store;
            this.location = location;
        }

        @Override
        public long getPos() {
            return content.size();
        }

        @Override
        public void write(int one) {
            content.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            content.write(bytes, from, count);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                store.write(location, content.toByteArray());
            }
        }
    }
}
