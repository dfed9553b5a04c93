package dev.weir.catalog.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts as few bytes, for {@link PackedReader}. */
public final class PackedWriter {

    private static final int SEVEN_BITS = 0x7f;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes;
    private int length;

    public PackedWriter(int expected) {
        this.bytes = new byte[expected];
    }

    /** Small ones, that are not negative, take the least. */
    public PackedWriter number(long number) {
        room(LONGEST_NUMBER);
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[length++] = (byte) (rest & SEVEN_BITS | ~SEVEN_BITS);
            rest >>>= Byte.SIZE - 1;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    public PackedWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** A text that begins like {@code before}, which the reader has, too. */
    public PackedWriter textAfter(String before, String text) {
        int most = Math.min(before.length(), text.length());
        int same = 0;
        while (same < most && before.charAt(same) == text.charAt(same)) {
            same++;
        }
        // Half a pair is no text.
        if (same > 0 && Character.isHighSurrogate(text.charAt(same - 1))) {
            same--;
        }
        return number(same).text(text.substring(same));
    }

    /** All bytes of another one. */
    public PackedWriter all(PackedWriter other) {
        room(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    public int length() {
        return length;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
