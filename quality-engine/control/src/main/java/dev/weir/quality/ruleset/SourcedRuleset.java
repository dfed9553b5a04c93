package dev.weir.quality.ruleset;

import java.util.Optional;

/** A ruleset, and the files that keep it; empty if it is kept on the site. */
public record SourcedRuleset(Ruleset ruleset, Optional<RulesetOrigin> origin) {

    /** Whether files keep it, and somebody changed it past them. */
    public boolean changedSince() {
        return origin.filter(one -> one.changedSince(ruleset)).isPresent();
    }
}
