package dev.weir.policy.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The plans that were made. */
public interface Plans {

    void add(KeptPlan plan);

    Optional<KeptPlan> find(UUID id);

    /** Newest first; up to one more than {@code limit}. */
    List<KeptPlan.Summary> list(Optional<UUID> before, int limit);

    /** @return false if this person had approved it already */
    boolean approve(UUID plan, String person);
}
