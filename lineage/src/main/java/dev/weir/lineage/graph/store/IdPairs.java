package dev.weir.lineage.graph.store;

/** Pairs of ids that are to be told when all others are. */
final class IdPairs {

    private final Ids pairs = new Ids();

    @FunctionalInterface
    interface Taker {
        void take(long one, long other);
    }

    void add(long one, long other) {
        pairs.add(one);
        pairs.add(other);
    }

    void forEach(Taker taker) {
        long[] all = pairs.toArray();
        for (int i = 0; i < all.length; i += 2) {
            taker.take(all[i], all[i + 1]);
        }
    }
}
