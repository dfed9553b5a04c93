package dev.weir.lineage.fold;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.Told.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The events that wait, and the right to fold them. */
public interface Queue {

    /**
     * Locks out other folders until the transaction ends.
     *
     * @return the number of clean-ups so far; empty while another folds
     */
    OptionalLong lock();

    /** Takes the oldest, at most {@code limit}, out of the queue. */
    List<EventId> take(int limit);

    void folded(int events);

    /** How often something was told that nobody understands, and when last. */
    record Count(long times, Instant last) {}

    void count(Map<Unknown, Count> unknown);

    /** Gives an event up. */
    void drop(EventId id);

    /** @param foldedAt when the last batch was folded */
    record Standing(long folded, Optional<Instant> foldedAt, long pending) {}

    Standing standing();

    /** What is not understood, the most frequent first. */
    Map<Unknown, Count> unknown(int limit);
}
