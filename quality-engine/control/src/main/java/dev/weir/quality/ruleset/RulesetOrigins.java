package dev.weir.quality.ruleset;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Which rulesets are kept by files. A ruleset that is deleted loses its origin by that. */
public interface RulesetOrigins {

    /** By the id of the ruleset; those that no files keep are left out. */
    Map<UUID, RulesetOrigin> of(Collection<UUID> rulesets);

    /** Those of one source, by the id of the ruleset. */
    Map<UUID, RulesetOrigin> in(String source);

    /** In place of the one it had. */
    void save(UUID ruleset, RulesetOrigin origin);
}
