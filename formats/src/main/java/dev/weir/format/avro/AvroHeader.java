package dev.weir.format.avro;

import dev.weir.format.avro.AvroBytes.AvroBroken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * @param schema as JSON
 * @param mark that ends each block
 * @param codec that blocks are packed with: {@code null} for none
 */
record AvroHeader(String schema, byte[] mark, String codec) {

    static final int MARK = 16;

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    /** Real schemas of 10,000 fields stay below it. */
    private static final long LONGEST = 16 * 1024 * 1024;

    private static final int COST = 2;

    static AvroHeader read(AvroBytes in) throws IOException {
        if (!Arrays.equals(in.take(MAGIC.length), MAGIC)) {
            throw new AvroBroken("wrong-magic", "does not begin with Obj: it is not an Avro file");
        }
        String schema = null;
        String codec = "null";
        long left = LONGEST;
        for (long entries = entries(in); entries != 0; entries = entries(in)) {
            // Blocks and entries of no bytes cost something, too.
            left -= COST;
            for (long i = 0; i < entries; i++) {
                String key = new String(bytes(in, left), StandardCharsets.UTF_8);
                byte[] value = bytes(in, left - key.length());
                left -= key.length() + value.length + COST;
                if (key.equals("avro.schema")) {
                    schema = new String(value, StandardCharsets.UTF_8);
                } else if (key.equals("avro.codec")) {
                    codec = new String(value, StandardCharsets.UTF_8);
                }
            }
        }
        if (schema == null) {
            throw new AvroBroken("schema-broken", "has a header without a schema");
        }
        return new AvroHeader(schema, in.take(MARK), codec);
    }

    // A negative count is followed by how many bytes the entries have.
    private static long entries(AvroBytes in) throws IOException {
        long count = in.number();
        if (count < 0) {
            in.number();
        }
        return count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
    }

    private static byte[] bytes(AvroBytes in, long most) throws IOException {
        long length = in.number();
        if (length < 0 || length > most) {
            throw new AvroBroken("avro-broken", "has a header with " + length + " bytes in one place");
        }
        return in.take((int) length);
    }
}
