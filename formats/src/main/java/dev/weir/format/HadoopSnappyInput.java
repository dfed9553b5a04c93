package dev.weir.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/**
 * Snappy as Hadoop frames it: blocks, each with its length once it is unpacked, of chunks, each with its length. Written
 * anew because others make buffers as large as a damaged length says.
 */
final class HadoopSnappyInput extends InputStream {

    /** How far back a chunk may refer; Hadoop's buffers have 256 kB. */
    private static final int WINDOW = 1024 * 1024;

    private final DataInputStream in;
    private long leftOfBlock;
    private InputStream chunk = InputStream.nullInputStream();

    HadoopSnappyInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = chunk.read(to, from, length);
        while (count <= 0) {
            if (!nextChunk()) {
                return -1;
            }
            count = chunk.read(to, from, length);
        }
        leftOfBlock -= count;
        if (leftOfBlock < 0) {
            throw new IOException("a block is longer than it says");
        }
        return count;
    }

    private boolean nextChunk() throws IOException {
        while (leftOfBlock == 0) {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            leftOfBlock = length(first);
        }
        int packed = length(in.read());
        chunk.close();
        chunk = new SnappyCompressorInputStream(new Part(in, packed), WINDOW);
        return true;
    }

    private int length(int first) throws IOException {
        if (first < 0) {
            throw new EOFException("it ends too early");
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 0) {
            throw new IOException("it has a length of " + length);
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The next bytes of a stream that goes on. */
    private static final class Part extends FilterInputStream {
        private int left;

        Part(InputStream in, int length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int count = left == 0 ? -1 : super.read(to, from, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() {}
    }
}
