package dev.weir.quality.ruleset;

import dev.weir.platform.page.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rulesets there are. */
public interface Rulesets {

    Optional<Ruleset> find(String name);

    /** Those of these names that there are. */
    List<Ruleset> find(Collection<String> names);

    /** Those of these ids that there are. */
    List<Ruleset> withIds(Collection<UUID> ids);

    /**
     * Waits until nobody else changes rulesets, and keeps others from it until the transaction ends. Without it, two who
     * change one at the same time would both make the same version of it.
     */
    void lockAll();

    /** Adds it, or replaces the one of the same id. */
    void save(Ruleset ruleset);

    /** Batches keep the ruleset that they were checked with. */
    void delete(UUID id);

    /** Up to one more than the page's limit, oldest first. */
    List<Ruleset> list(PageRequest page);
}
