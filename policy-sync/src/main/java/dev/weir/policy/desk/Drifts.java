package dev.weir.policy.desk;

import dev.weir.policy.plan.Plan;
import dev.weir.policy.target.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was found to differ. */
public interface Drifts {

    /**
     * Notes what differs now: opens a drift, or brings the open one up to date.
     *
     * @return true if it is new, or another one than before
     */
    boolean found(UUID id, String target, Plan repair);

    /** @return false if none was open */
    boolean end(String target, Drift.State state, String by);

    Optional<Drift> find(UUID id);

    /** Open ones first, then newest first, at most {@code limit}. */
    List<Drift> list(int limit);

    /** Takes these differences as they are, until they change again. */
    void accept(String target, List<Change> repairs, String person);

    /** Whether what the target holds now is what somebody accepted. */
    boolean accepted(String target, Change repair);

    /** False if another replica looks at this target meanwhile, or it was looked at a short time ago. */
    boolean due(String target, Duration every);

    void observed(String target, Instant at, Optional<String> error);

    record Observed(String target, Optional<Instant> at, Optional<String> error) {}

    List<Observed> observations();
}
