package dev.weir.format.parquet;

import java.io.IOException;

/**
 * A footer's bytes, in Thrift's compact protocol. Reads what is wanted and steps over the rest without making objects of it,
 * which is why it stands beside the generated classes: of a row group, little is wanted.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">The protocol</a>
 */
final class CompactBytes {

    static final int STOP = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BYTE = 3;
    static final int I16 = 4;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int DOUBLE = 7;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int SET = 10;
    static final int MAP = 11;
    static final int STRUCT = 12;
    static final int UUID = 13;

    private static final int DEEPEST = 64;
    private static final int LONG_LIST = 15;
    private static final int BITS_OF_LONG = 64;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type;
    private int listType;

    CompactBytes(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int left() {
        return end - at;
    }

    void skip(int count) throws FooterBroken {
        if (count < 0 || count > end - at) {
            throw new FooterBroken("it ends too early");
        }
        at += count;
    }

    /**
     * The id of the next field of a struct; its type is {@link #type} then.
     *
     * @param last the id of the field before, 0 at first
     * @return 0 at the struct's end
     */
    int field(int last) throws FooterBroken {
        int head = next();
        type = head & 0x0F;
        if (type == STOP) {
            return 0;
        }
        int delta = (head & 0xF0) >>> 4;
        return delta == 0 ? (int) number() : last + delta;
    }

    int type() {
        return type;
    }

    /** How many elements come, of {@link #listType}. Each takes at least one byte. */
    int list() throws FooterBroken {
        int head = next();
        listType = head & 0x0F;
        int size = head >>> 4;
        long count = size == LONG_LIST ? unsigned() : size;
        if (count < 0 || count > end - at) {
            throw new FooterBroken("it has a list of " + count + " elements in " + (end - at) + " bytes");
        }
        return (int) count;
    }

    int listType() {
        return listType;
    }

    void expect(int wanted, int found) throws FooterBroken {
        if (wanted != found) {
            throw new FooterBroken(
                    "it has a field of the type " + found + " where one of the type " + wanted + " belongs");
        }
    }

    /** A whole number of any size. */
    long number() throws FooterBroken {
        long bits = unsigned();
        return (bits >>> 1) ^ -(bits & 1);
    }

    /** How many bytes come. */
    int binary() throws FooterBroken {
        long length = unsigned();
        if (length < 0 || length > end - at) {
            throw new FooterBroken("it has a text of " + length + " bytes in " + (end - at) + " bytes");
        }
        return (int) length;
    }

    /** Steps over a value. In a list, a boolean takes a byte. */
    void skip(int type, boolean inList) throws FooterBroken {
        skip(type, inList, DEEPEST);
    }

    private void skip(int type, boolean inList, int depth) throws FooterBroken {
        if (depth == 0) {
            throw new FooterBroken("it is nested deeper than " + DEEPEST);
        }
        switch (type) {
            case TRUE, FALSE -> skip(inList ? 1 : 0);
            case BYTE -> skip(1);
            case I16, I32, I64 -> unsigned();
            case DOUBLE -> skip(8);
            case BINARY -> skip(binary());
            case UUID -> skip(16);
            case LIST, SET -> skipList(depth);
            case MAP -> skipMap(depth);
            case STRUCT -> skipStruct(depth);
            default -> throw new FooterBroken("it has a field of the type " + type + ", which there is not");
        }
    }

    private void skipList(int depth) throws FooterBroken {
        int count = list();
        int of = listType;
        for (int i = 0; i < count; i++) {
            skip(of, true, depth - 1);
        }
    }

    private void skipMap(int depth) throws FooterBroken {
        long count = unsigned();
        if (count == 0) {
            return;
        }
        int types = next();
        if (count < 0 || count > end - at) {
            throw new FooterBroken("it has a map of " + count + " entries in " + (end - at) + " bytes");
        }
        for (long i = 0; i < count; i++) {
            skip(types >>> 4, true, depth - 1);
            skip(types & 0x0F, true, depth - 1);
        }
    }

    private void skipStruct(int depth) throws FooterBroken {
        int id = 0;
        while ((id = field(id)) != 0) {
            skip(type, false, depth - 1);
        }
    }

    private int next() throws FooterBroken {
        if (at >= end) {
            throw new FooterBroken("it ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    private long unsigned() throws FooterBroken {
        long bits = 0;
        for (int shift = 0; shift < BITS_OF_LONG; shift += 7) {
            int b = next();
            bits |= (b & 0x7FL) << shift;
            if (b < 0x80) {
                return bits;
            }
        }
        throw new FooterBroken("it has a number of more than 64 bits");
    }

    /** The bytes are not what a writer wrote. */
    static final class FooterBroken extends IOException {
        FooterBroken(String reason) {
            super(reason);
        }
    }
}
