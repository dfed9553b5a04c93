package dev.weir.format.table.delta;

import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.utils.CloseableIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;

/** The log of one table, to which the kernel may add. A version is whoever's writes it first. */
final class WrittenLog extends DeltaFiles {

    private final LakeStore store;

    WrittenLog(LakeStore store, LakePath log) {
        super(store, log);
        this.store = store;
    }

    /** Folders come with their files. */
    @Override
    public boolean mkdirs(String path) {
        return true;
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return new Output(path, location(path));
    }

    private void write(ObjectLocation location, byte[] content, boolean overwrite) throws FileAlreadyExistsException {
        if (overwrite) {
            store.write(location, content);
        } else if (!store.writeNew(location, content)) {
            throw new FileAlreadyExistsException(location.value());
        }
    }

    private final class Output implements OutputFile {

        private final String path;
        private final ObjectLocation location;

        Output(String path, ObjectLocation location) {
            this.path = path;
            this.location = location;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public PositionOutputStream create(boolean putIfAbsent) {
            return new Whole(location, putIfAbsent);
        }

        @Override
        public void writeAtomically(CloseableIterator<String> lines, boolean overwrite) throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try (lines) {
                while (lines.hasNext()) {
                    content.write(lines.next().getBytes(StandardCharsets.UTF_8));
                    content.write('\n');
                }
            }
            write(location, content.toByteArray(), overwrite);
        }
    }

    /** A checkpoint, whole in memory. */
    private final class Whole extends PositionOutputStream {

        private final ObjectLocation location;
        private final boolean putIfAbsent;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean closed;

        Whole(ObjectLocation location, boolean putIfAbsent) {
            this.location = location;
            this.putIfAbsent = putIfAbsent;
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
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                WrittenLog.this.write(location, content.toByteArray(), !putIfAbsent);
            }
        }
    }
}
