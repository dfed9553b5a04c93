package dev.weir.format.avro;

import com.github.luben.zstd.ZstdInputStream;
import dev.weir.format.UnionType;
import dev.weir.format.avro.AvroBytes.AvroBroken;
import dev.weir.format.storage.ObjectBytes;
import dev.weir.format.storage.ObjectInput;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/**
 * The first rows: text, numbers and dates, lists and maps too. Read by hand, and not by Avro's reader: that
 * one trusts what a damaged file says of lengths, and takes the memory for it.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro's binary encoding</a>
 */
public final class AvroValues {

    private static final long MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_BLOCKS = 1_000;
    private static final int DEEPEST = 64;
    /** Of one value; what is longer is passed over. */
    private static final int LONGEST = 64 * 1024;
    /** Of one list or map. */
    private static final int MOST_ENTRIES = 200;
    /** Of one block, whatever they are: records of no bytes cost nothing but time. */
    private static final int MOST_VALUES = 100_000;

    private final AvroBytes bytes;
    private final BiConsumer<String, String> values;
    private int left = MOST_VALUES;

    private AvroValues(AvroBytes bytes, BiConsumer<String, String> values) {
        this.bytes = bytes;
        this.values = values;
    }

    /** @param values takes a path and a value at it */
    public static void read(LakeStore store, LakeObject object, int rows, BiConsumer<String, String> values)
            throws IOException {
        AvroBytes file = new AvroBytes(new ObjectInput(new ObjectBytes(store, object)));
        AvroHeader header = AvroHeader.read(file);
        Schema schema = AvroSchema.parsed(header.schema());
        long bytesLeft = MOST_BYTES;
        long rowsLeft = rows;
        for (int block = 0; block < MOST_BLOCKS && rowsLeft > 0 && !file.atEnd(); block++) {
            long count = file.number();
            long size = file.number();
            if (count < 0 || size < 0) {
                throw new AvroBroken("avro-broken", "has a block of " + count + " rows and " + size + " bytes");
            }
            if (size > bytesLeft) {
                break;
            }
            bytesLeft -= size;
            rowsLeft -=
                    rows(schema, unpacked(header.codec(), file.take((int) size)), Math.min(rowsLeft, count), values);
            if (!Arrays.equals(file.take(AvroHeader.MARK), header.mark())) {
                throw new AvroBroken("avro-broken", "has a block that does not end with the file's mark");
            }
        }
    }

    private static long rows(Schema schema, InputStream unpacked, long count, BiConsumer<String, String> values)
            throws IOException {
        try (unpacked) {
            AvroValues reader = new AvroValues(new AvroBytes(unpacked), values);
            for (long row = 0; row < count; row++) {
                reader.value(schema, "", 0);
            }
            return count;
        }
    }

    private static InputStream unpacked(String codec, byte[] block) throws IOException {
        InputStream in = new ByteArrayInputStream(block);
        return switch (codec) {
            case "null" -> in;
            case "deflate" -> new InflaterInputStream(in, new Inflater(true));
            case "snappy" -> new SnappyCompressorInputStream(in);
            case "bzip2" -> new BZip2CompressorInputStream(in);
            case "zstandard" -> new ZstdInputStream(in);
            default -> throw new AvroBroken("avro-broken", "is packed with " + codec);
        };
    }

    private void value(Schema schema, String path, int depth) throws IOException {
        if (depth > DEEPEST || --left < 0) {
            throw new AvroBroken(
                    "avro-broken", "is nested deeper, or has more in a row, than may be read for a sample");
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> bytes.take(1);
            case INT -> {
                long number = bytes.number();
                boolean day = schema.getLogicalType() instanceof LogicalTypes.Date;
                tell(path, day ? LocalDate.ofEpochDay((int) number).toString() : Long.toString(number));
            }
            case LONG -> tell(path, Long.toString(bytes.number()));
            case FLOAT -> tell(path, Float.toString(fixed(Float.BYTES).getFloat()));
            case DOUBLE -> tell(path, Double.toString(fixed(Double.BYTES).getDouble()));
            case BYTES -> bytes.skip(length());
            case FIXED -> bytes.skip(schema.getFixedSize());
            case STRING -> text(path);
            case ENUM -> symbol(schema, path);
            case RECORD -> record(schema, path, depth);
            case ARRAY -> array(schema, path, depth);
            case MAP -> map(schema, path, depth);
            case UNION -> union(schema, path, depth);
        }
    }

    private void tell(String path, String value) {
        values.accept(path, value);
    }

    private ByteBuffer fixed(int count) throws IOException {
        return ByteBuffer.wrap(bytes.take(count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long length() throws IOException {
        long length = bytes.number();
        if (length < 0) {
            throw new AvroBroken("avro-broken", "has a value of " + length + " bytes");
        }
        return length;
    }

    private void text(String path) throws IOException {
        long length = length();
        if (length > LONGEST) {
            bytes.skip(length);
        } else {
            tell(path, new String(bytes.take((int) length), StandardCharsets.UTF_8));
        }
    }

    private void symbol(Schema schema, String path) throws IOException {
        long place = bytes.number();
        if (place < 0 || place >= schema.getEnumSymbols().size()) {
            throw new AvroBroken("avro-broken", "has a symbol that its schema has not");
        }
        tell(path, schema.getEnumSymbols().get((int) place));
    }

    private void record(Schema schema, String path, int depth) throws IOException {
        for (Schema.Field field : schema.getFields()) {
            value(field.schema(), path.isEmpty() ? field.name() : path + "." + field.name(), depth + 1);
        }
    }

    private void union(Schema schema, String path, int depth) throws IOException {
        long place = bytes.number();
        if (place < 0 || place >= schema.getTypes().size()) {
            throw new AvroBroken("avro-broken", "has a type that its union has not");
        }
        List<Schema> others = new ArrayList<>(schema.getTypes());
        others.removeIf(type -> type.getType() == Schema.Type.NULL);
        Schema member = schema.getTypes().get((int) place);
        String below = others.size() > 1 ? path + "." + UnionType.fieldName(Math.max(0, others.indexOf(member))) : path;
        value(member, below, depth + 1);
    }

    private void array(Schema schema, String path, int depth) throws IOException {
        entries(() -> value(schema.getElementType(), path + ".element", depth + 1));
    }

    private void map(Schema schema, String path, int depth) throws IOException {
        entries(() -> {
            text(path + ".key");
            value(schema.getValueType(), path + ".value", depth + 1);
        });
    }

    @FunctionalInterface
    private interface Entry {
        void read() throws IOException;
    }

    /** Of many that tell their size the rest is passed over. */
    private void entries(Entry entry) throws IOException {
        for (long count = bytes.number(); count != 0; count = bytes.number()) {
            if (count < 0) {
                long size = length();
                if (count < -MOST_ENTRIES) {
                    bytes.skip(size);
                    continue;
                }
                count = -count;
            }
            for (long i = 0; i < count; i++) {
                if (--left < 0) {
                    throw new EOFException();
                }
                entry.read();
            }
        }
    }
}
