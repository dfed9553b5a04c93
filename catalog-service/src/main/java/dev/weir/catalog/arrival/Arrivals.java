package dev.weir.catalog.arrival;

import dev.weir.catalog.arrival.Triage.Known;
import dev.weir.platform.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The arrivals that were acknowledged. Lists give up to one more than the page's limit. */
public interface Arrivals {

    /** What {@link Triage} needs to know about {@code events}. Those waiting stay so until the transaction ends. */
    Known known(List<ObjectEvent> events);

    /** Adds those that are not there yet by their identity, and says which. All are waiting or outdated. */
    List<UUID> add(List<Arrival> arrivals, List<UUID> lakes);

    /** Newest first. */
    List<Arrival> list(Optional<String> lake, Optional<Arrival.State> state, PageRequest page);

    /** A table for which something waits. */
    record Due(UUID lakeId, String prefix) {}

    /**
     * Tables to be looked at now, the longest waiting first. Not those that a crawl is looking at: what it saw, and what
     * not, nobody can tell; and not those that one has looked at less than {@code gap} ago.
     */
    List<Due> due(Duration gap, int limit);

    /** Takes what is due for a table. Ends with {@link #looking} in the same transaction. @return the objects' locations */
    List<String> take(Due table);

    /** Says which crawl looks because of what {@link #take} took. */
    void looking(Due table, UUID crawlId);

    /** What waits for {@code table} belongs to {@code prefix}. */
    void move(Due table, String prefix);

    /**
     * @param most failures until it is dead
     * @param pause after the first failure; twice as long after each more, at most {@code longestPause}
     */
    record Patience(int most, Duration pause, Duration longestPause) {}

    /** A table could not be looked at. */
    void failed(Due table, String error, Patience patience);

    /** Settles what the crawls that have ended looked at: done, or waiting again, or dead. */
    void settle(Patience patience);

    /** Lets a dead one wait again. False if it is not dead. */
    boolean revive(UUID id);

    /** The roots of the known tables of an open table format that hold {@code folder}, the outermost first. */
    List<String> tablesAbove(List<String> roots);

    /** Forgets what was settled before. @return how many, at most {@code limit} */
    int prune(Instant before, int limit);

    /** @param oldest waiting or being looked at */
    record Backlog(long waiting, long looking, Optional<Instant> oldest) {}

    Backlog backlog();
}
