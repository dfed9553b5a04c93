package dev.weir.format.parquet;

import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.transport.TTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/** Bytes that Thrift reads where they are; its own transport copies them one by one. */
final class FooterTransport extends TTransport {

    private final byte[] bytes;
    private final int end;
    private int at;

    FooterTransport(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public int read(byte[] to, int from, int length) {
        int count = Math.min(length, end - at);
        System.arraycopy(bytes, at, to, from, count);
        at += count;
        return count;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        throw new UnsupportedOperationException("a footer is only read");
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getBufferPosition() {
        return at;
    }

    @Override
    public int getBytesRemainingInBuffer() {
        return end - at;
    }

    @Override
    public void consumeBuffer(int count) {
        at += count;
    }

    @Override
    public TConfiguration getConfiguration() {
        return TConfiguration.DEFAULT;
    }

    @Override
    public void updateKnownMessageSize(long size) {}

    @Override
    public void checkReadBytesAvailable(long count) throws TTransportException {
        if (count < 0 || count > end - at) {
            throw new TTransportException(TTransportException.END_OF_FILE, "it ends too early");
        }
    }
}
