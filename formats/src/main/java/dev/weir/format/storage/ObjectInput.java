package dev.weir.format.storage;

import java.io.EOFException;
import java.io.InputStream;

/** An object from its beginning on; what is skipped is not fetched. */
public final class ObjectInput extends InputStream {

    private final ObjectBytes bytes;
    private long at;

    public ObjectInput(ObjectBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws EOFException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int count) throws EOFException {
        int taken = bytes.read(at, to, from, count);
        at += Math.max(taken, 0);
        return taken;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, bytes.length() - at));
        at += skipped;
        return skipped;
    }
}
