package dev.weir.quality.profiling;

import dev.weir.platform.page.PageRequest;
import dev.weir.quality.contract.ProfileReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The profiles that are kept, and those under way. Every method works in the caller's transaction, if there is one. */
public interface Profiles {

    /** False, and nothing is added, if one of the dataset is on its way. */
    boolean add(Profile profile);

    Optional<Profile> find(UUID id);

    Optional<Profile> onItsWay(UUID dataset);

    /** The newest that is done. */
    Optional<Profile> newest(UUID dataset);

    /** Up to one more than the page's limit, newest first; what was found is left out. */
    List<Profile> list(UUID dataset, PageRequest page);

    /**
     * Gives {@code worker} the oldest that nobody holds, or whose lease has run out, and counts the attempt. Two callers
     * never get the same attempt. Those that have had {@code maxAttempts} are not given out.
     */
    Optional<Profile> claim(UUID worker, Instant now, Instant leaseUntil, int maxAttempts);

    /** False if it is no longer that worker's attempt. */
    boolean extendLease(UUID id, UUID worker, int attempt, Instant leaseUntil);

    /** False if it is no longer that worker's attempt. */
    boolean finish(UUID id, UUID worker, ProfileReport report, Instant now);

    /** Whether this worker's attempt has ended it. */
    boolean finishedBy(UUID id, UUID worker, int attempt);

    /** Fails those whose lease ran out on their last attempt; says which. */
    List<UUID> abandonLost(Instant now, int maxAttempts);

    /** Deletes those that have ended, but for the newest {@code kept} of the dataset and the newest that is done. */
    void trim(UUID dataset, int kept);
}
