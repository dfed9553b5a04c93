package dev.weir.catalog.file;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedWriter} wrote, in the same order. */
public final class PackedReader {

    private static final int SEVEN_BITS = 0x7f;

    private final byte[] bytes;
    private int at;

    /** @param bytes stay the caller's, and must not change */
    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean atEnd() {
        return at == bytes.length;
    }

    public long number() {
        long number = 0;
        for (int shift = 0; ; shift += Byte.SIZE - 1) {
            byte next = bytes[at++];
            number |= (long) (next & SEVEN_BITS) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    public int count() {
        return Math.toIntExact(number());
    }

    public String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public String textAfter(String before) {
        int same = count();
        return before.substring(0, same).concat(text());
    }
}
