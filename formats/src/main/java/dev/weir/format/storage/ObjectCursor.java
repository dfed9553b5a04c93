package dev.weir.format.storage;

import java.io.EOFException;
import java.io.IOException;

/** A place in an object, as the libraries' seekable streams have one. Not safe for many threads. */
public final class ObjectCursor {

    private final ObjectBytes bytes;
    private long at;

    public ObjectCursor(ObjectBytes bytes) {
        this.bytes = bytes;
    }

    public long position() {
        return at;
    }

    /** @throws EOFException if {@code position} is not in the object, nor just behind it */
    public void seek(long position) throws EOFException {
        if (position < 0 || position > bytes.length()) {
            throw new EOFException("cannot seek to " + position + " of " + bytes.length());
        }
        at = position;
    }

    /** The next byte; -1 at the end. */
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @return how many bytes were read; -1 at the end */
    public int read(byte[] to, int from, int count) throws IOException {
        int taken = bytes.read(at, to, from, count);
        at += Math.max(taken, 0);
        return taken;
    }
}
