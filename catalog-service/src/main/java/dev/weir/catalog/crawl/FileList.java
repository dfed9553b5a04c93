package dev.weir.catalog.crawl;

import dev.weir.catalog.crawl.FileGroup.GroupedFile;
import dev.weir.catalog.file.PackedReader;
import dev.weir.catalog.file.PackedWriter;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.ObjectLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The files of one group in the order of the listing, packed: some tens of bytes each, and what is more than a few megabytes
 * lies in a file of the temporary folder. To be filled by one thread, and then read by another, as often as it likes.
 */
final class FileList implements Iterable<GroupedFile>, AutoCloseable {

    static final int IN_MEMORY = 4 * 1024 * 1024;

    private static final int SMALLEST_BLOCK = 512;
    private static final int BLOCK = 64 * 1024;

    /** Packed files; of those that were put away, {@code bytes} is null. */
    private record Block(byte @Nullable [] bytes, long at, int length) {}

    private final LakePath root;
    private final int inMemory;
    // Neighbours are of the same partition.
    private final List<PartitionPath> partitions = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private PackedWriter writer = new PackedWriter(SMALLEST_BLOCK);
    private String lastPath = "";
    private String lastEtag = "";
    private int held;
    private long size;
    private @Nullable FileChannel away;
    private long awayBytes;

    FileList(LakePath root) {
        this(root, IN_MEMORY);
    }

    FileList(LakePath root, int inMemory) {
        this.root = root;
        this.inMemory = inMemory;
    }

    void add(LakeObject object, PartitionPath partition) {
        if (partitions.isEmpty() || !partitions.get(partitions.size() - 1).equals(partition)) {
            partitions.add(partition);
        }
        String path = object.location().value().substring(root.value().length());
        writer.number(partitions.size() - 1L)
                .textAfter(lastPath, path)
                .textAfter(lastEtag, object.etag())
                .number(object.bytes())
                .number(object.modified().getEpochSecond())
                .number(object.modified().getNano());
        lastPath = path;
        lastEtag = object.etag();
        size++;
        if (writer.length() >= BLOCK) {
            endBlock();
        }
    }

    private void endBlock() {
        if (writer.length() == 0) {
            return;
        }
        byte[] bytes = writer.bytes();
        if (held + bytes.length <= inMemory) {
            blocks.add(new Block(bytes, 0, bytes.length));
            held += bytes.length;
        } else {
            blocks.add(new Block(null, awayBytes, bytes.length));
            putAway(bytes);
        }
        writer = new PackedWriter(SMALLEST_BLOCK);
        lastPath = "";
        lastEtag = "";
    }

    private void putAway(byte[] bytes) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                awayBytes += channel().write(rest, awayBytes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the list of the files in " + root + " could not be kept in " + System.getProperty("java.io.tmpdir")
                            + ": make room there",
                    failed);
        }
    }

    // Without a name the file is gone as soon as nobody has it open, however we end.
    private FileChannel channel() throws IOException {
        FileChannel channel = away;
        if (channel == null) {
            Path file = Files.createTempFile("weir-files-", ".list");
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(file);
            away = channel;
        }
        return channel;
    }

    long size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** True if some file lies in a folder below the group's own. */
    boolean anyInFolders() {
        return partitions.stream().anyMatch(partition -> partition.folders() > 0);
    }

    /** True if the folders say something of some file. */
    boolean anyWithValues() {
        return partitions.stream().anyMatch(partition -> !partition.values().isEmpty());
    }

    @Override
    public Iterator<GroupedFile> iterator() {
        endBlock();
        return new Iterator<>() {
            private final Iterator<Block> left = blocks.iterator();
            private PackedReader reader = new PackedReader(new byte[0]);
            private String path = "";
            private String etag = "";

            @Override
            public boolean hasNext() {
                return !reader.atEnd() || left.hasNext();
            }

            @Override
            public GroupedFile next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (reader.atEnd()) {
                    reader = new PackedReader(bytes(left.next()));
                    path = "";
                    etag = "";
                }
                PartitionPath partition = partitions.get(reader.count());
                path = reader.textAfter(path);
                etag = reader.textAfter(etag);
                long bytes = reader.number();
                Instant modified = Instant.ofEpochSecond(reader.number(), reader.number());
                return new GroupedFile(
                        new LakeObject(new ObjectLocation(root.value() + path), bytes, etag, modified), partition);
            }
        };
    }

    private byte[] bytes(Block block) {
        byte[] inMemory = block.bytes();
        if (inMemory != null) {
            return inMemory;
        }
        try {
            ByteBuffer bytes = ByteBuffer.allocate(block.length());
            while (bytes.hasRemaining()) {
                if (channel().read(bytes, block.at() + bytes.position()) < 0) {
                    throw new IOException("it ends too early");
                }
            }
            return bytes.array();
        } catch (IOException failed) {
            throw new UncheckedIOException("the list of the files in " + root + " cannot be read again", failed);
        }
    }

    @Override
    public void close() {
        try {
            if (away != null) {
                away.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
