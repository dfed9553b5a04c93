package dev.weir.platform.change;

import java.util.List;

/**
 * Every change of state, in an order in which no change appears behind a reader's back.
 *
 * <p>A reader keeps its {@link Watermark} in the transaction in which it acts on what it read: killed in between, it reads
 * the same changes again.
 */
public interface ChangeFeed {

    /** Writes a change in the caller's transaction. {@code payload} becomes a JSON object. */
    void append(String kind, String subject, Object payload);

    /**
     * The changes after {@code watermark}, oldest first, at most {@code limit}. Changes of a transaction that is younger
     * than some transaction still running are held back until that one has ended, so an empty answer means "nothing yet".
     */
    List<Change> readAfter(Watermark watermark, int limit);

    /**
     * Of the newest change that {@link #readAfter} would give out now; {@link Watermark#START} if there is none. Who then
     * reads a table sees all that the changes up to there tell of.
     */
    Watermark newest();
}
