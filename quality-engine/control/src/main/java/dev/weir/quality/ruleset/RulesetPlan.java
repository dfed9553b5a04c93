package dev.weir.quality.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * What it takes to bring the rulesets to what the files of a source say.
 *
 * @param changes in the order of their names
 * @param fingerprint of everything that the plan depends on: what the files say, and what is there
 */
public record RulesetPlan(String source, List<Change> changes, String fingerprint) {

    public RulesetPlan {
        changes = List.copyOf(changes);
    }

    /** What happens to a ruleset. */
    public enum Action {
        CREATE,
        UPDATE,
        /** It says what the file says already; from now on this source keeps it. */
        ADOPT,
        UNCHANGED,
        DELETE,
        /** Its file is gone, and it stays, since nothing is to be pruned. */
        ORPHAN
    }

    /** What becomes of a ruleset of the source whose file is gone. */
    public enum Vanished {
        KEPT,
        PRUNED
    }

    /** Why a ruleset is not this source's to change. */
    public enum Conflict {
        /** Somebody else changed it after this source did. */
        CHANGED_SINCE,
        /** It was made on the site, by the API, or by another source. */
        OTHER_ORIGIN
    }

    /**
     * @param file empty where there is none any more
     * @param conflict empty if nothing speaks against it
     * @param keptBy the source that keeps it today; empty if none does
     * @param before empty if there is none of this name; {@code after} is empty if there will be none
     */
    public record Change(
            String name,
            Optional<String> file,
            Action action,
            Optional<Conflict> conflict,
            Optional<String> keptBy,
            Optional<Ruleset> before,
            Optional<Ruleset> after,
            RulesetDiff diff) {}

    public List<Change> conflicts() {
        return changes.stream().filter(change -> change.conflict().isPresent()).toList();
    }
}
