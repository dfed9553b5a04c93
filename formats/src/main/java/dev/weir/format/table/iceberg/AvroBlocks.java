package dev.weir.format.table.iceberg;

import dev.weir.format.table.TableBroken;

/**
 * Walks over the blocks of an Avro file without reading them. Avro's own reader allocates what a block claims to have before it
 * looks how much there is.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#object-container-files">Object container files</a>
 */
final class AvroBlocks {

    private static final int MAGIC = 4;
    private static final int SYNC = 16;

    private final String name;
    private final byte[] bytes;
    private int at = MAGIC;

    private AvroBlocks(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** @throws TableBroken if a length leads out of the file */
    static void check(String name, byte[] bytes) {
        new AvroBlocks(name, bytes).walk();
    }

    private void walk() {
        if (bytes.length < MAGIC || bytes[0] != 'O' || bytes[1] != 'b' || bytes[2] != 'j' || bytes[3] != 1) {
            throw broken("does not start like an Avro file");
        }
        header();
        skip(SYNC);
        while (at < bytes.length) {
            if (number() < 0) {
                throw broken("has a block of less than no entries");
            }
            skip(number());
            skip(SYNC);
        }
    }

    private void header() {
        for (long entries = number(); entries != 0; entries = number()) {
            if (entries < 0) {
                number();
            }
            for (long i = 0; i < Math.abs(entries); i++) {
                skip(number());
                skip(number());
            }
        }
    }

    private void skip(long count) {
        if (count < 0 || count > bytes.length - at) {
            throw broken("is cut off: at byte " + at + " of " + bytes.length + " it promises " + count + " more");
        }
        at += (int) count;
    }

    private long number() {
        long raw = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= bytes.length) {
                throw broken("is cut off at byte " + at);
            }
            byte part = bytes[at++];
            raw |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw broken("has a length that is none, at byte " + at);
    }

    private TableBroken broken(String what) {
        return new TableBroken("iceberg-manifest-broken", name + " " + what + ".");
    }
}
