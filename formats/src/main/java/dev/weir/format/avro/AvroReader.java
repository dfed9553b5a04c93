package dev.weir.format.avro;

import dev.weir.format.Column;
import dev.weir.format.FileReading;
import dev.weir.format.FileReading.BrokenFile;
import dev.weir.format.FileReading.FileMetadata;
import dev.weir.format.MetadataReader;
import dev.weir.format.TextLimits;
import dev.weir.format.avro.AvroBytes.AvroBroken;
import dev.weir.format.storage.LakeInput;
import dev.weir.format.storage.ObjectBytes;
import dev.weir.format.storage.ObjectInput;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the schema in the header, and counts rows by what the blocks say of themselves: their data is neither unpacked nor,
 * if blocks are large, fetched.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#object-container-files">Object container files: magic, a
 *     map, a mark; then blocks of a count, a size, data and the mark</a>
 */
public final class AvroReader implements MetadataReader {

    /** Of data in a block: below it, to read on is cheaper than to ask again. */
    private static final long WORTH_A_REQUEST = 1024 * 1024;
    /** What one request fetches. */
    private static final long REQUEST = 128 * 1024;

    private final TextLimits limits;

    public AvroReader(TextLimits limits) {
        this.limits = limits;
    }

    @Override
    public FileReading read(LakeStore store, LakeObject object) {
        try {
            InputStream beginning = new ObjectInput(new ObjectBytes(store, object));
            AvroHeader header = AvroHeader.read(new AvroBytes(beginning));
            List<Column> columns = AvroSchema.columns(header.schema());
            return new FileMetadata(columns, rows(store, object, header, new AvroBytes(beginning)));
        } catch (EOFException cutOff) {
            return new BrokenFile("truncated", "ends in the middle of its header or of a block");
        } catch (AvroBroken broken) {
            return broken.broken();
        } catch (IOException broken) {
            return new BrokenFile("avro-broken", String.valueOf(broken.getMessage()));
        }
    }

    /** The schema as its writer had it, in JSON; empty if the file is none, or is damaged. */
    public static Optional<String> schema(LakeStore store, LakeObject object) {
        try {
            InputStream beginning = new ObjectInput(new ObjectBytes(store, object));
            return Optional.of(AvroHeader.read(new AvroBytes(beginning)).schema());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** @param blocks at the first block */
    private OptionalLong rows(LakeStore store, LakeObject object, AvroHeader header, AvroBytes blocks)
            throws IOException {
        if (blocks.atEnd()) {
            return OptionalLong.of(0);
        }
        long rows = count(blocks);
        long size = size(blocks, object);
        if (size >= WORTH_A_REQUEST || object.bytes() <= WORTH_A_REQUEST) {
            return more(blocks, object, header, rows, size, limits.countRowsUpTo() / REQUEST);
        }
        if (object.bytes() > limits.countRowsUpTo()) {
            return OptionalLong.empty();
        }
        try (InputStream all = new BufferedInputStream(LakeInput.open(store, object), (int) REQUEST)) {
            AvroBytes again = new AvroBytes(all);
            AvroHeader.read(again);
            rows = count(again);
            return more(again, object, header, rows, size(again, object), Long.MAX_VALUE);
        }
    }

    /**
     * @param rows of the first block, whose data comes next
     * @param most blocks that are looked at
     */
    private static OptionalLong more(
            AvroBytes blocks, LakeObject object, AvroHeader header, long rows, long size, long most)
            throws IOException {
        long all = rows;
        long data = size;
        for (long block = 1; ; block++) {
            blocks.skip(data);
            if (!Arrays.equals(blocks.take(AvroHeader.MARK), header.mark())) {
                throw new AvroBroken("avro-broken", "has a block that does not end with the file's mark");
            }
            if (blocks.atEnd()) {
                return OptionalLong.of(all);
            }
            if (block >= most) {
                return OptionalLong.empty();
            }
            all += count(blocks);
            data = size(blocks, object);
            if (all < 0) {
                throw new AvroBroken("avro-broken", "says that it has more rows than can be counted");
            }
        }
    }

    private static long count(AvroBytes blocks) throws IOException {
        long count = blocks.number();
        if (count < 0) {
            throw new AvroBroken("avro-broken", "has a block that says it has " + count + " rows");
        }
        return count;
    }

    private static long size(AvroBytes blocks, LakeObject object) throws IOException {
        long size = blocks.number();
        if (size < 0) {
            throw new AvroBroken("avro-broken", "has a block that says it has " + size + " bytes");
        }
        if (size > object.bytes()) {
            throw new EOFException();
        }
        return size;
    }
}
