package dev.weir.lineage.intake;

import dev.weir.lineage.event.EventId;
import dev.weir.lineage.event.EventReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events, word for word. Safe for many threads. */
public interface EventLog {

    /**
     * Keeps events, and lets them wait to be folded. When it returns they are kept; when it throws, none is. What was kept
     * before is left alone, also within {@code events}.
     */
    void append(List<EventReader.Read> events);

    /** The JSON of those that there are. */
    Map<EventId, byte[]> bodies(Collection<EventId> ids);

    /** How many wait to be folded; counted no further than {@code most}. */
    int pending(int most);

    /**
     * Events by time.
     *
     * @param before exclusive
     * @param after exclusive
     */
    record Slice(Optional<Instant> before, Optional<Instant> after, Order order, int limit, int offset) {}

    /** By the events' time. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /** An event with what is known of how it came. */
    record Kept(EventId id, Instant at, Instant receivedAt, byte[] json) {}

    List<Kept> list(Slice slice);

    Optional<Kept> find(EventId id);

    /** What is kept of a run, oldest first, at most {@code limit}. */
    List<Kept> ofRun(UUID run, int limit);

    /** Forgets the events of whole days before {@code end}. @return how many days */
    int forget(java.time.LocalDate end);
}
