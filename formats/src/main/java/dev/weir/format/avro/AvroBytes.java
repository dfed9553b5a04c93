package dev.weir.format.avro;

import dev.weir.format.FileReading.BrokenFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Avro's binary encoding, as far as containers need it. */
final class AvroBytes {

    private static final int BITS_OF_LONG = 64;

    private final PushbackInputStream in;

    AvroBytes(InputStream in) {
        this.in = new PushbackInputStream(in, 1);
    }

    boolean atEnd() throws IOException {
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }

    byte[] take(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    void skip(long count) throws IOException {
        in.skipNBytes(count);
    }

    /** An int or a long: seven bits a byte, the sign in the lowest bit. */
    long number() throws IOException {
        long bits = 0;
        for (int shift = 0; shift < BITS_OF_LONG; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            bits |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new AvroBroken("avro-broken", "has a number of more than 64 bits");
    }

    /** What a container must not hold. */
    static final class AvroBroken extends IOException {
        private final String code;

        AvroBroken(String code, String reason) {
            super(reason);
            this.code = code;
        }

        BrokenFile broken() {
            return new BrokenFile(code, String.valueOf(getMessage()));
        }
    }
}
