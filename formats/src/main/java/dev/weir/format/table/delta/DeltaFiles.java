package dev.weir.format.table.delta;

import dev.weir.format.storage.ObjectBytes;
import dev.weir.format.table.TableBroken;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.internal.fs.Path;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log of one table, for the kernel. Nothing else of the lake is given to it, whatever the log says. */
class DeltaFiles implements FileIO {

    private static final int MOST_LOG_FILES = 1_000_000;
    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    private final LakeStore store;
    private final LakePath log;

    DeltaFiles(LakeStore store, LakePath log) {
        this.store = store;
        this.log = log;
    }

    /** In the order of names, as S3 lists and as the kernel expects. */
    @Override
    public CloseableIterator<FileStatus> listFrom(String path) throws IOException {
        ObjectLocation from = location(path);
        List<FileStatus> found = new ArrayList<>();
        store.children(
                from.folder(),
                object -> {
                    if (object.location().name().compareTo(from.name()) >= 0) {
                        found.add(status(object));
                    }
                    if (found.size() > MOST_LOG_FILES) {
                        throw new TableBroken(
                                "delta-log-too-long",
                                from.folder() + " has more than " + MOST_LOG_FILES
                                        + " files. Let Delta clean up the log.");
                    }
                },
                below -> {});
        return Utils.toCloseableIterator(found.iterator());
    }

    @Override
    public FileStatus getFileStatus(String path) throws IOException {
        return status(object(path));
    }

    @Override
    public String resolvePath(String path) {
        return path;
    }

    /** Lengths that the log claims are not believed. */
    @Override
    public InputFile newInputFile(String path, long size) {
        return new Input(path);
    }

    @Override
    public Optional<String> getConf(String key) {
        return Optional.empty();
    }

    @Override
    public boolean mkdirs(String path) {
        throw readOnly();
    }

    @Override
    public OutputFile newOutputFile(String path) {
        throw readOnly();
    }

    @Override
    public boolean delete(String path) {
        throw readOnly();
    }

    @Override
    public void copyFileAtomically(String from, String to, boolean overwrite) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("Weir only reads tables");
    }

    // The kernel writes file:/a where Weir writes file:///a, and compares texts.
    static FileStatus status(LakeObject object) {
        return FileStatus.of(
                new Path(object.location().value()).toString(),
                object.bytes(),
                object.modified().toEpochMilli());
    }

    private LakeObject object(String path) throws FileNotFoundException {
        return store.find(location(path)).orElseThrow(() -> new FileNotFoundException(path + " is not there"));
    }

    final ObjectLocation location(String path) {
        String known = path.startsWith("file:/") && !path.startsWith("file:///")
                ? "file:///" + path.substring("file:/".length())
                : path;
        try {
            ObjectLocation location = new ObjectLocation(known);
            if (location.folder().isBelow(log)) {
                return location;
            }
        } catch (IllegalArgumentException notAPlace) {
            throw outside(path);
        }
        throw outside(path);
    }

    private TableBroken outside(String path) {
        return new TableBroken(
                "delta-outside-root", path + " is outside of the table's log " + log + ", where Weir does not look.");
    }

    private final class Input implements InputFile {
        private final String path;

        Input(String path) {
            this.path = path;
        }

        @Override
        public long length() throws IOException {
            return object(path).bytes();
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            return new Stream(path, new ObjectBytes(store, object(path)), path.endsWith(".json"));
        }
    }

    private static final class Stream extends SeekableInputStream {
        private final String path;
        private final ObjectBytes bytes;
        private final boolean lines;
        private long at;
        private long lineStart;

        Stream(String path, ObjectBytes bytes, boolean lines) {
            this.path = path;
            this.bytes = bytes;
            this.lines = lines;
        }

        @Override
        public long getPos() {
            return at;
        }

        @Override
        public void seek(long position) throws IOException {
            if (position < 0 || position > bytes.length()) {
                throw new EOFException("cannot seek to " + position + " of " + bytes.length());
            }
            at = position;
            lineStart = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            int taken = bytes.read(at, to, from, count);
            if (taken > 0) {
                checkLines(to, from, taken);
                at += taken;
            }
            return taken;
        }

        // The kernel holds a whole line of a commit in memory.
        private void checkLines(byte[] read, int from, int count) {
            if (!lines) {
                return;
            }
            for (int i = count - 1; i >= 0; i--) {
                if (read[from + i] == '\n') {
                    lineStart = at + i;
                    break;
                }
            }
            if (at + count - lineStart > LONGEST_LINE) {
                throw new TableBroken(
                        "delta-log-broken", path + " has a line of more than " + LONGEST_LINE + " bytes.");
            }
        }

        @Override
        public void readFully(byte[] to, int from, int count) throws IOException {
            int done = 0;
            while (done < count) {
                int taken = read(to, from + done, count - done);
                if (taken < 0) {
                    throw new EOFException(path + " ends " + (count - done) + " bytes too early");
                }
                done += taken;
            }
        }
    }
}
