package dev.weir.quality.batch;

import dev.weir.platform.failpoint.Failpoints;
import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.LakeStore;
import dev.weir.platform.storage.ObjectLocation;
import dev.weir.platform.storage.StorageFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Carries out a journal of moves. The whole list may be repeated: files that are already there stay. */
@ApplicationScoped
class Mover {

    private final Failpoints failpoints;

    Mover(Failpoints failpoints) {
        this.failpoints = failpoints;
    }

    /**
     * Afterwards every file is where it was to go.
     *
     * @param what is under way, for the names of the failpoints
     * @return the originals that could not be kept, because their owner took them away or changed them meanwhile
     * @throws StagedFileLost if some other file is neither where it was nor where it was to go
     */
    List<Move> carry(List<Move> journal, LakeStore store, String what) {
        List<Move> lost = new ArrayList<>();
        journal.stream().filter(move -> !isOriginal(move)).forEach(move -> requirePresent(move, store));
        for (int i = 0; i < journal.size(); i++) {
            if (!carry(journal.get(i), store)) {
                lost.add(journal.get(i));
            }
            failpoints.reached(what + ".moved." + (i + 1));
        }
        failpoints.reached(what + ".moved");
        journal.stream().filter(move -> !isOriginal(move)).forEach(move -> requireArrived(move, store));
        return lost;
    }

    private static boolean isOriginal(Move move) {
        return move.destination() == Move.Destination.ORIGINAL;
    }

    private static boolean carry(Move move, LakeStore store) {
        switch (move.way()) {
            case MOVE -> store.move(new ObjectLocation(move.from()), new ObjectLocation(move.to()));
            case COPY -> {
                if (isWhole(store, move.to(), move)) {
                    return true;
                }
                if (!isWhole(store, move.from(), move)) {
                    return false;
                }
                return copied(move, store);
            }
        }
        return true;
    }

    private static boolean copied(Move move, LakeStore store) {
        try {
            store.copy(new ObjectLocation(move.from()), new ObjectLocation(move.to()));
            return true;
        } catch (StorageFailed failed) {
            if (failed.kind() == StorageFailed.Kind.NOT_FOUND) {
                return false;
            }
            throw failed;
        }
    }

    /** Takes back what a journal brought so far. What was copied or moved from is elsewhere still, or lost anyway. */
    void takeBack(List<Move> journal, LakeStore store) {
        journal.forEach(move -> store.delete(new ObjectLocation(move.to())));
    }

    /** Deletes all that a batch has in quarantine. */
    void clearQuarantine(Batch batch, LakeStore store) {
        store.deleteBelow(batch.failedRows());
        store.deleteBelow(batch.heldBackRows());
        store.deleteBelow(batch.originals());
    }

    private static void requirePresent(Move move, LakeStore store) {
        boolean there = isWhole(store, move.from(), move) || isWhole(store, move.to(), move);
        if (!there) {
            throw new StagedFileLost(move);
        }
    }

    private static void requireArrived(Move move, LakeStore store) {
        if (!isWhole(store, move.to(), move)) {
            throw new StagedFileLost(move);
        }
    }

    private static boolean isWhole(LakeStore store, String location, Move move) {
        return store.find(new ObjectLocation(location))
                .map(LakeObject::bytes)
                .filter(bytes -> bytes == move.bytes())
                .isPresent();
    }

    /** A file is neither where it was put nor where it was to go. */
    static final class StagedFileLost extends RuntimeException {

        private final transient Move move;

        StagedFileLost(Move move) {
            super(move.from());
            this.move = move;
        }

        String reason() {
            return "The staged file " + move.from() + " (" + move.bytes() + " bytes) is neither there nor at "
                    + move.to() + ": something other than Weir removed or changed it";
        }
    }
}
