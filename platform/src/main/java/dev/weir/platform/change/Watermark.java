package dev.weir.platform.change;

/**
 * How far a reader of the feed has come: the transaction and the sequence number of the last change it took.
 *
 * <p>Both are needed. Sequence numbers are given out when a row is written and become visible when it is committed, in
 * another order; transaction ids below the oldest running transaction are all decided. See docs/adr/0003.
 */
public record Watermark(long xid, long seq) implements Comparable<Watermark> {

    /** Before the first change. */
    public static final Watermark START = new Watermark(0, 0);

    /** @throws IllegalArgumentException if {@code text} is not what {@link #toString} made */
    public static Watermark parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a watermark: " + text);
        }
        return new Watermark(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public int compareTo(Watermark other) {
        int byTransaction = Long.compare(xid, other.xid);
        return byTransaction != 0 ? byTransaction : Long.compare(seq, other.seq);
    }

    @Override
    public String toString() {
        return xid + "-" + seq;
    }
}
