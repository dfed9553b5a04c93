package dev.weir.quality.ruleset;

import dev.weir.platform.page.PageRequest;
import java.util.List;
import java.util.Optional;

/** The rulesets there are. */
public interface Rulesets {

    Optional<Ruleset> find(String name);

    /** Adds it, or replaces the one of the same id. */
    void save(Ruleset ruleset);

    /** Up to one more than the page's limit, oldest first. */
    List<Ruleset> list(PageRequest page);
}
