package dev.weir.quality.run;

import dev.weir.platform.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The runs there are. Every method works in the caller's transaction. */
public interface Runs {

    void add(Run run);

    Optional<Run> find(UUID id);

    /** The run, locked until the transaction ends, so that two reports cannot both be the first. */
    Optional<Run> lock(UUID id);

    void save(Run run);

    /**
     * Gives {@code worker} the oldest run that nobody holds, or whose lease has run out, and counts the attempt. Two
     * callers never get the same attempt. Runs that have had {@code maxAttempts} are not given out.
     */
    Optional<Run> claim(UUID worker, Instant now, Instant leaseUntil, int maxAttempts);

    /** False if the run is no longer that worker's attempt. */
    boolean extendLease(UUID id, UUID worker, int attempt, Instant leaseUntil);

    /** Up to {@code limit} runs whose lease ran out on their last attempt, locked. */
    List<Run> lockLost(Instant now, int maxAttempts, int limit);

    /** Up to one more than the page's limit, newest first. */
    List<Run> list(Optional<Run.State> state, PageRequest page);

    /** Worker to the run that it holds now. */
    Map<UUID, UUID> heldByWorker();
}
